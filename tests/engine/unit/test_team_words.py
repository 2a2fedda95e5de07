"""Words of a team's own: written for translators, read back, missing ones said in another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook import kinds
from playbook.check.base_prose import base_prose
from playbook.check.loader import inspect, load
from playbook.cli.main import main
from playbook.kinds.said import all_said, fits, lacking
from playbook.locale import po, tables
from playbook.locale.dates import listed, written
from playbook.locale.languages import LANGUAGES, speak
from playbook.locale.po import Entry
from playbook.mkdocs.project import find_project
from playbook.model.rounds import Window
from playbook.model.timing import Schedule
from playbook.problems.report import text as shown
from playbook.schedule.round_words import round_words
from playbook.schedule.schedule_words import schedule_words
from playbook.site.html_page import Page
from playbook.site.page_rules import RULES
from playbook.views import script_words


@pytest.fixture(autouse=True)
def without_them_again() -> Iterator[None]:
    yield
    tables.add({})
    speak([])


def test_the_engines_own_languages_lack_nothing() -> None:
    for language in tables.SHIPPED:
        if language != tables.international():
            assert lacking(all_said(language)) == []
            assert all(fits(entry) for entry in all_said(language) if entry.said)


def test_a_file_holds_all_that_is_said_and_is_read_back(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["words", "da", "--data", str(data), "--lang", "en"]) == 0
    path = data / "words/da.po"
    first = path.read_bytes()
    count = len(lacking(all_said("da")))
    assert f"da: {count} words are missing." in capsys.readouterr().out and count > 1000
    path.write_bytes(first.replace(b'msgid "Close"\nmsgstr ""', b'msgid "Close"\nmsgstr "Luk"'))
    said = path.read_bytes()
    assert main(["words", "da", "--data", str(data), "--lang", "en"]) == 0
    assert path.read_bytes() == said
    assert f"da: {count - 1} words are missing." in capsys.readouterr().out


def test_what_a_team_says_counts_and_the_rest_is_said_in_the_fallback(data: Path) -> None:
    tables.show_gaps(False)  # whatever a test has served before
    entries = [Entry("pages.close", "Close", "Luk"), Entry("kinds.region", "Region", "Land")]
    (data / "words").mkdir()
    (data / "words/da.po").write_bytes(po.written(entries, "da"))
    assert inspect(data)[1] == []
    assert (LANGUAGES["da"].name, LANGUAGES["da"].script) == ("dansk", "Latin")
    words = kinds.words("da")
    assert (words["close"], words["region"], words["menu"]) == ("Luk", "Land", "Menu")
    assert script_words.words("da")["close"] == "Luk"


@pytest.mark.parametrize(
    ("code", "full", "day", "days", "brief"),
    [
        ("ja", "2026年11月23日(月)", "11月23日", "{M}月{d}日–{last}日", "{M}月{d}日({E})"),
        ("de", "Mo., 23. Nov. 2026", "23. Nov.", "{d}.–{last}. {MMM}", "{E}, {d}. {MMM}"),
        ("it", "lun 23 nov 2026", "23 nov", "{d}–{last} {MMM}", "{E} {d} {MMM}"),
    ],
)
def test_dates_are_written_as_cldr_has_them_until_a_team_says_otherwise(
    data: Path, *, code: str, full: str, day: str, days: str, brief: str
) -> None:
    (data / "words").mkdir()
    (data / f"words/{code}.po").write_bytes(po.written([], code))
    inspect(data)
    found, monday = tables.dates(code), date(2026, 11, 23)
    assert (written(found["full"], monday, code), written(found["day"], monday, code)) == (
        full,
        day,
    )
    assert tables.scripts(code)["dates-of-month"] == days
    assert tables.scripts(code)["date-brief"] == brief
    entries = [Entry("dates.day", "{d} {MMM}", "{MMM} {d}")]
    (data / f"words/{code}.po").write_bytes(po.written(entries, code))
    inspect(data)
    assert tables.dates(code)["day"] == "{MMM} {d}"


def test_a_page_may_hold_words_that_nobody_has_translated(data: Path) -> None:
    (data / "words").mkdir()
    said = [Entry("pages.close", "Close", "إغلاق")]
    (data / "words/ar.po").write_bytes(po.written(said, "ar"))
    inspect(data)
    page = f'<html lang="{{}}"><body><article>{"text " * 100}</article></body></html>'
    codes = [
        {
            fault.code
            for rule in RULES
            for fault in rule(Page(f"{code}/x/index.html", html.encode()))
        }
        for code, html in (("ar", page.format("ar")), ("zh", page.format("zh-CN")))
    ]
    assert ["page-language" in found for found in codes] == [False, True]


def test_a_language_of_the_teams_own_stands_on_an_empty_base(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The base's few pages stand in, in the international language if the team speaks none."""
    folder = tmp_path / "laden"
    assert main(["init", str(folder), "--yes", "--base", "none", "--languages", "en"]) == 0
    monkeypatch.chdir(folder)
    assert main(["words", "de"]) == 0
    team = folder / "playbook_data/team.yml"
    team.write_text(team.read_text().replace("[en]", "[de]").replace("en: ", "de: "))
    assert main(["new", "role"]) == 0
    assert main(["check", "--strict"]) == 0
    project = find_project(folder)[0]
    book = load(project.data, project.base)
    stand_ins = base_prose(project, book).stand_ins
    assert stand_ins["de/index.md"] == stand_ins["de/roles/index.md"] == "en"
    assert "de/quizzes/index.md" in base_prose(project, book).left_out


def test_a_word_that_stands_in_is_marked_while_serving(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables._Added, "shows_gaps", True)
    tables.add({"da": {"pages": {"close": "Luk"}}})
    assert kinds.words("da")["close"] == "Luk"
    assert kinds.words("da")["menu"] == kinds.words("en")["menu"].join("⟦⟧")
    assert "⟦" not in str(kinds.words("zh"))


def test_what_is_counted_goes_by_the_plurals_of_the_language_that_stands_in() -> None:
    """Japanese has one form for all numbers, and Portuguese counts 0 as one."""
    tables.add({"ja": {}, "pt": {}})
    every_hour = Window.model_validate({"every": 60, "from": "20:00", "to": "22:00"})
    for code in ("ja", "pt"):
        assert round_words(every_hour, code).startswith("every hour from")
        said = [kinds.say("steps-count", code, count=count) for count in (0, 1)]
        assert said == ["0 steps", "1 step"]


def test_words_that_stand_in_are_in_order_where_all_else_runs_the_other_way() -> None:
    tables.add({"ar": {"pages": {"close": "إغلاق"}}, "da": {}, "he": {}})
    assert kinds.words("ar")["close"] == "إغلاق"
    isolated = kinds.words("en")["menu"].join("\u2066\u2069")
    assert kinds.words("ar")["menu"] == kinds.words("he")["menu"] == isolated
    assert tables.schedule("ar")["at"] == tables.schedule("en")["at"] == "{days}, {times}"
    assert kinds.words("da")["menu"] == kinds.words("en")["menu"]
    assert tables.messages("ar") == tables.messages("en")  # a terminal shows such marks
    schedule = Schedule(freq="daily", times=["09:00"])
    assert schedule_words(schedule, None, "ar").startswith("\u2066Every")
    speak([{"code": "ar", "direction": "ltr"}])
    assert kinds.words("ar")["menu"] == kinds.words("en")["menu"]


@pytest.mark.parametrize(
    ("code", "both", "either"), [("ar", "a وb", "a أو b"), ("pt", "a e b", "a ou b")]
)
def test_lists_are_joined_as_cldr_has_them(code: str, both: str, either: str) -> None:
    """Holidays that fall on one day are written into a file so: no word that stands in."""
    tables.add({code: {}})
    assert (listed(["a", "b"], code), listed(["a", "b"], code, "or")) == (both, either)
    assert "\u2066" not in listed(["a", "b", "c"], code)


def test_what_is_counted_may_be_said_in_part() -> None:
    tables.add(
        {
            "ru": {
                "pages": {"steps-count": {"one": "{count} шаг", "few": "{count} шага"}},
                "kinds": {"checks": {"few": "{count} пункта"}},
            }
        }
    )
    said = {count: kinds.say("steps-count", "ru", count=count) for count in (1, 3, 5, 21)}
    assert said == {1: "1 шаг", 3: "3 шага", 5: "5 steps", 21: "21 шаг"}
    assert [kinds.say("checks", "ru", count=count) for count in (3, 5)] == ["3 пункта", "5 items"]


def test_what_is_looked_up_by_its_place_has_as_many_places() -> None:
    days = Entry("schedule.nth", "first\nsecond\nthird\nfourth\nlast", "erster\nletzter")
    assert not fits(days)
    assert fits(replace(days, said="1.\n2.\n3.\n4.\nletzter"))
    assert not fits(Entry("dates.parts-of-day", "am\nam\npm\npm\npm", "vorm.\nnachm."))
    assert fits(Entry("dates.halves-of-day", "am\npm", "morgens\nmittags\nabends"))


def test_a_language_that_nobody_knows_is_refused(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["words", "qqq", "--data", str(data), "--lang", "en"]) == 2
    assert "“qqq” is no tag" in capsys.readouterr().err
    (data / "words").mkdir()
    (data / "words/qqq.po").touch()
    assert "words/qqq.po:1:1: [bad-form]" in shown(inspect(data)[1], "en", data.parent)


@given(st.text(), st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_what_is_written_is_read(source: str, said: str) -> None:
    source = "a" + "".join(one for one in source if one.isprintable() or one == "\n")
    entry = Entry("pages.menu", source, said)
    [read] = po.read(po.written([entry], "da"))
    assert replace(read, line=1) == entry


def test_a_file_that_cannot_be_read_is_told_at_its_name(data: Path) -> None:
    (data / "words/fr.po").mkdir(parents=True)
    (data / "words/de.po").symlink_to("nowhere")
    found = [(Path(problem.path).name, problem.code) for problem in inspect(data)[1]]
    assert found == [("de.po", "unreadable"), ("fr.po", "unreadable")]
