"""How well search answers the queries of tests/handbook/search/, typed into the real box."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import mean

import yaml
from playwright.sync_api import Browser, expect

from tests.support.handbooks import ROOT
from tests.support.watch import watch

CASES = ROOT / "tests" / "handbook" / "search"
TOP = 5


@dataclass(frozen=True)
class Query:
    """What a reader types, the pages that answer it, and when it was written."""

    kind: str
    query: str
    right: tuple[str, ...]
    added: str = "before"


@dataclass(frozen=True)
class Answer:
    """The pages shown for a query, best first, as paths below the language's folder."""

    query: Query
    shown: list[str]
    foreign: list[str]
    """Links that lead out of the reader's language."""

    @property
    def recall(self) -> float:
        """The share of the right pages among the first five."""
        right = set(self.query.right)
        return len(right & set(self.shown[:TOP])) / min(TOP, len(right))


def queries(language: str) -> list[Query]:
    """The queries of one language."""
    entries = yaml.safe_load((CASES / f"{language}.yml").read_text(encoding="utf-8"))
    return [Query(**entry | {"right": tuple(entry["right"])}) for entry in entries]


def ask(browser: Browser, address: str, language: str, asked: Iterable[Query]) -> list[Answer]:
    """Open search on the home page of `language` and type one query after the other."""
    home = f"{address}/{language}/"
    found: list[Answer] = []
    with watch(browser) as seen:
        seen.page.goto(home)
        seen.page.keyboard.press("/")
        box = seen.page.get_by_role("dialog").get_by_role("searchbox")
        expect(box).to_be_focused()
        results = seen.page.locator(".pb-search__results")
        for query in asked:
            box.fill(query.query)
            expect(results).to_have_attribute("aria-busy", "false", timeout=20_000)
            links: list[str] = results.locator("a").evaluate_all("all => all.map(a => a.href)")
            foreign = [link for link in links if not link.startswith(home)]
            pages = [link.removeprefix(home).partition("#")[0].strip("/") for link in links]
            found.append(Answer(query, list(dict.fromkeys(pages)), foreign))
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
