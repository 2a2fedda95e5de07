"""Stages of campaigns: announced or estimated days, and what counts from them."""

from __future__ import annotations

from datetime import date

import pytest

from playbook.schedule.campaign_dates import StageDay, counted_from, stage_day

OPEN = StageDay("open", date(2027, 10, 9), estimated=True)
FINAL = StageDay("final", date(2027, 11, 11))
OWN = date(2027, 11, 11)


@pytest.mark.parametrize(
    ("announced", "fixed", "expected"),
    [
        ([], False, StageDay("open", date(2027, 10, 9), estimated=True)),
        ([], True, StageDay("open", date(2027, 10, 9))),
        (["2026-10-12", "2027-10-07"], False, StageDay("open", date(2027, 10, 7))),
        (["2026-10-12"], False, StageDay("open", date(2027, 10, 9), estimated=True)),
        (["2027-10-20", "2027-10-08"], False, StageDay("open", date(2027, 10, 8))),
    ],
)
def test_an_announced_day_takes_the_place_of_the_usual_one(
    announced: list[str], fixed: bool, expected: StageDay
) -> None:
    assert stage_day("open", date(2027, 10, 9), announced, fixed=fixed) == expected


@pytest.mark.parametrize(
    ("stages", "wanted", "expected"),
    [
        ([OPEN, FINAL], ["open"], [OPEN]),
        ([OPEN, FINAL], ["open", "presale", "final"], [OPEN, FINAL]),
        ([OPEN, FINAL], ["end"], [StageDay("", OWN)]),
        ([], ["open"], [StageDay("", OWN)]),
        ([OPEN, FINAL], [], [StageDay("", OWN)]),
        (
            [OPEN, StageDay("presale", OPEN.day)],
            ["open", "presale"],
            [StageDay("presale", OPEN.day)],
        ),
    ],
)
def test_lists_count_from_the_stages_they_name(
    stages: list[StageDay], wanted: list[str], expected: list[StageDay]
) -> None:
    assert counted_from(OWN, stages, wanted) == expected
