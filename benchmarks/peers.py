"""What other searches answer to the same queries on the same pages: Pagefind and lunr.

They are in `.venv-bench` alone: nothing else needs them.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from opened import ROOT, Opened
from selectolax.lexbor import LexborHTMLParser

from tests.support.searching import Answer, Query

PYTHON = os.environ.get("BENCH_PYTHON", str(ROOT / ".venv-bench" / "bin" / "python"))
LUNR = ROOT / "benchmarks" / "lunr_answers.py"
MOST = 8
_PAGEFIND = """async ([address, queries, most]) => {
  const pagefind = await import(`${address}/pagefind/pagefind.js`);
  const answers = [];
  for (const query of queries) {
    const { results } = await pagefind.search(query);
    const pages = await Promise.all(results.slice(0, most).map((one) => one.data()));
    answers.push(pages.map(({ url }) => url));
  }
  return answers;
}"""


def peers(here: Opened, language: str, asked: Iterable[Query]) -> dict[str, list[Answer]]:
    """The answers of each, by its name."""
    queries = [*asked]
    typed = [query.query for query in queries]
    found = {"Pagefind": pagefind(here, language, typed), "lunr": lunr(here, language, typed)}
    return {
        name: [
            Answer(query, [_page(url, language) for url in urls], [], nothing=not urls)
            for query, urls in zip(queries, answers, strict=True)
        ]
        for name, answers in found.items()
    }


def pagefind(here: Opened, language: str, queries: list[str]) -> list[list[str]]:
    """The addresses that Pagefind shows, for each query."""
    if not (here.site / "pagefind").is_dir():
        command = [PYTHON, "-m", "pagefind", "--site", here.site, "--root-selector", "article"]
        subprocess.run(command, check=True, capture_output=True)
    page = here.browser.new_page()
    page.goto(f"{here.address}/{language}/")
    answers: list[list[str]] = page.evaluate(_PAGEFIND, [here.address, queries, MOST])
    page.close()
    return answers


def lunr(here: Opened, language: str, queries: list[str]) -> list[list[str]]:
    """The same of lunr, as it comes: it has no way to cut Chinese."""
    told = json.dumps([[*_documents(here.site / language)], queries, MOST])
    done = subprocess.run([PYTHON, LUNR], input=told, check=True, stdout=subprocess.PIPE, text=True)
    answers: list[list[str]] = json.loads(done.stdout)
    return answers


def _documents(home: Path) -> Iterator[dict[str, str]]:
    """What lunr is given of each page."""
    for path in sorted(home.rglob("index.html")):
        article = LexborHTMLParser(path.read_bytes()).css_first("article")
        if article is not None:
            title = article.css_first("h1")
            yield {
                "url": f"{home.name}/{path.parent.relative_to(home).as_posix()}",
                "title": title.text() if title else "",
                "text": article.text(separator=" "),
            }


def _page(url: str, language: str) -> str:
    """The path of an address below the language's folder."""
    path = url.partition("#")[0].removesuffix("index.html")
    return path.partition(f"{language}/")[2].strip("/") if f"{language}/" in path else ""
