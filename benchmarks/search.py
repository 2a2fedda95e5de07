"""How well search answers in both languages: a table, and every query it misses.

Run with `make bench-search`. The handbook is built, served and searched in real Chromium. With
SEALED=1 the queries of benchmarks/sealed/ are asked instead, see the README there.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from statistics import median

from opened import Opened, opened
from peers import peers

from tests.support.searching import (
    TOP,
    Answer,
    Query,
    ask,
    both,
    groups,
    outside,
    queries,
    recalls,
)
from tests.support.visits import sent

SAMPLE = 6
"""The first search is measured with every sixth query, and with the longest."""
LONGEST = 4
SEALED = Path(__file__).parent / "sealed"


def main() -> None:
    """Print what was measured."""
    with opened() as here:
        for language in ("zh", "en"):
            inside, beyond = asked_of(language)
            report(language, ask(here.browser, here.address, language, inside))
            strange(ask(here.browser, here.address, language, beyond))
            for name, answers in peers(here, language, [*inside, *beyond]).items():
                print(f"\n{name}, the same pages and queries")
                report(language, answers[: len(inside)])
                strange(answers[len(inside) :])
            longest = sorted((query.query for query in inside), key=len)[-LONGEST:]
            asked = [*dict.fromkeys([query.query for query in inside[::SAMPLE]] + longest)]
            weights = sorted(first_search(here, language, query) / 1000 for query in asked)
            print(f"first search, kB gzip, of {len(asked)} queries:", end=" ")
            print(f"median {median(weights):.0f}, most {weights[-1]:.0f}\n")


def asked_of(language: str) -> tuple[list[Query], list[Query]]:
    """What the handbook answers, and what it does not: tuned on, or sealed if that is asked for."""
    if not os.environ.get("SEALED"):
        return queries(language), outside(language)
    return both(SEALED / f"{language}.yml")


def report(language: str, answers: list[Answer]) -> None:
    """A table of recall by kind, then the misses."""
    counts = Counter(name for answer in answers for name in groups(answer.query))
    print(f"{language}: {len(answers)} queries")
    print(f"| kind | queries | recall@{TOP} |\n|---|---|---|")
    for name, value in recalls(answers).items():
        print(f"| {name} | {counts[name]} | {value:.3f} |")
    print(f"first page right: {sum(a.first for a in answers) / len(answers):.3f}", end="; ")
    print(f"told that there is nothing: {[a.query.query for a in answers if a.nothing]}", end="; ")
    print(f"in the wrong language: {sum(bool(a.foreign) for a in answers)}")
    for answer in answers:
        if not answer.first:
            print(f"  not first for {answer.query.query!r}: shown {answer.shown[:TOP]}")
        if answer.recall < 1:
            missing = [path for path in answer.query.right if path not in answer.shown[:TOP]]
            print(f"  missed by {answer.query.query!r}: {missing}; shown {answer.shown[:TOP]}")


def strange(answers: list[Answer]) -> None:
    """How often search says that the handbook has nothing on what it does not speak of."""
    said = [answer for answer in answers if answer.nothing]
    print(f"outside the handbook: {len(said)} of {len(answers)} told that there is nothing")
    for answer in answers:
        if not answer.nothing:
            print(f"  answered {answer.query.query!r}: {answer.shown[:TOP]}")


def first_search(here: Opened, language: str, query: str) -> int:
    """Bytes, gzipped as a server would, that the first search of a visit fetches."""
    context = here.browser.new_context(service_workers="block")
    page = context.new_page()
    page.goto(f"{here.address}/{language}/", wait_until="networkidle")
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url))
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill(query)
    page.locator("[aria-busy=false].pb-search__results li:not(.pb-search__offers)").first.wait_for()
    page.wait_for_load_state("networkidle")
    context.close()
    paths = [here.site / url.removeprefix(f"{here.address}/") for url in asked]
    files = [path / "index.html" if path.is_dir() else path for path in paths]
    return sum(sent(path.read_bytes()) for path in files)


if __name__ == "__main__":
    main()
