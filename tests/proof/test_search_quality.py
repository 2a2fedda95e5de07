"""Search finds what people look for: every query of the handbook, typed into the real box."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser

from tests.handbook.test_search_quality import well_answered
from tests.support.handbooks import Site
from tests.support.searching import CASES, ask, both, queries, recalls


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_query_is_answered(browser: Browser, site: Site, language: str) -> None:
    well_answered(browser, site, language, queries(language))


@dataclass(frozen=True)
class Floor:
    """How well a set was answered when its floor was laid: shares, and counts of queries."""

    recall: float
    first: float
    lost: int
    """Told that there is nothing, at most."""
    strange: int
    """Of those that the handbook does not answer, told so, at least."""


FLOORS = {
    ("opened", "zh"): Floor(0.92, 0.78, 5, 33),
    ("opened", "en"): Floor(0.89, 0.77, 4, 31),
    ("opened-december", "zh"): Floor(0.87, 0.77, 4, 37),
    ("opened-december", "en"): Floor(0.85, 0.70, 13, 34),
    ("opened-december-2", "zh"): Floor(0.95, 0.84, 2, 36),
    ("opened-december-2", "en"): Floor(0.94, 0.90, 2, 38),
    ("opened-december-3", "zh"): Floor(0.95, 0.88, 1, 36),
    ("opened-december-3", "en"): Floor(0.96, 0.87, 1, 37),
    ("opened-december-4", "zh"): Floor(0.93, 0.80, 1, 38),
    ("opened-december-4", "en"): Floor(0.92, 0.91, 0, 35),
    ("opened-december-5", "zh"): Floor(0.78, 0.73, 0, 36),
    ("opened-december-5", "en"): Floor(0.89, 0.86, 0, 36),
    ("opened-development", "zh"): Floor(0.98, 0.90, 0, 72),
    ("opened-development", "en"): Floor(0.98, 0.87, 0, 71),
    ("work", "zh"): Floor(0.87, 0.71, 7, 52),
    ("work", "en"): Floor(0.84, 0.68, 15, 52),
}
"""All but `work` were written by other hands, `opened` before the markets that the team is not in
were left out; `work` is long questions, in no word of the pages; `opened-development` was
never sealed, but measured untouched and then tuned on."""


@pytest.mark.parametrize(("name", "language"), FLOORS)
def test_what_was_reached_is_kept(browser: Browser, site: Site, name: str, language: str) -> None:
    inside, beyond = both(CASES / f"{name}.{language}.yml")
    answers = ask(browser, site.address, language, [*inside, *beyond])
    within, outside = answers[: len(inside)], answers[len(inside) :]
    reached = Floor(
        recalls(within)["all"],
        sum(answer.first for answer in within) / len(within),
        sum(answer.nothing for answer in within),
        sum(answer.nothing for answer in outside),
    )
    floor = FLOORS[name, language]
    assert reached.recall >= floor.recall, reached
    assert reached.first >= floor.first, reached
    assert reached.lost <= floor.lost, reached
    assert reached.strange >= floor.strange, reached
