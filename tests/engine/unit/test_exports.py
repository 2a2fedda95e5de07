"""What the site gives away beside its pages."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from playbook.check.loader import load
from playbook.export.files import site_files
from playbook.export.moved import moved_pages
from playbook.export.plan_files import plan_files
from playbook.kinds.team.model import Team
from playbook.locale import tables
from playbook.model.playbook import Playbook
from playbook.render.renderer import Renderer
from playbook.text.han import has_han
from playbook.views import script_words
from tests.support.handbooks import Site, fixture_book
from tests.support.node import SCRIPTS

ADDRESS = "https://example.org/sample/"


def test_every_export_is_in_the_site_byte_for_byte(fixture_site: Site) -> None:
    found = dict(site_files(fixture_book(), ADDRESS))
    assert sorted(found) == sorted(
        f"{language}/{name}"
        for language in ("zh", "en")
        for name in [
            "countdowns/spring-sale.ics",
            "duties.json",
            "items.json",
            "maturity.json",
            "steps.json",
            "paths.json",
            "paths/ops.json",
            "words.json",
            "feeds.ics",
            "feeds/mgr.ics",
            "feeds/ops.ics",
            "forms/prices.xlsx",
            "plan-files.json",
            "plan.xlsx",
            "sheets.xlsx",
            "sheets/daily.xlsx",
            "sheets/incident.xlsx",
            "sheets/promo-day.xlsx",
            "sheets/weekly.xlsx",
        ]
    )
    for path, content in found.items():
        assert (fixture_site.folder / path).read_bytes() == content, path


def test_the_files_of_the_plan_say_nothing_in_a_language_that_is_not_printed(data: Path) -> None:
    team = data / "team.yml"
    team.write_text(team.read_text("utf-8").replace("[zh, en]", "[en]"), encoding="utf-8")
    texts = {name: "".join(pieces) for name, pieces in plan_files(load(data)).items()}
    assert {name: has_han(text) for name, text in texts.items()} == {"team": False, "plan": False}
    assert "en: Pay on time." in texts["plan"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_scripts_get_every_word_of_their_tables_in_their_language(language: str) -> None:
    table = tables.scripts(language)
    assert {key: script_words.known(fixture_book(), language)[key] for key in table} == table


def test_pages_fetch_no_words_that_only_others_say() -> None:
    """Those of a dated path and of self-checks are on their own pages."""
    said = json.loads(dict(site_files(fixture_book(), ADDRESS))["en/words.json"])
    left_out = script_words.known(fixture_book(), "en").keys() - said.keys()
    key = re.compile(r'"([a-z]+-[a-z0-9-]+)"')
    of_others = {
        word
        for path in SCRIPTS.rglob("*.js")
        if path.parent.name not in ("onboarding", "edit") and path.name != "quiz.js"
        for word in key.findall(re.sub(r'(?:recall|kept)\("[^"]*"\)', "", path.read_text("utf-8")))
    }
    assert {"path-late", "gate-7", "who-hire", "stage-week-1", "quiz-left"} <= left_out
    assert left_out & of_others <= {*script_words.TODAY}


def test_the_file_of_dated_paths_holds_what_is_of_no_role() -> None:
    found = dict(site_files(fixture_book(), ADDRESS))
    known = json.loads(found["en/paths.json"])
    assert known.keys() == {"roles", "former", "calendar", "years"}
    assert known["roles"] == {"ops": "Operations"}
    assert known["years"] == {"2026": False, "2027": True}


def test_what_a_first_visit_to_today_fetches_names_no_item() -> None:
    """Once something is ticked, another file does, with the lists that an event starts."""
    found = dict(site_files(fixture_book(), ADDRESS))
    known, items = (json.loads(found[f"en/{name}.json"]) for name in ("duties", "items"))
    assert {one["id"]: one["all"] for one in known["duties"]} == {
        "daily": 3,
        "weekly": 2,
        "promo-day": 1,
    }
    assert known["years"] == {"2026": False, "2027": True}, "of those not announced yet it says so"
    assert [one["id"] for one in items["runs"]] == ["incident"]
    assert {ident: len(ids) for ident, ids in items["ids"].items()}["daily"] == 3
    assert known["campaigns"][0]["days"][0] == ["2026-03-09", ["open", -3, 1]]


OF_TODAY = ["campaigns", "days", "duties", "head", "hours", "rows", "states", "today", "week"]
OF_LISTS = ["lists", "rows", "states"]
OF_QUIZ = ["../pages/quiz"]
OF_WEEKS = ("span-week", "dates-of-month", "dates-apart")
"""How a week is said: on no page that brings its words."""


@pytest.mark.parametrize(
    ("brought", "modules"),
    [
        (script_words.of_today, OF_TODAY),
        (script_words.of_lists, OF_LISTS),
        (script_words.of_quiz, OF_QUIZ),
    ],
)
def test_a_page_brings_every_word_that_its_scripts_say(
    brought: Callable[[Playbook, str], dict[str, str]], modules: list[str]
) -> None:
    read = [SCRIPTS / f"today/{name}.js" for name in modules]
    read += [SCRIPTS / "core/notice.js"]
    read += [SCRIPTS / "dates/period.js"] if modules is not OF_QUIZ else []
    text = "".join(path.read_text(encoding="utf-8") for path in read)
    said = set(re.findall(r'(?:say|written|section)\((?:hit \? )?"([a-z-]+)"', text))
    if "days" in modules:
        said |= {f"day-{look}" for look in ("done", "half", "missed", "free", "today")}
    elsewhere = {*OF_WEEKS, *([] if "head" in modules else ["team-clock"])}
    here = fixture_book()  # hours are counted to 24
    team = here[Team].model_copy(update={"country": "US"})
    assert (
        said - elsewhere <= brought(replace(here, files=here.files | {"team": team}), "en").keys()
    )
    assert said - elsewhere - {"parts-of-day"} <= brought(here, "en").keys()


@pytest.mark.parametrize("country", ["CN", "US"])
def test_a_list_brings_every_word_that_it_says_at_once(country: str) -> None:
    """As its scripts are built; what is asked for later fetches all words."""
    built = SCRIPTS.parent / "assets" / "playbook"
    names = ("shared", "keeping", "checklist", "rounds", "next", "version")
    text = "".join((built / f"{name}.js").read_text(encoding="utf-8") for name in names)
    begun = tuple(re.findall(r"`([a-z]+-)\$\{", text))
    here = fixture_book()
    team = here[Team].model_copy(update={"country": country})
    book = replace(here, files=here.files | {"team": team})
    said = {
        key
        for key in script_words.of_file(book, "en")
        if f'"{key}"' in text or key.startswith(begun)
    }
    assert {"undo", "na-because", "trouble-full", "span-week", "clock"} <= said
    assert said - {"offline-lacking"} <= script_words.of_list(book, "en").keys()


def test_a_page_that_is_the_first_one_now_is_led_to() -> None:
    book = fixture_book()
    pages = dict(moved_pages(book, {"zh/today.md"}))
    assert "zh/today/index.html" not in pages
    assert b'url=../"' in pages["en/today/index.html"]
    assert b'src="../../assets/playbook/moved.js"' in pages["en/today/index.html"]


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
