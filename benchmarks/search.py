"""How well search answers in both languages: a table, and every query it misses.

Run with `make bench-search`. The handbook is built, served and searched in real Chromium.
"""

from __future__ import annotations

import contextlib
import functools
import gzip
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "browser")]

import chromium  # noqa: E402 - found on the path set above
from conftest import mkdocs_build  # noqa: E402
from searching import TOP, Answer, ask, groups, queries, recalls  # noqa: E402

NAME = "team-playbook"
SAMPLE = 6
"""The first search is measured with every sixth query."""


def main() -> None:
    """Print what was measured."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / NAME
        done = mkdocs_build(ROOT, site)
        if done.returncode:
            sys.exit(done.stderr)
        with serve(Path(folder)) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=chromium.find(), args=["--no-sandbox", "--disable-gpu"]
            )
            for language in ("zh", "en"):
                answers = ask(browser, f"{address}/{NAME}", language, queries(language))
                report(language, answers)
                asked = [query.query for query in queries(language)[::SAMPLE]]
                weights = sorted(
                    first_search(browser, f"{address}/{NAME}", language, query, site) / 1000
                    for query in asked
                )
                print(f"first search, kB gzip, of {len(asked)} queries:", end=" ")
                print(f"median {median(weights):.0f}, most {weights[-1]:.0f}\n")
            browser.close()


def report(language: str, answers: list[Answer]) -> None:
    """A table of recall by kind, then the misses."""
    counts = Counter(name for answer in answers for name in groups(answer.query))
    print(f"{language}: {len(answers)} queries")
    print(f"| kind | queries | recall@{TOP} |\n|---|---|---|")
    for name, value in recalls(answers).items():
        print(f"| {name} | {counts[name]} | {value:.3f} |")
    print(f"empty: {sum(not a.shown for a in answers)}", end="; ")
    print(f"in the wrong language: {sum(bool(a.foreign) for a in answers)}")
    for answer in answers:
        if answer.recall < 1:
            missing = [path for path in answer.query.right if path not in answer.shown[:TOP]]
            print(f"  missed by {answer.query.query!r}: {missing}; shown {answer.shown[:TOP]}")


def first_search(browser: Browser, address: str, language: str, query: str, site: Path) -> int:
    """Bytes, gzipped as a server would, that the first search of a visit fetches."""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.goto(f"{address}/{language}/", wait_until="networkidle")
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url))
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill(query)
    page.locator("#search:not([aria-busy=true]) .pb-search__results li").first.wait_for()
    page.wait_for_load_state("networkidle")
    context.close()
    paths = {url.removeprefix(f"{address}/").partition("?")[0] for url in asked}
    return sum(len(gzip.compress((site / path).read_bytes(), 6)) for path in paths)


@contextlib.contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve `folder` on a free port; gives the address."""
    handler = functools.partial(_Quiet, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


if __name__ == "__main__":
    main()
