"""The Today page, the calendar feeds and Python find every duty on the same days of 2026-2030."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar

from playbook.check.loader import load
from playbook.export.calendar import Feeds
from playbook.model.playbook import Playbook
from playbook.schedule.duties import campaign_duties, checklists_of, owners
from playbook.schedule.recurrence import occurrences
from playbook.views import client_data
from tests.support.handbooks import FIXTURE
from tests.support.node import node

FIRST, LAST = date(2026, 1, 1), date(2030, 12, 31)
Turn = tuple[str, str, str]
"""A list, and its first and last day."""


def by_python(book: Playbook, owner: str | None) -> list[Turn]:
    """What the schedules and the campaigns say."""
    lists = checklists_of(book, owner)
    found = [
        (one.id, f"{day}", f"{day}")
        for one in lists
        if one.schedule
        for day in occurrences(one.schedule, FIRST, LAST)
    ]
    mine = {one.id for one in lists}
    found += [
        (duty.checklist.id, f"{duty.first}", f"{duty.last}")
        for duty in campaign_duties(book)
        if duty.checklist.id in mine and duty.last >= FIRST and duty.first <= LAST
    ]
    return sorted(found)


def by_calendar(book: Playbook, owner: str | None) -> list[Turn]:
    """What a calendar application shows; a list with two times a day counts once."""
    feed = Calendar.from_ical(Feeds(book, "en", "").feed(owner))
    return sorted(set(_turns(feed)))


def _turns(feed: Any) -> Iterator[Turn]:
    for event in feed.walk("VEVENT"):
        begin = event["dtstart"].dt
        ident = str(event["uid"]).partition(".")[0]
        first = begin.date() if isinstance(begin, datetime) else begin
        if "rrule" not in event:
            last = event["dtend"].dt - timedelta(days=1)
            if last >= FIRST and first <= LAST:
                yield ident, f"{first}", f"{last}"
            continue
        start = datetime.combine(first, datetime.min.time())
        rule = rrulestr(event["rrule"].to_ical().decode(), dtstart=start)
        for moment in rule.between(start, datetime(2031, 1, 1), inc=True):
            if moment.date() <= LAST:
                yield ident, f"{moment.date()}", f"{moment.date()}"


def by_page(book: Playbook, owner: str | None, zone: str, folder: Path) -> list[Turn]:
    """What the scripts of the Today page find, in a reader's time zone."""
    known = folder / "known.json"
    known.write_text(json.dumps(client_data.known(book, "en")), encoding="utf-8")
    done = node("today.mjs", known, owner or "*", TZ=zone)
    assert done.returncode == 0, done.stderr
    return sorted((ident, first, last) for ident, first, last in json.loads(done.stdout))


def test_lists_of_a_day_stand_in_the_order_of_the_hour(tmp_path: Path) -> None:
    data = Path(shutil.copytree(FIXTURE / "playbook_data", tmp_path / "playbook_data"))
    daily = data / "checklists/daily.yml"
    text = daily.read_text(encoding="utf-8")
    hours = {"any": "", "evening": ', times: ["23:00"]', "twice": ', times: ["18:00", "07:00"]'}
    for ident, hour in hours.items():
        other = text.replace("id: daily\n", f"id: {ident}\n").replace(', times: ["09:00"]', hour)
        daily.with_name(f"{ident}.yml").write_text(other, encoding="utf-8")
    known = tmp_path / "known.json"
    known.write_text(json.dumps(client_data.known(load(data), "en")), encoding="utf-8")
    day = "2026-11-24"
    done = node("today.mjs", known, "*")
    found = [ident for ident, first, last in json.loads(done.stdout) if first == last == day]
    assert [one for one in found if one != "promo-day"] == ["twice", "daily", "evening", "any"]


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/Los_Angeles"])
def test_every_duty_of_every_role(book: Playbook, zone: str, tmp_path: Path) -> None:
    for owner in [None, *owners(book)]:
        expected = by_python(book, owner)
        assert expected, owner
        assert by_calendar(book, owner) == expected, owner
        assert by_page(book, owner, zone, tmp_path) == expected, owner
