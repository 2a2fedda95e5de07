"""What calendars say of changes: of the sources, and of the clock."""

from __future__ import annotations

import re

import pytest

from playbook.export.calendar import Feeds
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
