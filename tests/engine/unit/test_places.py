"""Which place of the menu a section is in, and what stands beside a page."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from playbook.mkdocs.project import find_project
from playbook.model.kind import PLACES
from playbook.views.places import place_of
from playbook.views.side_menu import Entry, beside, entries
from tests.support.handbooks import FIXTURE, fixture_book

BOOK = fixture_book()
DAILY, INCIDENT = SimpleNamespace(id="daily"), SimpleNamespace(id="incident")


@pytest.mark.parametrize(
    ("section", "place"),
    [
        ("index.md", "today"),
        ("today.md", "today"),
        ("checklists/", "do"),
        ("calendar/", "do"),
        ("onboarding/", "do"),
        ("forms/", "do"),
        ("practices/", "learn"),
        ("roles/", "learn"),
        ("quizzes/", "learn"),
        ("metrics/", "look-up"),
        ("glossary/", "look-up"),
        ("compliance/", "look-up"),
        ("plan/", "plan"),
        ("about/", "about"),
        ("house/", "look-up"),
        ("contact.md", "look-up"),
    ],
)
def test_a_section_is_where_its_kind_says(section: str, place: str) -> None:
    assert place_of(BOOK, section) == place


def test_every_kind_says_a_place_that_there_is() -> None:
    assert {kind.found_in for kind in BOOK.kinds} <= {*PLACES}


def test_the_settings_put_a_section_elsewhere() -> None:
    project, problems = find_project(FIXTURE)
    chosen = {one.name: one.place for one in project.sections if one.place}
    assert (chosen, problems) == ({"glossary/": "learn"}, [])


def menu(daily: int, incident: int) -> list[Entry]:
    return [
        Entry("index"),
        *(Entry(f"daily-{number}", DAILY) for number in range(daily)),
        *(Entry(f"incident-{number}", INCIDENT) for number in range(incident)),
    ]


def opened(entries: list[Entry], path: str) -> list[tuple[str, int, bool]]:
    return [
        (one.group.id if one.group else "", len(one.entries), one.is_open)
        for one in beside(entries, path)
    ]


def test_a_small_section_shows_all_its_groups_open() -> None:
    assert opened(menu(3, 4), "daily-1") == [
        ("", 1, True),
        ("daily", 3, True),
        ("incident", 4, True),
    ]


def test_a_large_section_opens_the_group_one_is_in_and_names_the_others() -> None:
    many = menu(20, 30)
    assert opened(many, "daily-1") == [("", 1, True), ("daily", 20, True), ("incident", 30, False)]
    assert opened(many, "index") == [("", 1, True), ("daily", 20, False), ("incident", 30, False)]


def test_a_group_too_large_for_a_menu_shows_what_is_near() -> None:
    near = beside(menu(2, 90), "incident-40")[-1]
    paths = [entry.path for entry in near.entries]
    assert len(paths) == 24 and "incident-40" in paths and near.is_open


def test_records_stand_by_their_groups_in_the_vocabularys_order() -> None:
    """Campaigns follow one another by date; in the menu, those of a market stand together."""
    (campaign,) = BOOK.each("calendar")
    markets = {"june": "us", "july": "cn", "august": "us"}
    campaigns = {
        ident: campaign.model_copy(update={"id": ident, "market": market})
        for ident, market in markets.items()
    }
    book = replace(BOOK, records=BOOK.records | {"calendar": campaigns})
    paths = [entry.path for entry in entries(book, "calendar", [], "en")]
    assert paths == [f"en/calendar/{ident}.md" for ident in ("july", "june", "august")]
