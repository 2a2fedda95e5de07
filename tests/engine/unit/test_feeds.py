"""Calendars: read back as a calendar application would, and held against the schedules."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from playbook.export.calendar import Feeds
from playbook.export.revision import NEVER
from playbook.kinds.checklist.model import Checklist
from playbook.kinds.checklist.numbers import checklists_of, having_duties
from playbook.kinds.holidays.model import Holidays, HolidayYear
from playbook.kinds.holidays.numbers import team_calendar
from playbook.kinds.team.model import Team
from playbook.model.base import Text
from playbook.model.playbook import Playbook
from playbook.model.timing import Schedule
from playbook.schedule.recurrence import occurrences
from playbook.schedule.rrule import START
from playbook.schedule.working_days import exceptions
from playbook.views.client_data import duties
from tests.support import vectors
from tests.support.calendars import turns
from tests.support.handbooks import fixture_book

SITE = "https://example.org/sample/"
END = date(2030, 12, 31)
LANGUAGES = ["zh", "en"]
CASES = [one for one in sorted(vectors.CASES.glob("*.json")) if "-from-" not in one.name]
"""The shared cases that start where the handbook's schedules do."""


BOOK = fixture_book()
"""The fixture's; the tests that take `book` run on this repository's too (tests/handbook)."""


def feeds(language: str) -> Feeds:
    """All feeds of the fixture in one language."""
    return Feeds(BOOK, language, SITE)


def events(feed: bytes) -> list[Any]:
    """The events of a feed, read back."""
    return list(Calendar.from_ical(feed).walk("VEVENT"))


def changed(ident: str, **changes: object) -> Playbook:
    """The fixture's playbook with one checklist changed."""
    lists = dict(BOOK.records["checklists"])
    lists[ident] = lists[ident].model_copy(update=changes)
    return replace(BOOK, records=BOOK.records | {"checklists": lists})


def day_of(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


@pytest.mark.parametrize("language", LANGUAGES)
def test_recurring_events_fall_on_the_days_of_their_schedules(
    book: Playbook, language: str
) -> None:
    found: dict[str, list[Any]] = {}
    for event in events(Feeds(book, language, SITE).feed()):
        if "rrule" in event or "rdate" in event:
            found.setdefault(event["uid"].split(".")[0], []).append(event)
    duties = [one for one in checklists_of(book) if one.schedule]
    assert list(found) == [duty.id for duty in duties]
    for duty in duties:
        assert duty.schedule
        by_rule = list(vectors.days(duty.schedule, START, END))
        assert by_rule == occurrences(duty.schedule, START, END), duty.id
        off = exceptions(duty.schedule, team_calendar(book)).off
        for event in found[duty.id]:
            assert turns(event) == [day for day in by_rule if day not in off], duty.id
            assert day_of(event["dtstart"].dt) == by_rule[0], "DTSTART is the first occurrence"
        clocks = [event["dtstart"].dt for event in found[duty.id]]
        assert [
            f"{clock:%H:%M}" for clock in clocks if isinstance(clock, datetime)
        ] == duty.schedule.times


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_comes_out_of_the_calendar(path: Path) -> None:
    case = json.loads(path.read_text(encoding="utf-8"))
    days = [
        date.fromisoformat(f"{month}-{day:02}")
        for month, found in case["dates"].items()
        for day in found
    ]
    one = changed("weekly", schedule=Schedule(**case["schedule"]))
    one = replace(one, files={name: file for name, file in one.files.items() if name != "holidays"})
    mine = [
        event
        for event in events(Feeds(one, "en", SITE).feed())
        if event["uid"].startswith("weekly.")
    ]
    assert [day for event in mine for day in turns(event)] == days


def test_a_list_of_every_working_day_keeps_to_holidays_and_make_up_days() -> None:
    """National Day is a Thursday, the tenth of October a Saturday that is worked for it."""
    schedule = Schedule(freq="weekly", weekdays=["MO", "TU", "WE", "TH", "FR"], times=["09:30"])
    book = changed("daily", schedule=schedule)
    year = HolidayYear.model_validate(
        {
            "year": 2026, "source": "https://example.org/", "checked": "2026-01-01",
            "working": ["2026-10-10"],
            "holidays": [
                {"id": "national-day", "title": Text(zh="国庆", en="National Day"),
                 "start": "2026-10-01", "end": "2026-10-07"},
            ],
        }
    )  # fmt: skip
    holidays = Holidays(country=book[Team].country, years=[year])
    book = replace(book, files=book.files | {"holidays": holidays})
    mine = [
        one for one in events(Feeds(book, "en", SITE).feed()) if one["uid"].startswith("daily.")
    ]
    assert [one["uid"] for one in mine] == ["daily.1@sample-team", "daily.1.2026-10-10@sample-team"]
    october = [day for day in turns(mine[0]) if f"{day:%Y-%m}" == "2026-10"]
    assert [day.day for day in october] == [8, 9, *range(12, 17), *range(19, 24), *range(26, 31)]
    assert f"{mine[1]['dtstart'].dt:%Y-%m-%d %H:%M}" == "2026-10-10 09:30"
    [known] = [one for one in duties(book, "en") if one["id"] == "daily"]
    assert known["schedule"]["days"] == {
        "2026-10-01": False, "2026-10-02": False, "2026-10-05": False, "2026-10-06": False,
        "2026-10-07": False, "2026-10-10": True,
    }  # fmt: skip
    others = [one for one in duties(book, "en") if one["id"] != "daily" and "schedule" in one]
    assert others and not any("days" in one["schedule"] for one in others)


def test_campaign_lists_fall_on_the_campaigns_days() -> None:
    found = [event for event in events(feeds("zh").feed()) if "spring-sale" in event["uid"]]
    days = ["2026-03-09", "2027-03-08", "2028-03-13"]
    assert [str(event["dtstart"].dt) for event in found] == days
    assert [str(event["summary"]) for event in found] == ["春季上新 · 活动当天"] * 3
    assert found[0]["uid"] == "promo-day.spring-sale.2026-1@sample-team"


def test_uids_are_unique_and_the_same_in_both_languages(book: Playbook) -> None:
    sides = [
        [event["uid"] for event in events(Feeds(book, code, SITE).feed())] for code in LANGUAGES
    ]
    assert sides[0] == sides[1]
    assert [uid for uid, count in Counter(sides[0]).items() if count > 1] == []


def test_uids_stay_when_titles_and_times_change() -> None:
    before = [event["uid"] for event in events(feeds("en").feed())]
    title = Text(zh="别的名字", en="Another name")
    schedule = Schedule(freq="weekly", weekdays=["FR"], times=["08:15"])
    after = events(Feeds(changed("weekly", title=title, schedule=schedule), "en", SITE).feed())
    assert [event["uid"] for event in after] == before
    assert "Another name" in [event["summary"] for event in after]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_of_a_feed_keeps_the_rules_of_its_format(book: Playbook, language: str) -> None:
    one = Feeds(book, language, SITE)
    for feed in [one.feed(), *(one.feed(owner) for owner in having_duties(book))]:
        assert feed.endswith(b"END:VCALENDAR\r\n")
        lines = feed.split(b"\r\n")
        assert not any(b"\n" in line or b"\r" in line for line in lines)
        assert max(map(len, lines)) <= 75
        for line in lines:
            line.decode()  # no character is cut in two


def test_a_feed_is_the_same_bytes_every_time(book: Playbook) -> None:
    once, again = Feeds(book, "zh", SITE), Feeds(book, "zh", SITE)
    assert again.feed() == once.feed()
    assert [again.feed(owner) for owner in having_duties(book)] == [
        once.feed(one) for one in having_duties(book)
    ]
    assert {event["dtstamp"].dt for event in events(again.feed())} == {NEVER}


def test_a_role_has_the_lists_it_owns_or_helps_with(book: Playbook) -> None:
    all_feeds = Feeds(book, "zh", SITE)
    whole = {event["uid"] for event in events(all_feeds.feed())}
    parts: set[str] = set()
    for owner in having_duties(book):
        found = {event["uid"] for event in events(all_feeds.feed(owner))}
        assert found, owner
        named = {uid.split(".")[0] for uid in found}
        due = {one.id for one in checklists_of(book, owner) if one.schedule or one.campaign}
        assert named == due, owner
        parts |= found
    assert parts == whole


def test_a_role_that_only_helps_finds_the_list_in_its_calendar() -> None:
    weekly = BOOK.records["checklists"]["weekly"]
    assert isinstance(weekly, Checklist)
    section = weekly.sections[0]
    check = section.checks[0].model_copy(update={"role": "hr"})
    one = changed("weekly", sections=[section.model_copy(update={"checks": [check]})])
    assert "hr" in having_duties(one)
    assert "hr" not in having_duties(BOOK)
    assert [event["uid"] for event in events(Feeds(one, "en", SITE).feed("hr"))] == [
        "weekly.1@sample-team"
    ]


def test_times_hold_the_time_box_and_days_keep_nobody_busy() -> None:
    found = {event["uid"]: event for event in events(feeds("zh").feed())}
    daily = found["daily.1@sample-team"]
    assert daily["dtstart"].params["TZID"] == "Asia/Shanghai"
    assert f"{daily['dtstart'].dt:%H:%M}" == "09:00"
    assert daily["duration"].dt == timedelta(minutes=10)
    assert "transp" not in daily
    campaign = found["promo-day.spring-sale.2026-1@sample-team"]
    assert campaign["transp"] == "TRANSPARENT"
    assert campaign["dtstart"].params["VALUE"] == "DATE"


def reminder(schedule: Schedule) -> timedelta:
    """How long before its start, or after, an event of this schedule reminds."""
    found = events(Feeds(changed("weekly", schedule=schedule), "en", SITE).feed())
    event = next(event for event in found if event["uid"] == "weekly.1@sample-team")
    (alarm,) = event.walk("VALARM")
    assert alarm["action"] == "DISPLAY"
    trigger: timedelta = alarm["trigger"].dt
    return trigger


def test_reminders_come_at_a_sensible_time() -> None:
    assert reminder(Schedule(freq="daily", times=["09:00"])) == timedelta(minutes=-10)
    assert reminder(Schedule(freq="daily")) == timedelta(hours=9)
    assert reminder(Schedule(freq="weekly", weekdays=["TH"])) == timedelta(hours=9)
    assert reminder(Schedule(freq="monthly", monthdays=[5])) == timedelta(hours=-15)
    assert reminder(Schedule(freq="yearly", months=[1, 4, 7, 10])) == timedelta(hours=-15)


@pytest.mark.parametrize("language", LANGUAGES)
def test_events_speak_the_language_and_lead_back(language: str) -> None:
    event = events(feeds(language).feed())[0]
    title = BOOK.records["checklists"]["daily"].title[language]
    assert event["summary"] == title
    assert event["url"] == f"{SITE}{language}/checklists/daily/"
    assert event["url"] in event["description"]
    without = events(Feeds(BOOK, language, "").feed())[0]
    assert "url" not in without
    assert "http" not in without["description"]


def test_the_time_zone_is_told_with_its_summer_time() -> None:
    team = BOOK[Team].model_copy(update={"timezone": "America/Los_Angeles"})
    there = replace(BOOK, files=BOOK.files | {"team": team})
    feed = Feeds(there, "en", SITE).feed()
    zone: Any = Calendar.from_ical(feed).walk("VTIMEZONE")[0]
    assert zone["tzid"] == "America/Los_Angeles"
    told = zone.to_tz()
    hours = [datetime(2027, month, 1, 9, tzinfo=told).utcoffset() for month in (1, 7)]
    assert hours == [timedelta(hours=-8), timedelta(hours=-7)]
    daily = events(feed)[0]
    assert daily["dtstart"].params["TZID"] == "America/Los_Angeles"
    assert daily["dtstart"].dt.hour == 9


HOSTILE = '坏\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:x; \\n, "quoted" {braces} <b>&amp;'


def test_a_hostile_text_stays_text() -> None:
    title = Text(zh=HOSTILE, en="=1+1\nBEGIN:VALARM {0} {team}")
    one = changed("weekly", title=title, summary=title)
    for language in LANGUAGES:
        found = events(Feeds(one, language, SITE).feed())
        assert len(found) == len(events(feeds(language).feed()))
        weekly = next(event for event in found if event["uid"] == "weekly.1@sample-team")
        assert str(weekly["summary"]).split() == title[language].split()
        assert len(weekly.walk("VALARM")) == 1


def test_a_schedule_that_never_comes_has_no_event() -> None:
    never = changed("weekly", schedule=Schedule(freq="yearly", months=[2], monthdays=[30]))
    uids = [event["uid"] for event in events(Feeds(never, "en", SITE).feed())]
    assert not [uid for uid in uids if uid.startswith("weekly.")]


def test_days_off_that_are_not_announced_yet_are_told() -> None:
    days = Schedule(freq="weekly", weekdays=["MO", "TU", "WE", "TH", "FR"])
    working = changed("weekly", schedule=days)
    told: list[str] = []
    silent: list[str] = []
    for event in events(Feeds(working, "en", SITE).feed()):
        said = "The holiday notice for 2027 is not out yet" in event["description"]
        (told if said else silent).append(str(event["uid"]).partition(".")[0])
    assert {*told} == {"weekly"} and "weekly" not in silent
