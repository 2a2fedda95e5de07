"""What calendars say of changes: of the sources, and of the clock."""

from __future__ import annotations

import re
from typing import Any

import pytest
from icalendar import Calendar

from playbook.export.calendar import Feeds
from playbook.export.files import site_files
from playbook.export.reviews import reviews_calendar
from playbook.export.timezone import timezone
from tests.engine.unit.test_feeds import events
from tests.support.handbooks import fixture_book

BOOK = fixture_book()


def test_events_say_when_the_sources_changed_and_grow_with_that(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    feeds = {}
    for said in ("", "not a time", "1", "1795485600", "1795485660"):  # 24 November 2026
        monkeypatch.setenv("SOURCE_DATE_EPOCH", said)
        feeds[said] = Feeds(BOOK, "en", "").feed()
    assert feeds[""] == feeds["not a time"] == feeds["1"]
    before, first, second = (
        {event["uid"]: event for event in events(feeds[said])}
        for said in ("", "1795485600", "1795485660")
    )
    assert before.keys() == first.keys() == second.keys()
    for uid, event in first.items():
        assert event["dtstamp"].dt.timestamp() == 1795485600
        assert before[uid]["sequence"] < event["sequence"] < second[uid]["sequence"] < 2**31
        assert second[uid]["sequence"] == event["sequence"] + 1


def test_no_calendar_says_a_thing_twice_and_all_grow(monkeypatch: pytest.MonkeyPatch) -> None:
    """RFC 5545 3.6.1: programs that read the first of two numbers keep what was estimated."""
    made = []
    for said in ("1795485600", "1795485660"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", said)
        files = {name: file for name, file in site_files(BOOK, "") if name.endswith(".ics")}
        made.append(files | {"reviews": reviews_calendar(BOOK, "en")})
    assert {name.split("/")[1] for name in made[0] if "/" in name} >= {"feeds", "countdowns"}
    for name, file in made[0].items():
        parts: list[Any] = Calendar.from_ical(file).walk()
        twice = {key for one in parts for key in one.singletons if isinstance(one.get(key), list)}
        assert twice == set(), name
        pairs = zip(events(file), events(made[1][name]), strict=True)
        assert {after["sequence"] - before["sequence"] for before, after in pairs} <= {1}, name


@pytest.mark.parametrize(
    ("zone", "onsets"),
    [
        ("America/New_York", {"20250309T020000", "20251102T020000"}),
        ("Australia/Sydney", {"20250406T030000", "20251005T020000"}),
        ("Asia/Shanghai", {"20250101T000000"}),
    ],
)
def test_a_clock_changes_at_the_hour_it_has_before(zone: str, onsets: set[str]) -> None:
    """RFC 5545 3.6.5: by one rule of every year, which starts where it first holds."""
    text = timezone(zone, 2026).to_ical().decode()
    assert set(re.findall(r"DTSTART:(\w+)", text)) == onsets
    assert text.count("RRULE:") == text.count("BEGIN:DAYLIGHT") * 2
