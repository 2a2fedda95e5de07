"""A team's folder over a base: what is replaced, changed, left out, and where fields are from."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any, cast

import pytest
import yaml

from playbook.check.base_prose import without_dead_links
from playbook.check.loader import inspect, load
from playbook.check.platforms import other_platforms
from playbook.cli.schemas import known_choices
from playbook.kinds.checklist.model import Checklist
from playbook.kinds.plan.model import Plan
from playbook.kinds.role.numbers import owners
from playbook.kinds.team.model import Team
from playbook.model.playbook import Playbook
from playbook.problems.problem import Problem
from playbook.problems.suggestions import did_you_mean
from playbook.source.bases import Base
from tests.support.handbooks import FIXTURE

TEAM = """change: true
id: acorn
name: {en: Acorn}
"""


@pytest.fixture
def base(tmp_path: Path) -> Base:
    """A base that a test may spoil: the fixture's handbook."""
    for name in ("playbook_data", "docs"):
        shutil.copytree(FIXTURE / name, tmp_path / "base" / name)
    return Base("fixture", "1.0", tmp_path / "base")


@pytest.fixture
def team(tmp_path: Path) -> Path:
    """The data of a team that has said no more than its name."""
    folder = tmp_path / "team" / "playbook_data"
    put(folder, "team.yml", TEAM)
    return folder


def put(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def errors(team: Path, base: Base) -> list[Problem]:
    return [problem for problem in inspect(team, base=base)[1] if not problem.warning]


def daily(book: Playbook) -> Checklist:
    return cast(Checklist, book.records["checklists"]["daily"])


def test_what_the_team_does_not_say_is_the_bases(team: Path, base: Base) -> None:
    book, whole = load(team, base), load(base.data)
    assert book.records == whole.records
    assert book[Team].id == "acorn"
    assert (book[Team].name["en"], book[Team].name["zh"]) == ("Acorn", whole[Team].name["zh"])
    assert book[Team].platforms == whole[Team].platforms
    assert book.paths["checklists", "daily"] == str(base.data / "checklists/daily.yml")
    assert book.origins["checklists", "daily"] == "of-base"


def test_a_record_of_the_same_name_takes_the_bases_place(team: Path, base: Base) -> None:
    text = (base.data / "checklists/daily.yml").read_text(encoding="utf-8")
    put(team, "checklists/daily.yml", text.replace("minutes: 10", "minutes: 77"))
    book = load(team, base)
    assert daily(book).minutes == 77
    assert book.paths["checklists", "daily"] == "playbook_data/checklists/daily.yml"
    assert ("checklists", "daily") not in book.origins


def test_what_names_a_fact_is_listed_in_the_same_order(team: Path, base: Base) -> None:
    whole = load(base.data)
    said = next(keys for keys in whole.named.values() if len([one for one in keys if one[1]]) > 1)
    kind, ident = said[-1]
    put(team, f"{kind}/{ident}.yml", f"id: {ident}\nchange: true\ntitle: {{en: Another}}\n")
    assert load(team, base).named == whole.named


CHANGE = """id: daily
change: true
title: {en: Open the shop}
summary: {zh: 改过, en: Changed}
keywords: ~
minutes: 12
metrics: [aov, cvr]
sections:
  remove: [back]
  change:
    front:
      title: {zh: 门口}
      checks:
        change: {price: {critical: ~, text: {en: Check all prices}}}
        add:
          - {after: price, entries: [{id: b, text: {zh: 乙, en: B}, why: {zh: 乙。, en: B.}}]}
          - {before: price, entries: [{id: a, text: {zh: 甲, en: A}, why: {zh: 甲。, en: A.}}]}
          - {entries: [{id: z, text: {zh: 末, en: Z}, why: {zh: 末。, en: Z.}}]}
"""


def as_by_hand(data: Any) -> Any:
    """The daily list with the same edits."""
    data["title"]["en"], data["minutes"] = "Open the shop", 12
    data["summary"] = {"zh": "改过", "en": "Changed"}
    data["metrics"] = ["aov", "cvr"]
    del data["keywords"], data["sections"][1], data["sections"][0]["checks"][0]["critical"]
    front = data["sections"][0]
    front["title"]["zh"], front["checks"][0]["text"]["en"] = "门口", "Check all prices"
    price, page = front["checks"]
    a, b, z = (
        {"id": ident, "text": {"zh": zh, "en": en}, "why": {"zh": f"{zh}。", "en": f"{en}."}}
        for ident, zh, en in (("a", "甲", "A"), ("b", "乙", "B"), ("z", "末", "Z"))
    )
    front["checks"] = [a, price, b, page, z]
    return data


def test_a_change_reads_as_the_whole_record_edited_by_hand(team: Path, base: Base) -> None:
    put(team, "checklists/daily.yml", CHANGE)
    book = load(team, base)
    data = yaml.safe_load((base.data / "checklists/daily.yml").read_text(encoding="utf-8"))
    assert daily(book) == Checklist.model_validate(as_by_hand(data))
    assert book.origins["checklists", "daily"] == "base-changed"
    assert book.paths["checklists", "daily"] == "playbook_data/checklists/daily.yml"


def test_a_fault_is_told_in_the_file_its_field_comes_from(team: Path, base: Base) -> None:
    path = base.data / "checklists/daily.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("owner: ops", "owner: nobody"), encoding="utf-8")
    put(team, "checklists/daily.yml", CHANGE.replace("[aov, cvr]", "[aov, cvx]"))
    line = text.split("\n").index("owner: ops") + 1
    found = [(problem.path, problem.line, problem.column) for problem in errors(team, base)]
    assert found == [(path.as_posix(), line, 8), ("playbook_data/checklists/daily.yml", 7, 16)]
    assert text.split("\n")[line - 1][7:] == "ops"
    hints = [problem.hint("en") for problem in errors(team, base)]
    assert ["That line is the base's" in hint for hint in hints] == [True, False]


def test_a_text_that_read_alike_may_be_changed_in_one_language(team: Path, base: Base) -> None:
    path = base.data / "checklists/daily.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("title: {zh: 前台, en: Front}", "title: {zh: A, en: A, same: true}"), "utf-8"
    )
    change = "id: daily\nchange: true\nsections: {change: {front: {title: {zh: 门口}}}}\n"
    put(team, "checklists/daily.yml", change)
    title = daily(load(team, base)).sections[0].title
    assert (title["zh"], title["en"], title.same) == ("门口", "A", False)


def test_what_is_left_out_may_be_named_by_the_base_and_not_by_the_team(
    team: Path, base: Base
) -> None:
    put(team, "removed.yml", "removed: [metrics/cvr, roles/mgr, plan, quizzes/role-ops]\n")
    book = load(team, base)
    assert "cvr" not in book.records["metrics"]
    assert book.get(Plan) is None
    assert book.left_out["metrics", "cvr"].title["en"] == "payment conversion rate"
    assert owners(book)["mgr"]["en"]
    put(team, "checklists/daily.yml", "id: daily\nchange: true\nmetrics: [cvr]\nowner: mgr\n")
    assert [problem.code for problem in errors(team, base)] == ["removed"] * 2


def test_a_partner_that_is_left_out_keeps_its_title(team: Path, base: Base) -> None:
    put(team, "team.yml", TEAM + "partners: {remove: [hr]}\n")
    book = load(team, base)
    assert "hr" not in [partner.id for partner in book[Team].partners]
    assert owners(book)["hr"] == owners(load(base.data))["hr"]


def test_the_base_follows_a_record_to_its_new_name(team: Path, base: Base) -> None:
    text = (base.data / "metrics/cvr.yml").read_text(encoding="utf-8")
    put(team, "metrics/conversion.yml", text.replace("id: cvr", "id: conversion\naliases: [cvr]"))
    put(team, "removed.yml", "removed: [metrics/cvr]\n")
    book = load(team, base)
    assert "conversion" in daily(book).metrics
    assert "cvr" not in str([one.metrics for one in (daily(book),)])
    put(team, "checklists/daily.yml", "id: daily\nchange: true\nmetrics: [cvr]\n")
    (problem,) = errors(team, base)
    assert (problem.code, problem.words["near"]) == ("unknown-id", did_you_mean("conversion"))


def test_a_team_adds_a_word_to_those_of_the_base(team: Path, base: Base) -> None:
    before = list(load(team, base).entries["markets"])
    entry = "{id: brazil, title: {zh: 巴西, en: Brazil}}"
    put(team, "vocabulary.yml", f"change: true\nmarkets: {{add: [{{entries: [{entry}]}}]}}\n")
    assert inspect(team, base=base)[1] == []
    assert list(load(team, base).entries["markets"]) == [*before, "brazil"]
    assert known_choices(team, base)["markets"] == [*before, "brazil"]


def test_an_unchanged_file_of_the_base_is_read_once(team: Path, base: Base) -> None:
    before: Any = {}
    first = load(team, base, before)
    again = load(team, base, before)
    assert again.records["roles"]["mgr"] is first.records["roles"]["mgr"]
    assert again.paths == first.paths


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("See [all](../roles/index.md#x) of it.", "See all of it."),
        ("See [one](../checklists/index.md).", "See [one](../checklists/index.md)."),
        ("See [one](../checklists/index.md#day).", "See [one](../checklists/index.md)."),
        ("See [one](../metrics/index.md#x).", "See [one](../metrics/index.md#x)."),
        ('<a class="pb-card" href="../roles/"><b>R</b></a>', '<a class="pb-card"><b>R</b></a>'),
        ('<a href="../checklists/#day">C</a>', '<a href="../checklists/#day">C</a>'),
        ("See [it](#day) here.", "See it here."),
        ("[out](https://example.org/a.md)", "[out](https://example.org/a.md)"),
    ],
)
def test_a_page_of_the_base_links_to_what_is_there(text: str, left: str) -> None:
    own, bases = "en/checklists/index.md", "en/metrics/index.md"
    there = {own, bases}.__contains__
    assert without_dead_links(text, "en/about/index.md", there, bases.__eq__) == left


@pytest.mark.parametrize(
    ("name", "told"), [("Corner shop", {}), ("Shop on the corner", {"小店": 3})]
)
def test_platforms_of_the_base_that_the_team_lacks_are_counted(
    name: str, told: dict[str, int], team: Path, base: Base
) -> None:
    put(team, "team.yml", f"{TEAM}platforms: [{{name: {{zh: 街角, en: {name}}}, share: 100}}]\n")
    assert other_platforms(load(team, base), base) == told


def test_a_team_adds_the_sides_that_its_base_lacks(team: Path, base: Base) -> None:
    """The base holds no French: what the team says of a record is enough, field by field."""
    put(team, "team.yml", f"{TEAM.replace('en: Acorn', 'fr: Acorn')}languages: [fr, en]\n")
    [before] = [one for one in errors(team, base) if one.code == "language-unsaid"]
    assert (before.path, before.line, before.column) == ("playbook_data/team.yml", 4, 13)
    said = "Un texte."
    checks = ", ".join(
        f"{ident}: {{text: {{fr: {said}}}, why: {{fr: {said}}}}}" for ident in ("gap", "actions")
    )
    put(
        team,
        "checklists/weekly.yml",
        f"""change: true
title: {{fr: {said}}}
summary: {{fr: {said}}}
sections: {{change: {{all: {{title: {{fr: {said}}}, checks: {{change: {{{checks}}}}}}}}}}}
output: {{text: {{fr: {said}}}}}
escalation: {{when: {{fr: {said}}}}}
""",
    )
    found = errors(team, base)
    [after] = [one for one in found if one.code == "language-unsaid"]
    assert int(str(before.words["count"])) - int(str(after.words["count"])) == 9
    assert not [one for one in found if "weekly" in one.path]
