"""The Today page, the calendar feeds and Python find every duty on the same days of 2026-2030."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from icalendar import Calendar

from playbook.check.loader import load
from playbook.export.calendar import Feeds
from playbook.kinds.checklist.numbers import checklists_of, having_duties
from playbook.kinds.holidays.model import Holidays
from playbook.kinds.holidays.numbers import calendar
from playbook.kinds.team.model import Team
from playbook.model.playbook import Playbook
from playbook.schedule.working_days import days_due
from playbook.views import client_data
from playbook.views.duties import campaign_duties
from tests.support.calendars import turns
from tests.support.handbooks import FIXTURE
from tests.support.node import node

FIRST, LAST = date(2026, 1, 1), date(2030, 12, 31)
Turn = tuple[str, str, str]
"""A list, and its first and last day."""
Known = dict[bytes, list[date]]
"""The days of events, by what they say: several feeds have the same."""


def by_python(book: Playbook, owner: str | None) -> list[Turn]:
    """What the schedules and the campaigns say; lists of every working day, around holidays."""
    days = calendar(book.get(Holidays), book[Team])
    lists = checklists_of(book, owner)
    found = [
        (one.id, f"{day}", f"{day}")
        for one in lists
        if one.schedule
        for day in days_due(one.schedule, FIRST, LAST, days)
    ]
    mine = {one.id for one in lists}
    found += [
        (duty.checklist.id, f"{duty.first}", f"{duty.last}")
        for duty in campaign_duties(book)
        if duty.checklist.id in mine and duty.last >= FIRST and duty.first <= LAST
    ]
    return sorted(found)


def by_calendar(feeds: Feeds, owner: str | None, known: Known) -> list[Turn]:
    """What a calendar application shows; a list with two times a day counts once."""
    return sorted(_turns(Calendar.from_ical(feeds.feed(owner)), known))


def _turns(feed: Any, known: Known) -> Iterator[Turn]:
    routine: set[Turn] = set()
    for event in feed.walk("VEVENT"):
        begin = event["dtstart"].dt
        ident = str(event["uid"]).partition(".")[0]
        first = begin.date() if isinstance(begin, datetime) else begin
        if "rrule" not in event and "rdate" not in event:
            if isinstance(begin, datetime):
                routine.add((ident, f"{first}", f"{first}"))
                continue
            last = event["dtend"].dt - timedelta(days=1)
            if last >= FIRST and first <= LAST:
                yield ident, f"{first}", f"{last}"
            continue
        text = bytes(event.to_ical())
        if text not in known:
            known[text] = turns(event)
        routine |= {(ident, f"{day}", f"{day}") for day in known[text]}
    yield from routine


def by_page(
    book: Playbook, owners: list[str | None], zone: str, folder: Path
) -> dict[str | None, list[Turn]]:
    """What the scripts of the Today page find for each owner, in a reader's time zone."""
    known = folder / "known.json"
    known.write_text(json.dumps(client_data.known(book, "en")), encoding="utf-8")
    done = node("today.mjs", known, *(owner or "*" for owner in owners), TZ=zone)
    assert done.returncode == 0, done.stderr
    found = (sorted(map(_turn, turns)) for turns in json.loads(done.stdout))
    return dict(zip(owners, found, strict=True))


def _turn(found: list[str]) -> Turn:
    ident, first, last = found
    return ident, first, last


def test_lists_of_a_day_stand_in_the_order_of_the_hour(tmp_path: Path) -> None:
    data = Path(shutil.copytree(FIXTURE / "playbook_data", tmp_path / "playbook_data"))
    daily = data / "checklists/daily.yml"
    text = daily.read_text(encoding="utf-8")
    hours = {"any": "", "evening": ', times: ["23:00"]', "twice": ', times: ["18:00", "07:00"]'}
    for ident, hour in hours.items():
        other = text.replace("id: daily\n", f"id: {ident}\n").replace(', times: ["09:00"]', hour)
        daily.with_name(f"{ident}.yml").write_text(other, encoding="utf-8")
    known = tmp_path / "known.json"
    told = client_data.known(load(data), "en")
    [twice] = [one for one in told["duties"] if one["id"] == "twice"]
    assert twice["schedule"]["times"] == ["07:00", "18:00"], "the first is looked at first"
    known.write_text(json.dumps(told), encoding="utf-8")
    day = "2026-11-24"
    done = node("today.mjs", known, "*")
    [turns_of_all] = json.loads(done.stdout)
    found = [ident for ident, first, last in turns_of_all if first == last == day]
    assert [one for one in found if one != "promo-day"] == ["twice", "daily", "evening", "any"]


def test_every_duty_of_every_role(book: Playbook, tmp_path: Path) -> None:
    owners = [None, *having_duties(book)]
    expected = {owner: by_python(book, owner) for owner in owners}
    assert all(expected.values())
    feeds, known = Feeds(book, "en", ""), Known()
    for owner in owners:
        assert by_calendar(feeds, owner, known) == expected[owner], owner
    for zone in ("Asia/Shanghai", "America/Los_Angeles"):
        assert by_page(book, owners, zone, tmp_path) == expected, zone
