"""Week and paper of teams in several countries, as pages, scripts and workbooks are given them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from openpyxl import load_workbook

from playbook.check.loader import inspect, load
from playbook.export.files import site_files
from playbook.export.workbook import workbook
from playbook.kinds.checklist.numbers import checklists_of
from playbook.kinds.metric.model import Metric
from playbook.kinds.team.model import Team
from playbook.kinds.team.numbers import conventions, first_day, paper, weekend
from playbook.locale import countries, numbers
from playbook.model.playbook import Playbook
from playbook.model.timing import Schedule
from playbook.render.renderer import Renderer
from playbook.schedule.due_words import date_words
from playbook.schedule.schedule_words import schedule_words
from playbook.search.index import LISTING, index
from playbook.search.names import FILE, Named, names, written
from playbook.site.accent import stylesheet
from playbook.views.client_data import campaigns, known, working_days
from playbook.views.script_words import of_today
from tests.support.handbooks import CASES, copy_fixture, fixture_book

AMOUNTS = yaml.safe_load((CASES / "amounts.yml").read_text(encoding="utf-8"))
COUNTRIES = yaml.safe_load((CASES / "countries.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("tags", [("en-US", "en-GB"), ("en-GB", "en-US")])
def test_dates_go_by_the_tag_that_a_team_gives_a_language(
    tags: tuple[str, str], data: Path
) -> None:
    """Also while serving, when that changes."""
    written = {"en-US": "Nov 27", "en-GB": "27 Nov"}
    team = data / "team.yml"
    text = team.read_text("utf-8")
    for tag in tags:
        team.write_text(text.replace("[zh, en]", f"[zh, {{code: en, tag: {tag}}}]"), "utf-8")
        load(data)
        assert date_words(date(2026, 11, 27), "en", "CN", "day") == written[tag]
    team.write_text(text, "utf-8")
    load(data)


def team_of(**fields: Any) -> Playbook:
    """The fixture's handbook, of a team that says this of itself."""
    book = fixture_book()
    team = book[Team].model_copy(update=fields)
    return replace(book, files=book.files | {"team": team})


@pytest.mark.parametrize("case", COUNTRIES, ids=lambda case: case["country"])
def test_what_is_usual_in_a_country(case: dict[str, Any]) -> None:
    team = team_of(country=case["country"])[Team]
    assert list(weekend(team)) == case["weekend"]
    assert (first_day(team), paper(team)) == (case["first_day"], case["paper"])


@pytest.mark.parametrize("case", AMOUNTS, ids=lambda case: case["money"])
def test_amounts_are_written_as_in_the_country(case: dict[str, Any]) -> None:
    value, where = case["value"], (case["language"], case["country"])
    assert numbers.money(value, case["currency"], *where) == case["money"]
    assert numbers.decimal(value, 4, *where) == case["number"]
    before, after = numbers.beside_amount(case["currency"], *where)
    assert case["money"].startswith(before) and case["money"].endswith(after)
    assert case["money"].removeprefix(before)[0].isdecimal()


@pytest.mark.parametrize(
    ("language", "country", "gap"),
    [
        ("en", "US", ""),
        ("zh", "CN", ""),
        ("fr", "FR", "\xa0"),
        ("en", "FR", ""),
        ("en", "DE", "\xa0"),
    ],
)
def test_a_part_of_a_whole_stands_beside_its_number_as_in_the_language(
    language: str, country: str, gap: str
) -> None:
    assert numbers.gap("%", language, country) == gap
    assert numbers.percent(40, language, country) == f"40{gap}%"
    assert numbers.gap("USD", language, country) == "\xa0"


def test_a_metric_in_percent_reads_as_its_text_does() -> None:
    book = fixture_book()
    shown = {one.id: one for one in book.all(Metric) if one.unit["en"] == "%"}
    assert shown
    for ident in shown:
        page = Renderer(book).render("metric", f"en/metrics/{ident}/", ident)
        assert "%" in page and not re.search(r"\d(</\w+>)?(&nbsp;|\s)%", page), ident


@pytest.mark.parametrize(("code", "amount"), [("USD", "$1,250,000"), ("HKD", "HK$1,250,000")])
def test_the_plan_counts_in_the_currency_of_the_team(code: str, amount: str) -> None:
    page = Renderer(team_of(country="US", currency=code)).render("plan_goals", "en/plan/")
    assert f"net sales grow by 25%: from {amount.replace('1,25', '1,00')} to {amount}." in page
    assert "CNY" not in page


@pytest.mark.parametrize(("country", "said"), [("US", "12:00 am"), ("CN", "24:00")])
def test_a_day_ends_as_its_hours_are_counted(country: str, said: str) -> None:
    assert of_today(team_of(country=country), "en")["midnight"] == said


NAMED = "{zh: '看[黄金周](calendar/golden-week)。', en: 'See [Golden Week](calendar/golden-week).'}"
LAST_MARKET = "title: {zh: 美国, en: United States}}\n"
JAPAN = "  - {id: jp, title: {zh: 日本, en: Japan}}\n"


@pytest.fixture
def abroad(tmp_path: Path) -> Path:
    """The data of a team that adds a market of its own, and a campaign there."""
    data = copy_fixture(tmp_path) / "playbook_data"
    words = data / "vocabulary.yml"
    text = words.read_text(encoding="utf-8")
    words.write_text(text.replace(LAST_MARKET, LAST_MARKET + JAPAN), encoding="utf-8")
    sale = (data / "calendar/spring-sale.yml").read_text(encoding="utf-8")
    sale = sale.replace("spring-sale", "golden-week").replace("market: cn", "market: jp")
    sale = sale.replace("春季上新, en: Spring sale", "黄金周, en: Golden Week")
    (data / "calendar/golden-week.yml").write_text(sale, encoding="utf-8")
    terms = data / "glossary/sales.yml"
    text = terms.read_text(encoding="utf-8")
    terms.write_text(text.replace("page: metrics/cvr", "page: calendar/golden-week"), "utf-8")
    goals = data / "practices/goals.yml"
    text = goals.read_text(encoding="utf-8")
    named = re.sub(r"^summary: .*$", f"summary: {NAMED}", text, flags=re.MULTILINE)
    goals.write_text(named, encoding="utf-8")
    return data


def test_a_market_of_its_own_comes_first(abroad: Path) -> None:
    sells_in(abroad, "jp, cn")
    book = load(abroad)
    assert [*book.records["calendar"]] == ["golden-week", "spring-sale"]
    page = Renderer(book).render("calendar_table", "en/calendar/")
    assert page.index("Japan") < page.index("China")


def test_the_calendar_shows_the_years_that_are_planned(abroad: Path) -> None:
    sale = abroad / "calendar/golden-week.yml"
    text = sale.read_text(encoding="utf-8")
    dates = "dates: [2027-05-01, 2030-05-01]"
    sale.write_text(re.sub(r"^rule: .*$", dates, text, flags=re.MULTILINE), encoding="utf-8")
    book = load(abroad)
    assert "2030" in Renderer(book).render("campaign", "en/calendar/golden-week/", "golden-week")
    page = Renderer(book).render("calendar_table", "en/calendar/")
    assert re.findall(r">(20[0-9]{2})</th>", page)[:3] == ["2026", "2027", "2028"]
    assert "2029" not in page


def test_campaigns_of_other_markets_are_pages_to_look_up_and_no_more(abroad: Path) -> None:
    sells_in(abroad, "cn")
    book = load(abroad)
    assert [one["id"] for one in known(book, "en")["campaigns"]] == ["spring-sale"]
    assert not any("golden-week" in path for path, _ in site_files(book, ""))
    assert not any(b"golden-week" in made for path, made in site_files(book, "") if "ics" in path)
    pages = [Named(f"calendar/{one}/", one, "") for one in ("golden-week", "spring-sale")]
    found = [one["url"] for one in names(book, "en", pages)["entries"]]
    assert "calendar/spring-sale/" in found and "calendar/golden-week/" not in found
    pickers = campaigns(book, "en", checklists_of(book)[0])
    assert {one["id"] for one in pickers} == {"spring-sale"}
    made = Renderer(book)
    assert 'href="../../calendar/golden-week/"' in made.render(
        "practice", "en/practices/goals/", "goals"
    )
    page = made.render("campaign", "en/calendar/golden-week/", "golden-week")
    assert "The team does not sell here" in page and "countdowns/" not in page
    assert "countdowns/" in made.render("campaign", "en/calendar/spring-sale/", "spring-sale")


def test_search_knows_no_campaign_of_another_market(abroad: Path, tmp_path: Path) -> None:
    sells_in(abroad, "cn")
    book, home = load(abroad), tmp_path / "site/en"
    pages = [Named(f"calendar/{one}/", one, "") for one in ("golden-week", "spring-sale")]
    for page in pages:
        path = home / page.url / "index.html"
        path.parent.mkdir(parents=True)
        path.write_text(f"<article><h1>{page.title}</h1></article>", encoding="utf-8")
    (home / FILE).write_text(written(names(book, "en", pages)), encoding="utf-8")
    index(tmp_path / "site", [one for one in book.languages if one.code == "en"], {})
    listing = json.loads((home / "search" / LISTING).read_text(encoding="utf-8"))
    assert len(listing["lengths"]) == 1
    pieces = (home / "search" / listing["version"]).iterdir()
    found = {word for path in pieces for word in json.loads(path.read_text("utf-8"))}
    assert "spring" in found and "golden" not in found


def test_the_calendar_leads_to_campaigns_of_other_markets_without_days(abroad: Path) -> None:
    sells_in(abroad, "cn")
    made = Renderer(load(abroad))
    dated, _, others = made.render("calendar_table", "en/calendar/").partition("## Other markets")
    assert "golden-week" not in dated and "Golden Week" not in dated
    assert "golden-week" in others and "<time" not in others
    asked = made.render("calendar_table", "en/calendar/", asked={"market": "jp"})
    assert "golden-week" in asked and "<time" in asked


def test_cards_of_other_regions_are_left_out(abroad: Path) -> None:
    words = abroad / "vocabulary.yml"
    text = words.read_text(encoding="utf-8")
    words.write_text(text.replace("regions:\n", f"regions:\n{JAPAN}"), encoding="utf-8")
    assert load(abroad).records["compliance"]
    sells_in(abroad, "cn", "regions: [jp]")
    assert not load(abroad).records["compliance"]


def test_a_market_that_is_none_is_told(abroad: Path) -> None:
    sells_in(abroad, "jq")
    _, problems = inspect(abroad)
    assert [(problem.code, problem.line) for problem in problems] == [("unknown-id", 17)]


def sells_in(data: Path, markets: str, more: str = "") -> None:
    """Have the team of `data` name its markets."""
    team = (data / "team.yml").read_text(encoding="utf-8")
    said = f"{team}markets: [{markets}]\n{more}\n"
    (data / "team.yml").write_text(said, encoding="utf-8")


def test_the_team_has_the_last_word() -> None:
    team = team_of(country="HK", weekend=["SU"], first_day="MO", paper="Letter")[Team]
    assert (list(weekend(team)), first_day(team), paper(team)) == (["SU"], "MO", "Letter")


def test_scripts_count_with_the_weekend_of_the_team() -> None:
    assert working_days(team_of(country="EG")) == {
        "weekend": ["FR", "SA"],
        "rest": [],
        "working": [],
    }
    assert working_days(team_of())["weekend"] == ["SA", "SU"]


def test_every_working_day_is_one_of_the_team() -> None:
    week = Schedule(freq="weekly", weekdays=["SU", "MO", "TU", "WE", "TH"])
    there = conventions(team_of(country="EG")[Team])
    assert schedule_words(week, None, "en", there) == "Every working day"
    assert schedule_words(week, None, "en").startswith("Every Monday, ")


@pytest.mark.parametrize(("country", "number"), [("US", 1), ("AE", 9)])
def test_workbooks_and_pages_have_the_paper_of_the_team(country: str, number: int) -> None:
    book = team_of(country=country)
    sheets = load_workbook(BytesIO(workbook(book, checklists_of(book)[:1], "en")))
    assert sheets.worksheets[0].page_setup.paperSize == number
    assert f"@page{{size:{paper(book[Team])}}}" in stylesheet("#0f766e", paper(book[Team]))


def test_scripts_write_numbers_with_the_digits_of_pages() -> None:
    assert countries.tag_for_scripts("en", "IN") == "en-IN-u-ca-gregory-nu-latn"
    assert countries.tag_for_scripts("zh", "CN") == "zh-Hans-CN-u-ca-gregory-nu-latn"
