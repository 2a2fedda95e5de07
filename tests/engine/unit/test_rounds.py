"""Rounds: a tick for each time at which an item is done, everywhere that its list is shown."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from playbook.export.calendar import Feeds
from playbook.export.workbook import workbook
from playbook.kinds.checklist.model import Checklist
from playbook.model.playbook import Playbook
from playbook.model.rounds import Window
from playbook.schedule.round_words import round_words
from playbook.views.client_data import duties, items
from tests.support.handbooks import fixture_book

BOOK = fixture_book()
NIGHT = Window.model_validate({"every": 120, "from": "20:00", "to": "02:00"})
HALF_HOURS = Window.model_validate({"every": 30, "from": "10:00", "to": "11:10"})
WORDS = {
    "zh": ["20:00 至次日 02:00，每 2 小时一轮", "10:00 至 11:00，每 30 分钟一轮", "11:00、17:00"],
    "zh-Hant": [
        "20:00 至次日 02:00，每 2 小時一輪",
        "10:00 至 11:00，每 30 分鐘一輪",
        "11:00、17:00",
    ],
    "en": [
        "every 2 hours from 20:00 to 02:00 the next day",
        "every 30 minutes from 10:00 to 11:00",
        "11:00 and 17:00",
    ],
    "fr": [
        "toutes les 2 heures de 20:00 à 02:00 le lendemain",
        "toutes les 30 minutes de 10:00 à 11:00",
        "11:00 et 17:00",
    ],
}  # fmt: skip


def with_rounds(rounds: Window | list[str], ident: str = "promo-day", **changes: Any) -> Playbook:
    """The fixture with the first group of a list done in rounds."""
    lists = dict(BOOK.records["checklists"])
    checklist = lists[ident]
    assert isinstance(checklist, Checklist)
    first, *others = checklist.sections
    sections = [first.model_copy(update={"rounds": rounds}), *others]
    lists[ident] = checklist.model_copy(update={"sections": sections, **changes})
    return replace(BOOK, records=BOOK.records | {"checklists": lists})


def checklist_in(book: Playbook, ident: str = "promo-day") -> Checklist:
    found = book.records["checklists"][ident]
    assert isinstance(found, Checklist)
    return found


@pytest.mark.parametrize("language", WORDS)
def test_rounds_in_words(language: str) -> None:
    said = [round_words(one, language) for one in (NIGHT, HALF_HOURS, ["11:00", "17:00"])]
    assert said == WORDS[language]


def test_a_night_has_its_rounds_in_their_order() -> None:
    night = checklist_in(with_rounds(NIGHT))
    assert night.round_times == ["20:00", "22:00", "00:00", "02:00"]
    assert list(map(night.hour, night.round_times)) == ["20:00", "22:00", "24:00", "26:00"]
    day = checklist_in(with_rounds(["02:00", "20:00"]))
    assert list(map(day.hour, day.round_times)) == ["02:00", "20:00"]


def test_each_round_has_a_tick_of_its_own_and_a_single_one_that_of_the_item() -> None:
    daily = checklist_in(with_rounds(["11:00", "17:00"], "daily"), "daily")
    assert daily.boxes == {
        "price--1100": [],
        "price--1700": [],
        "page--1100": ["home--1100"],
        "page--1700": ["home--1700"],
        "stock": [],
    }
    once = checklist_in(with_rounds(["11:00"], "daily"), "daily")
    assert once.boxes == {"price": [], "page": ["home"], "stock": []}


def test_today_knows_the_rounds_by_the_hours_of_their_day() -> None:
    known = {one["id"]: one for one in duties(with_rounds(NIGHT), "en")}
    assert known["promo-day"]["rounds"] == ["20:00", "22:00", "24:00", "26:00"]
    ids = items(with_rounds(NIGHT), "en")["ids"]
    assert list(ids["promo-day"]) == ["go--2000", "go--2200", "go--0000", "go--0200"]
    assert "rounds" not in known["daily"]


def test_a_list_with_rounds_alone_is_due_at_them() -> None:
    """At each that is named; at the first of those that come every so often."""
    daily = checklist_in(BOOK, "daily")
    assert daily.schedule
    schedule = daily.schedule.model_copy(update={"times": []})
    named, every = (
        daily.model_copy(update={"rounds": rounds, "schedule": schedule})
        for rounds in (["11:00", "17:00"], NIGHT)
    )
    assert named.due and named.due.times == ["11:00", "17:00"]
    assert every.due and every.due.times == ["20:00"]


def test_calendars_say_when_the_rounds_are() -> None:
    feed = Feeds(with_rounds(NIGHT), "zh", "").feed()
    about = {
        str(one["uid"]): str(one["description"]) for one in Calendar.from_ical(feed).walk("VEVENT")
    }
    [promo] = [text for uid, text in about.items() if uid.startswith("promo-day.spring-sale.2026")]
    assert "当天：20:00 至次日 02:00，每 2 小时一轮。" in promo.splitlines()
    assert not any("一轮" in text for uid, text in about.items() if uid.startswith("daily"))


def test_a_workbook_has_a_column_a_round() -> None:
    book = with_rounds(["11:00", "17:00"], "daily")
    [sheet] = load_workbook(BytesIO(workbook(book, [checklist_in(book, "daily")], "en"))).worksheets
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    head = next(place for place, row in enumerate(rows) if row[0] == "Item")
    assert rows[head][6:] == ["11:00", "17:00"]
    states = {row[0]: row[4:] for row in rows[head:] if "To do" in row}
    assert states["Check the prices of the top ten items"] == [None, None, "To do", "To do"]
    assert states["Look for items with under 7 days of stock"] == ["To do", None, None, None]
    assert "G" in "".join(str(one.sqref) for one in sheet.data_validations.dataValidation)
