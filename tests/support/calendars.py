"""Calendars as another program reads them, held against the schedules."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from icalendar import Calendar
from openpyxl import load_workbook

from playbook.export.calendar import Feeds
from playbook.export.workbook import workbook
from playbook.kinds.checklist.model import Checklist
from playbook.kinds.team.model import Team
from playbook.model.playbook import Playbook
from playbook.model.timing import Schedule
from playbook.schedule.recurrence import occurrences
from playbook.schedule.rrule import START
from playbook.schedule.working_days import Calendar as Days
from playbook.views import client_data
from tests.support.node import install, node
from tests.support.schedule_sentences import Customs, chinese, english
from tests.support.vectors import END

CLOCK = "09:00"
READERS = {"zh": chinese, "en": english}


def placed(book: Playbook, zone: str, schedules: Mapping[str, Schedule]) -> Playbook:
    """`book` of a team in `zone`, with one checklist at 09:00 for each of `schedules`, by id."""
    one = next(iter(book.records["checklists"].values()))
    lists = {
        ident: one.model_copy(
            update={"id": ident, "schedule": schedule.model_copy(update={"times": [CLOCK]})}
        )
        for ident, schedule in schedules.items()
    }
    team = book[Team].model_copy(update={"timezone": zone})
    records = book.records | {"checklists": lists, "calendar": {}}
    return replace(book, files=book.files | {"team": team}, records=records)


def by_schedule(zone: str, schedules: Mapping[str, Schedule]) -> dict[str, list[int]]:
    """When each of `schedules` is due in `zone`, until 2030, in minutes of UTC."""
    return {
        ident: by_clock(zone, occurrences(schedule, START, END))
        for ident, schedule in schedules.items()
    }


def by_clock(zone: str, days: Iterable[date]) -> list[int]:
    """09:00 of each of `days` in `zone`, in minutes of UTC."""
    there, at = ZoneInfo(zone), time.fromisoformat(CLOCK)
    return [int(datetime.combine(day, at, there).timestamp()) // 60 for day in days]


def by_program(book: Playbook, file: Path) -> dict[str, list[int]]:
    """The same as ical.js reads it out of the feed of `book`, which is put into `file`."""
    install()
    file.write_bytes(Feeds(book, "en", "").feed())
    ran = node("feeds.mjs", file, str(END.year))
    assert ran.returncode == 0, ran.stderr
    found: dict[str, list[int]] = {}
    for uid, starts in json.loads(ran.stdout).items():  # a make-up day is an event of its own
        found.setdefault(uid.split(".")[0], []).extend(starts)
    return {ident: sorted(starts) for ident, starts in found.items()}


def by_feed(book: Playbook) -> dict[str, list[date]]:
    """The days until 2030 of each list, as icalendar and dateutil read them out of the feed."""
    found: dict[str, list[date]] = {}
    feed: Any = Calendar.from_ical(Feeds(book, "en", "").feed())
    for event in feed.walk("VEVENT"):
        days = (
            turns(event) if "rrule" in event or "rdate" in event else [event["dtstart"].dt.date()]
        )
        found.setdefault(str(event["uid"]).split(".")[0], []).extend(days)
    return {ident: sorted(days) for ident, days in found.items()}


def by_scripts(book: Playbook, zone: str, file: Path) -> dict[str, list[date]]:
    """The same as the scripts of Today find them for a reader in `zone`."""
    file.write_text(json.dumps(client_data.known(book, "en")), encoding="utf-8")
    ran = node("today.mjs", file, "*", TZ=zone)
    assert ran.returncode == 0, ran.stderr
    found: dict[str, list[date]] = {}
    for ident, first, _ in json.loads(ran.stdout)[0]:
        found.setdefault(ident, []).append(date.fromisoformat(first))
    return {ident: sorted(days) for ident, days in found.items()}


def by_workbook(book: Playbook, language: str, off: Days) -> dict[str, list[date]]:
    """The days until 2030 that the workbook of each list says in words, as a person reads them who
    knows the working days of `off`."""
    found = {}
    for one in book.all(Checklist):
        sheet = load_workbook(BytesIO(workbook(book, [one], language))).worksheets[0]
        lines = (str(cell.value) for cell in sheet["A"] if cell.value)
        said = next(line for line in lines if " · " in line).partition(" · ")[0]
        reading = READERS[language](said, Customs(rest=off.rest, working=off.working))
        every = (START + timedelta(days=count) for count in range((END - START).days + 1))
        assert reading.times == [CLOCK], said
        found[one.id] = [day for day in every if reading.due(day)]
    return found


def turns(event: Any) -> list[date]:
    """The days until 2030 of an event that comes round, by its DTSTART, RRULE or RDATE, without
    those that EXDATE takes away."""
    off = {
        one.dt.date() if isinstance(one.dt, datetime) else one.dt for one in _dates(event, "exdate")
    }
    return [day for day in _turns(event) if day not in off]


def _dates(event: Any, name: str) -> list[Any]:
    return event[name].dts if name in event else []


def _turns(event: Any) -> list[date]:
    begin = event["dtstart"].dt
    timed = isinstance(begin, datetime)
    if "rdate" in event:
        listed = [one.dt for one in event["rdate"].dts]
        days = {one.date() if isinstance(one, datetime) else one for one in listed}
        return sorted(day for day in days | {begin.date() if timed else begin} if day <= END)
    first = datetime.combine(begin.date() if timed else begin, begin.time() if timed else time())
    rule = rrulestr(event["rrule"].to_ical().decode(), dtstart=first)
    until = datetime.combine(END, time.max)
    return [moment.date() for moment in rule.between(first, until, inc=True)]
