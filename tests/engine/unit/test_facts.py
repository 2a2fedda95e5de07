"""Facts in texts: one value, said in the words of each language."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from playbook.check.facts import page_with_facts
from playbook.check.loader import inspect, load
from playbook.check.platforms import Amounts, other_amounts
from playbook.kinds.facts.by_hand import by_hand, searches_for
from playbook.kinds.facts.model import Facts
from playbook.kinds.facts.numbers import marks, pages_of, values
from playbook.kinds.metric.model import Metric
from playbook.kinds.practice.model import Practice
from playbook.kinds.team.model import Team
from playbook.source.bases import Base
from playbook.text.fact_names import filled
from playbook.text.scripts import fault
from tests.support.handbooks import FIXTURE


def facts(**fields: Any) -> Facts:
    title = {"zh": "提前量", "en": "Notice"}
    return Facts.model_validate(
        {"facts": [{"id": "notice", "title": title, "decides": "ops"} | fields]}
    )


@pytest.mark.parametrize(
    ("fields", "zh", "en"),
    [
        ({"value": 24, "unit": "hour"}, "24 小时", "24 hours"),
        ({"value": 1, "unit": "day"}, "1 天", "1 day"),
        ({"value": 0.5, "unit": "percent"}, "0.5%", "0.5%"),
        ({"low": 3, "high": 5, "unit": "working-day"}, "3–5 个工作日", "3-5 working days"),
        ({"low": 10, "high": 15, "unit": "percent"}, "10%–15%", "10-15%"),
        ({"value": 2000}, "2000", "2000"),
    ],
)
def test_a_value_has_its_unit_in_the_plural_of_the_language(
    fields: dict[str, Any], zh: str, en: str
) -> None:
    file = facts(**fields)
    assert [values(file, side)["notice"] for side in ("zh", "en")] == [zh, en]


@pytest.mark.parametrize(
    ("fields", "own", "other"),
    [
        ({"value": 50}, ("50 元", "50 yuan"), ("50 人民币", "50 Chinese yuan")),
        (
            {"low": 100000, "high": 500000},
            ("100,000–500,000 元", "100,000-500,000 yuan"),
            ("100,000–500,000 人民币", "100,000-500,000 Chinese yuan"),
        ),
    ],
)
def test_an_amount_keeps_its_currency_and_names_it_in_full_for_who_pays_in_another(
    fields: dict[str, Any], own: tuple[str, str], other: tuple[str, str]
) -> None:
    file = facts(currency="CNY", **fields)
    team = load(FIXTURE / "playbook_data")[Team]
    abroad = team.model_copy(update={"country": "US", "currency": "USD"})
    for of, told in ((team, own), (abroad, other)):
        assert tuple(values(file, side, of)["notice"] for side in ("zh", "en")) == told


def test_an_amount_written_by_hand_is_found_as_the_team_calls_its_currency() -> None:
    team = load(FIXTURE / "playbook_data")[Team]
    searches = searches_for(facts(value=50, currency="CNY", subject={"en": ["a case"]}), "en", team)
    assert [one[1] for one in by_hand("Up to 40 yuan a case.", searches)] == ["40 yuan"]
    for named in ("40 $currency.name$", "40 $currency.cny$"):
        assert [one[1] for one in by_hand(f"Up to {named} a case.", searches)] == [named]


def test_a_name_becomes_its_value_and_a_dollar_stays_one() -> None:
    known = values(facts(value=24, unit="hour"), "en")
    said = "$notice$ or a $notice.number$-hour lock, for $5 or US$10, $other$, `$notice$` and $100$"
    assert filled(said, known) == (
        "24 hours or a 24-hour lock, for $5 or US$10, $other$, `$notice$` and $100$"
    )


def test_what_a_value_rests_on_is_marked_where_no_other_markup_is() -> None:
    file = facts(value=24, unit="hour", basis="law")
    said = "$notice$, *at least $notice$*, [$notice$](metrics/cvr), $notice.number$"
    assert filled(said, values(file, "en"), marks(file)) == (
        "24 hours[](law), *at least 24 hours*, [24 hours](metrics/cvr), 24"
    )


@pytest.mark.parametrize(
    ("subject", "text", "found"),
    [
        ("price change…ahead", "Ahead of a price change of 9%, wait 24\xa0hours.", ["24\xa0hours"]),
        ("price change", "A price change waits. Two hours pass.", []),
        ("price change", "A price change is told $notice$ ahead, at most 30 hours.", []),
        ("price change", "A price change has a 48-hour lock", ["48-hour"]),
        ("$ to lock", "One hour to lock, then two hours to open", ["One hour"]),
    ],
)
def test_figures_by_hand_are_found_where_a_sentence_speaks_of_the_subject(
    subject: str, text: str, found: list[str]
) -> None:
    searches = searches_for(facts(value=4, unit="hour", subject={"en": [subject]}), "en")
    assert [figure for _, figure, _ in by_hand(text, searches)] == found


def test_chinese_numerals_are_figures_too() -> None:
    searches = searches_for(facts(value=2, unit="week", subject={"zh": ["班表…公布"]}), "zh")
    assert [one[1] for one in by_hand("班表提前两周公布。", searches)] == ["两周"]


@pytest.fixture
def base(tmp_path: Path) -> Base:
    for name in ("playbook_data", "docs"):
        shutil.copytree(FIXTURE / name, tmp_path / "base" / name)
    return Base("fixture", "1.0", tmp_path / "base")


def test_a_team_changes_a_value_of_its_base_and_every_text_says_it(
    tmp_path: Path, base: Base
) -> None:
    team = tmp_path / "team" / "playbook_data"
    team.mkdir(parents=True)
    (team / "team.yml").write_text("change: true\nid: acorn\nname: {en: Acorn}\n")
    change = "change: true\nfacts: {change: {forecast-error: {value: 7}}}\n"
    (team / "facts.yml").write_text(change)
    book = load(team, base)
    goals = book.records["practices"]["goals"]
    assert isinstance(goals, Practice)
    assert goals.maturity[-1].evidence[0].text["en"] == "Forecast error is within 7%."
    assert page_with_facts("$forecast-error$", book, "zh") == "7%"
    assert pages_of(book, "forecast-error") == ["practices/goals", "practices/process"]
    assert inspect(team, base=base)[1] == []


@pytest.mark.parametrize(
    ("country", "code", "zh", "en"),
    [
        ("CN", "CNY", "元", "80 yuan"),
        ("US", "USD", "美元", "80 US dollars"),
        ("FR", "EUR", "欧元", "80 euros"),
    ],
)
def test_amounts_are_in_the_currency_of_the_team(
    base: Base, country: str, code: str, zh: str, en: str
) -> None:
    team = base.folder.with_name("team") / "playbook_data"
    team.mkdir(parents=True)
    (team / "team.yml").write_text(f"change: true\ncountry: {country}\ncurrency: {code}\n")
    book = load(team, base)
    metric = book.records["metrics"]["aov"]
    assert isinstance(metric, Metric)
    assert metric.unit.sides == {"zh": zh, "en": code}
    assert page_with_facts("80 $currency.name$", book, "en") == en
    assert page_with_facts("80 US$ or `$currency$`", book, "en") == "80 US$ or `$currency$`"
    named = {"CNY": "80 yuan"}.get(code, "80 Chinese yuan")
    assert page_with_facts("80 $currency.cny$", book, "en") == named


def test_amounts_of_the_base_in_another_currency_are_listed(base: Base) -> None:
    team = base.folder.with_name("team") / "playbook_data"
    team.mkdir(parents=True)
    amount = "{id: gift, title: {zh: 礼物, en: Gift}, value: 200, currency: CNY, decides: mgr}"
    file = base.folder / "playbook_data" / "facts.yml"
    file.write_text(f"{file.read_text('utf-8')}  - {amount}\n", encoding="utf-8")
    (team / "team.yml").write_text("change: true\ncurrency: USD\n")
    advice = base.folder / "playbook_data" / "metrics" / "aov.yml"
    told = advice.read_text("utf-8").replace("$currency.name$", "$currency.cny$")
    advice.write_text(told, encoding="utf-8")
    assert list(other_amounts(load(team, base))) == [Amounts("CNY", ["gift"], 1)]
    (team / "team.yml").write_text("change: true\ncurrency: CNY\n")
    assert list(other_amounts(load(team, base))) == []


def test_a_text_of_digits_and_names_is_of_every_script() -> None:
    assert [fault(one, "Han") for one in ("13,200 $currency.name$", "13 $notice$ more")] == [
        "",
        "wrong-script",
    ]


@pytest.mark.parametrize(
    "said", ["$curency$", "$currency.number$", "$currency.rmb$", "$forecast-error.name$"]
)
def test_a_name_that_stands_for_nothing_is_told(tmp_path: Path, said: str) -> None:
    data = tmp_path / "playbook_data"
    shutil.copytree(FIXTURE / "playbook_data", data)
    metric = data / "metrics" / "aov.yml"
    metric.write_text(metric.read_text("utf-8").replace("$currency$", said), encoding="utf-8")
    _, problems = inspect(data)
    assert [problem.code for problem in problems] == ["unknown-fact"]


def test_a_text_in_one_language_breaks_nothing_while_those_of_the_team_are_unknown(
    tmp_path: Path,
) -> None:
    data = tmp_path / "playbook_data"
    shutil.copytree(FIXTURE / "playbook_data", data)
    goals = data / "practices" / "goals.yml"
    whole = goals.read_text(encoding="utf-8")
    one = "summary: {zh: 这里写 $none 等等。}"
    lines = [one if line.startswith("summary:") else line for line in whole.splitlines()]
    goals.write_text("\n".join(lines) + "\n", encoding="utf-8")
    (data / "team.yml").write_text("name: [\n", encoding="utf-8")
    _, problems = inspect(data)
    assert "playbook_data/team.yml" in {problem.path for problem in problems}
    assert "unknown-fact" not in {problem.code for problem in problems}
