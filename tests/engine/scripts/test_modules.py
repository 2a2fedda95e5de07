"""The logic of the scripts, tried by Node without a browser: each *.test.mjs tells its story."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from tests.support.node import TESTS, node

ZONES = ("Asia/Shanghai", "America/Los_Angeles", "Pacific/Apia")


@pytest.mark.parametrize("zone", ZONES)
def test_the_modules_do_what_their_tests_ask(zone: str) -> None:
    assert TESTS
    done = node("--test", *TESTS, TZ=zone)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("zone", [*ZONES, "America/Sao_Paulo"])
def test_every_day_is_in_the_week_that_iso_says(zone: str) -> None:
    done = node("weeks.mjs", TZ=zone)
    assert done.returncode == 0, done.stderr
    day = date(2024, 1, 1)
    for text, week, whole in json.loads(done.stdout):
        year, number, _ = day.isocalendar()
        assert (text, week, whole) == (day.isoformat(), f"{year}-W{number:02}", True)
        day += timedelta(days=1)
    assert day == date(2031, 1, 1)
