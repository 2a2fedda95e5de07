"""How well search answers the queries of tests/handbook/search/, typed into the real box."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

import yaml
from playwright.sync_api import Browser, expect

from tests.support.handbooks import ROOT
from tests.support.watch import watch

CASES = ROOT / "tests" / "handbook" / "search"
TOP = 5
_ASK = """async ([box, results], queries) => {
  const answers = [];
  results.style.display = "none";
  for (const query of queries) {
    box.value = query;
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    const end = performance.now() + 20_000;
    while (results.ariaBusy !== "false" && performance.now() < end) {
      await new Promise(requestAnimationFrame);
    }
    const links = [...results.querySelectorAll("a:not(.pb-link)")].map((link) => link.href);
    const nothing = results.classList.contains("pb-search__none");
    answers.push([results.ariaBusy === "false", nothing, links]);
  }
  return answers;
}"""
"""In the page and with nothing to draw: there are hundreds of queries."""


@dataclass(frozen=True)
class Query:
    """What a reader types, the pages that answer it, and when it was written."""

    kind: str
    query: str
    right: tuple[str, ...]
    also: tuple[str, ...] = ()
    """Pages that answer it as well if they stand first, but need not be there."""
    added: str = "before"


@dataclass(frozen=True)
class Answer:
    """The pages shown for a query, best first, as paths below the language's folder."""

    query: Query
    shown: list[str]
    foreign: list[str]
    """Links that lead out of the reader's language."""
    nothing: bool
    """Whether the reader was told that the handbook has nothing on it."""

    @property
    def recall(self) -> float:
        """The share of the right pages among the first five."""
        right = set(self.query.right)
        return len(right & set(self.shown[:TOP])) / min(TOP, len(right))

    @property
    def first(self) -> bool:
        """Whether the first page is one that answers."""
        return bool({*self.query.right, *self.query.also} & set(self.shown[:1]))


def queries(language: str) -> list[Query]:
    """The queries of one language."""
    entries = yaml.load((CASES / f"{language}.yml").read_bytes(), yaml.CSafeLoader)
    return [query_of(entry) for entry in entries]


def both(path: Path) -> tuple[list[Query], list[Query]]:
    """The queries of a file that the handbook answers, and those that it does not."""
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    beyond = [Query("outside", query, ()) for query in found["outside"]]
    return [query_of(entry) for entry in found["inside"]], beyond


def query_of(entry: dict[str, Any]) -> Query:
    """A query as its file has it."""
    return Query(**entry | {key: tuple(entry.get(key, ())) for key in ("right", "also")})


def outside(language: str) -> list[Query]:
    """What the handbook says nothing about."""
    entries = yaml.safe_load((CASES / "outside.yml").read_text(encoding="utf-8"))
    return [Query("outside", query, ()) for query in entries[language]]


def ask(browser: Browser, address: str, language: str, asked: Iterable[Query]) -> list[Answer]:
    """Open search on the home page of `language` and type one query after the other."""
    home = f"{address}/{language}/"
    found: list[Answer] = []
    with watch(browser) as seen:
        seen.page.goto(home)
        seen.page.keyboard.press("/")
        box = seen.page.get_by_role("dialog").get_by_role("searchbox")
        expect(box).to_be_focused()
        parts = [box.element_handle(), seen.page.locator(".pb-search__results").element_handle()]
        typed = [*asked]
        answers = seen.page.evaluate(
            f"([parts, queries]) => ({_ASK})(parts, queries)",
            [parts, [query.query for query in typed]],
        )
    for query, (answered, nothing, links) in zip(typed, answers, strict=True):
        assert answered, query
        foreign = [link for link in links if not link.startswith(home)]
        pages = [link.removeprefix(home).partition("#")[0].strip("/") for link in links]
        found.append(Answer(query, list(dict.fromkeys(pages)), foreign, nothing))
    return found


def recalls(answers: list[Answer]) -> dict[str, float]:
    """Mean recall of each group of queries."""
    found: dict[str, list[float]] = defaultdict(list)
    for answer in answers:
        for group in groups(answer.query):
            found[group].append(answer.recall)
    return {group: mean(values) for group, values in found.items()}


def groups(query: Query) -> list[str]:
    """What a query counts towards."""
    return ["all", query.kind] + ([] if query.added == "before" else [f"added {query.added}"])
