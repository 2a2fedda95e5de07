"""`playbook holidays`: years for review, written into the file that pages are printed from."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from playbook.check.loader import load
from playbook.cli.main import main
from playbook.kinds.holidays.model import Holidays, HolidayYear
from playbook.kinds.holidays.numbers import calendar
from playbook.kinds.team.model import Team
from tests.support.handbooks import CASES, copy_fixture, own_handbook

pytest.importorskip("holidays")


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data of a handbook without holidays."""
    project = copy_fixture(tmp_path)
    monkeypatch.chdir(project)
    (project / "playbook_data/holidays.yml").unlink()
    return project / "playbook_data"


def years(data: Path) -> dict[int, HolidayYear]:
    return {year.year: year for year in load(data)[Holidays].years}


def test_china_is_what_the_notices_say(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without make-up days, a year is not announced yet."""
    assert main(["holidays", "CN", "2025", "2026", "2028", "--lang", "en"]) == 0
    assert "2028: 15 days off by law, not announced yet" in capsys.readouterr().out
    found = years(data)
    for notice in yaml.safe_load((CASES / "holidays.yml").read_text(encoding="utf-8")):
        year = found[notice["year"]]
        days = [[one.title["zh"], one.start, one.end] for one in year.holidays]
        assert (days, year.working) == (notice["holidays"], notice["working"])
        assert not year.expected
    assert found[2028].expected and not found[2028].working


def test_titles_are_in_the_languages_of_the_team(data: Path) -> None:
    team = (data / "team.yml").read_text(encoding="utf-8")
    team = team.replace("languages: [zh, en]", "languages: [en]")
    (data / "team.yml").write_text(team, encoding="utf-8")
    assert main(["holidays", "CN", "2027"]) == 0
    written = (data / "holidays.yml").read_text(encoding="utf-8")
    assert "title: {en: New Year's Day}," in written
    assert written.isascii()


def test_names_that_stand_in_are_marked(data: Path) -> None:
    """Else the check refuses them, as no text of a language in another script."""
    team = (data / "team.yml").read_text(encoding="utf-8")
    (data / "team.yml").write_text(team.replace("languages: [zh, en]", "languages: [zh]"), "utf-8")
    assert main(["holidays", "GB", "2027"]) == 0
    written = (data / "holidays.yml").read_text(encoding="utf-8")
    assert "title: {zh: New Year's Day, same: true}," in written


@pytest.mark.parametrize(("country", "said"), [("HK", "國慶日"), ("CN", "國慶節")])
def test_titles_are_in_the_script_of_the_language(country: str, said: str, data: Path) -> None:
    team = (data / "team.yml").read_text(encoding="utf-8")
    team = team.replace("languages: [zh, en]", "languages: [zh-Hant, en]")
    (data / "team.yml").write_text(team, encoding="utf-8")
    assert main(["holidays", country, "2027"]) == 0
    written = (data / "holidays.yml").read_text(encoding="utf-8")
    assert f"zh-Hant: {said}" in written


ELSEWHERE = {
    "JP": [
        ("Coming of Age Day", "2026-01-12", "2026-01-12"),
        ("Constitution Day", "2026-05-03", "2026-05-03"),
        ("Greenery Day", "2026-05-04", "2026-05-04"),
        ("Children's Day", "2026-05-05", "2026-05-05"),
        ("Substitute Holiday", "2026-05-06", "2026-05-06"),
    ],
    "GB": [
        ("Christmas Day", "2026-12-25", "2026-12-25"),
        ("Boxing Day", "2026-12-26", "2026-12-26"),
        ("Boxing Day (observed)", "2026-12-28", "2026-12-28"),
    ],
    "AE": [("Eid al-Fitr Holiday", "2026-03-21", "2026-03-22")],
    "IT": [("All Saints' Day and National Unity Day", "2026-11-01", "2026-11-01")],
}
"""Holidays as the country keeps them: none takes in those beside it, nor the weekend."""


@pytest.mark.parametrize("country", ELSEWHERE)
def test_a_holiday_elsewhere_is_called_what_it_is(
    country: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["holidays", country, "2026", "--lang", "en"]) == 0
    found = [(one.title["en"], one.start, one.end) for one in years(data)[2026].holidays]
    assert [one for one in ELSEWHERE[country] if one not in found] == [], found
    assert len({one.id for one in years(data)[2026].holidays}) == len(found)
    assert "no holiday of this country in zh" in capsys.readouterr().out


def test_days_by_the_moon_are_expected_only(data: Path) -> None:
    assert main(["holidays", "AE", "2028"]) == 0
    assert years(data)[2028].expected


def test_years_join_those_that_are_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = copy_fixture(tmp_path)
    monkeypatch.chdir(project)
    path = project / "playbook_data/holidays.yml"
    before = path.read_text(encoding="utf-8")
    assert main(["holidays", "CN", "2026"]) == main(["holidays", "CN", "2027"]) == 2
    assert main(["holidays", "US", "2027"]) == 2
    assert "there is no country XX" in refused(capsys, "XX")
    assert path.read_text(encoding="utf-8") == before
    assert main(["holidays", "CN", "2025", "2028"]) == 0
    after = path.read_text(encoding="utf-8")
    assert [*years(project / "playbook_data")] == [2025, 2026, 2027, 2028]
    assert all(line in after for line in before.splitlines())
    # The notice of a year that was expected takes its place.
    path.write_text(
        after.replace("  - year: 2026\n", "  - year: 2026\n    expected: true\n"), "utf-8"
    )
    assert main(["holidays", "CN", "2026"]) == 0
    assert not years(project / "playbook_data")[2026].expected


def refused(capsys: pytest.CaptureFixture[str], country: str) -> str:
    capsys.readouterr()
    assert main(["holidays", country, "2027", "--lang", "en"]) == 2
    return capsys.readouterr().err


def test_a_team_elsewhere_gets_a_file_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = own_handbook(tmp_path / "own")
    team = "change: true\ncountry: US\ncurrency: USD\n"
    (folder / "playbook_data/team.yml").write_text(team, encoding="utf-8")
    monkeypatch.chdir(folder)
    assert main(["holidays", "us", "2027"]) == 0
    assert main(["check", "--strict"]) == 0


def test_nothing_else_needs_the_library(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("playbook.cli.holidays.LIBRARY", "no_such_library")
    assert main(["holidays", "CN", "2028"]) == 2
    assert main(["check"]) == 0
    assert calendar(None, load(data)[Team]).rest == frozenset()
