"""What the site gives away beside its pages."""

from __future__ import annotations

import json

import pytest

from playbook.export.files import site_files
from playbook.locale import tables
from playbook.render.renderer import Renderer
from tests.support.handbooks import Site, fixture_book

ADDRESS = "https://example.org/sample/"


def test_every_export_is_in_the_site_byte_for_byte(fixture_site: Site) -> None:
    found = dict(site_files(fixture_book(), ADDRESS))
    assert sorted(found) == sorted(
        f"{language}/{name}"
        for language in ("zh", "en")
        for name in [
            "countdowns/spring-sale.ics",
            "duties.json",
            "paths.json",
            "paths/ops.json",
            "words.json",
            "feeds.ics",
            "feeds/mgr.ics",
            "feeds/ops.ics",
            "forms/prices.xlsx",
            "sheets.xlsx",
            "sheets/daily.xlsx",
            "sheets/incident.xlsx",
            "sheets/promo-day.xlsx",
            "sheets/weekly.xlsx",
        ]
    )
    for path, content in found.items():
        assert (fixture_site.folder / path).read_bytes() == content, path


@pytest.mark.parametrize("language", ["zh", "en"])
def test_scripts_get_every_word_of_their_tables_in_their_language(language: str) -> None:
    said = json.loads(dict(site_files(fixture_book(), ADDRESS))[f"{language}/words.json"])
    table = tables.scripts(language)
    assert {key: said[key] for key in table} == table


def test_the_file_of_dated_paths_holds_what_is_of_no_role() -> None:
    found = dict(site_files(fixture_book(), ADDRESS))
    known = json.loads(found["en/paths.json"])
    assert known.keys() == {"roles", "former", "calendar", "years"}
    assert known["roles"] == {"ops": "Operations"}
    assert known["years"] == {"2026": False, "2027": True}


def test_pages_lead_to_the_exports_of_their_list(fixture_site: Site) -> None:
    for language in ("zh", "en"):
        page = fixture_site.folder / language / "checklists"
        daily = (page / "daily" / "index.html").read_text(encoding="utf-8")
        for link in ("../../sheets/daily.xlsx", "../../sheets.xlsx", "../../feeds/ops.ics"):
            assert f'href="{link}"' in daily
        incident = (page / "incident" / "index.html").read_text(encoding="utf-8")
        assert 'href="../../sheets/incident.xlsx"' in incident
        assert ".ics" not in incident, "a list without a date is in no calendar"


def test_the_page_on_calendars_names_every_feed(fixture_site: Site) -> None:
    for language in ("zh", "en"):
        path = fixture_site.folder / language / "checklists" / "subscribe" / "index.html"
        text = path.read_text(encoding="utf-8")
        for name in ("feeds.ics", "feeds/mgr.ics", "feeds/ops.ics"):
            assert f"<code>{ADDRESS}{language}/{name}</code>" in text
            assert f'href="webcal://example.org/sample/{language}/{name}"' in text
            assert f'href="../../{name}"' in text


def test_the_address_of_the_site_may_lack_its_slash() -> None:
    book = fixture_book()
    assert dict(site_files(book, ADDRESS.rstrip("/"))) == dict(site_files(book, ADDRESS))


def test_without_an_address_the_page_still_offers_the_files() -> None:
    view = Renderer(fixture_book())
    text = view.render("feeds", "en/checklists/subscribe/")
    assert 'href="../../feeds/mgr.ics"' in text
    assert "webcal:" not in text
