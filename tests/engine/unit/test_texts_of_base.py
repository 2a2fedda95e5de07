"""The base's texts in a language that it lacks: out as PO, and back in as changes of its files."""

from __future__ import annotations

import io
import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from babel.messages.pofile import read_po

from playbook.check.base_prose import with_unwritten
from playbook.check.exchange import Direction, key, outgoing, to_translate
from playbook.check.loader import gather, load
from playbook.check.overlay import LOCK
from playbook.cli.main import main
from playbook.locale import po
from playbook.render.renderer import Renderer
from playbook.source import bases
from playbook.source.additions import with_change
from playbook.source.project import Project
from tests.support.handbooks import FIXTURE

TEAM = """change: true
id: acorn
name: {zh: 橡果, en: Acorn, fr: Gland}
languages: [zh, en, {code: fr, lag: true}]
"""
DAILY = """id: daily
change: true   # what differs here
minutes: 12
sections:
  change:
    front: {title: {en: Shop front}}  # the base says Front
"""
OUT, BACK = (["texts", "fr", "--lang", "en", way, "fr.po"] for way in ("--out", "--in"))


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data of a team on a base that a test may change."""
    for name in ("playbook_data", "docs"):
        shutil.copytree(FIXTURE / name, tmp_path / "base" / name)
    own = tmp_path / "own"
    (own / "docs").mkdir(parents=True)
    settings = (FIXTURE / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings.replace("  playbook:\n", "  playbook:\n    base: ../base\n")
    (own / "mkdocs.yml").write_text(settings, encoding="utf-8")
    shutil.copy(FIXTURE / "macros.py", own)
    for name, text in (("team", TEAM), ("checklists/daily", DAILY)):
        path = own / f"playbook_data/{name}.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(own)
    return own / "playbook_data"


def held(data: Path) -> dict[str, bytes]:
    return {path.relative_to(data).as_posix(): path.read_bytes() for path in data.rglob("*.*")}


def translate(data: Path) -> int:
    """Have fr.po say something in every entry, as a translator would; how many that are."""
    below = bases.find("../base", data.parent)
    waiting = to_translate(gather(data, base=below), {}, "fr")
    english = {key(one): one.text.sides["en"] for one in waiting}
    entries = [
        replace(
            one, said=one.said or "\n".join(f"{line} !" for line in english[one.key].split("\n"))
        )
        for one in outgoing(waiting, Direction("zh", "fr"))
    ]
    Path("fr.po").write_bytes(po.written(entries, "fr"))
    return len(entries)


def test_what_the_base_lacks_goes_out_and_comes_back_as_changes(
    team: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = held(team)
    assert main(OUT) == 0
    written = Path("fr.po").read_bytes()
    assert main(BACK) == 0  # nothing is translated yet
    assert held(team) == before
    count = translate(team)
    told = capsys.readouterr().out
    assert f"{count} texts, {count - 1} of them not translated" in told
    assert re.search(r"[0-9]+ pages of prose .*: docs/fr/about/components.md, docs/fr/", told)
    assert main(BACK) == 0
    after = held(team)
    was, now = (one["checklists/daily.yml"].decode().splitlines() for one in (before, after))
    assert [line for line in was if line not in now] == [was[-1]]
    title = "    front: {title: {en: Shop front, fr: Shop front !}"
    assert next(line for line in now if line.startswith("    front")).startswith(title)
    assert after[LOCK] != before.get(LOCK)  # what the base says there is noted
    said = yaml.safe_load(after["metrics/cvr.yml"])
    assert {*said} >= {"id", "change", "title", "inputs", "pitfalls"} and "order" not in said
    assert said["title"] == {"fr": "payment conversion rate !"}
    assert said["inputs"] == {
        "change": {"a": {"name": {"fr": "A !"}}, "b": {"name": {"fr": "B !"}}}
    }
    assert said["pitfalls"][0]["zh"] == "不要把每天的率再平均。"  # its entries have no ids
    assert yaml.safe_load(after["checklists/daily.yml"])["keywords"]["fr"][1] == "open the store !"
    book = load(team, bases.find("../base", team.parent))
    assert book.records["checklists"]["daily"].model_dump()["minutes"] == 12
    Path("fr.po").unlink()
    assert main(OUT) == 0
    assert f"{count} texts, 0 of them not translated" in capsys.readouterr().out
    assert main(BACK) == 0
    assert held(team) == after
    assert main(["fix", "--undo"]) == 0
    assert held(team) == before
    assert Path("fr.po").read_bytes() != written


def test_what_the_base_says_itself_does_not_go_out(team: Path) -> None:
    cvr = team.parents[1] / "base/playbook_data/metrics/cvr.yml"
    text = cvr.read_text(encoding="utf-8")
    title = "en: payment conversion rate"
    assert title in text
    text = text.replace(title, f"{title}, fr: taux de conversion", 1)
    cvr.write_text(text, encoding="utf-8")
    daily = team.parents[1] / "base/playbook_data/checklists/daily.yml"
    text = daily.read_text("utf-8").replace("zh: [早上,", "fr: [matin], zh: [早上,")
    assert "fr: [matin]" in text
    daily.write_text(text, encoding="utf-8")
    assert main(OUT) == 0
    going = {entry.context for entry in read_po(io.BytesIO(Path("fr.po").read_bytes())) if entry.id}
    assert "metrics/cvr#summary" in going and "metrics/cvr#title" not in going
    assert "checklists/daily#title" in going and "checklists/daily#keywords" not in going


def test_only_pages_of_the_language_that_is_asked_for_are_named(
    team: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        (team / "team.yml")
        .read_text("utf-8")
        .replace("lag: true}]", "lag: true}, {code: zh-Hant, lag: true}]")
    )
    (team / "team.yml").write_text(text, "utf-8")
    assert main(OUT) == 0
    told = capsys.readouterr().out
    assert "docs/fr/index.md" in told and "docs/zh-Hant" not in told


def test_the_page_of_what_waits_names_the_pages_of_prose(team: Path) -> None:
    own = team.parent
    (own / "docs/zh").mkdir()
    (own / "docs/zh/solo.md").write_text("---\nonly: zh\n---\n# 只有中文\n", "utf-8")
    (own / "docs/zh/prices.csv").write_text("a,b\n", "utf-8")
    project = Project(own, team, own / "docs", own / "site", base=bases.find("../base", own))
    book = with_unwritten(project, load(team, project.base))
    waiting = {path for _, path in book.unwritten}
    assert {"fr/index.md", "fr/about/components.md"} <= waiting
    assert not any(path.startswith(("zh/", "en/")) for path in waiting)
    assert waiting.isdisjoint({"fr/solo.md", "fr/prices.csv"})
    page = Renderer(book).render("translations", "en/about/edit/")
    assert f"pages of prose ({len(waiting)})<br><small>fr · " in page
    assert "<code>docs/fr/about/components.md</code>" in page
    (team.parent / "docs/fr").mkdir()
    (team.parent / "docs/fr/index.md").write_text("# Bonjour\n", encoding="utf-8")
    book = with_unwritten(project, load(team, project.base))
    assert waiting - {path for _, path in book.unwritten} == {"fr/index.md"}


def test_a_base_that_changes_marks_what_the_team_added_and_nothing_else(team: Path) -> None:
    below = bases.find("../base", team.parent)
    translate(team)
    assert main(BACK) == 0
    assert main(["translated", "--all"]) == 0
    assert load(team, below).stale == []
    cvr = team.parents[1] / "base/playbook_data/metrics/cvr.yml"
    text = cvr.read_text("utf-8").replace(
        "en: It decides what to mend first.", "en: Read it first."
    )
    cvr.write_text(text, encoding="utf-8")
    [side] = load(team, below).stale
    assert (side.ident, side.field, side.language) == ("cvr", "use", "fr")
    text = cvr.read_text("utf-8").replace("zh: 决定先改哪里。", "zh: 先看它。")
    cvr.write_text(text, encoding="utf-8")
    [side] = load(team, below).stale
    assert side.language == "fr"


def test_all_translated_no_language_need_lag(team: Path) -> None:
    translate(team)
    assert main(BACK) == 0
    whole = (team / "team.yml").read_text("utf-8").replace("{code: fr, lag: true}", "fr")
    (team / "team.yml").write_text(whole, encoding="utf-8")
    assert main(["check"]) == 0


CHANGES: dict[str, tuple[str, dict[str, Any], str]] = {
    "into an empty mapping": ("id: a\nchange: true\nb: {}\n", {"b": {"c": "d"}}, "b: {c: d}\n"),
    "into one on a line": ("b: {c: {en: E}}  # why\n", {"b": {"c": {"fr": "F, G"}}},
                           'b: {c: {en: E, fr: "F, G"}}  # why\n'),
    "below a block of text": ("b:\n  en: |\n    one\n    two\n\nc: 1\n", {"b": {"fr": "F"}},
                              "b:\n  en: |\n    one\n    two\n  fr: F\n\nc: 1\n"),
    "below a line with a comment": ("b:\n  en: E  # why\nc: 1\n", {"b": {"fr": "F"}},
                                    "b:\n  en: E  # why\n  fr: F\nc: 1\n"),
    "with no line end": ("b: 1", {"c": {"fr": "~"}}, 'b: 1\nc: {fr: "~"}'),
    "with ends of Windows": ("b:\r\n  c: 1\r\n", {"b": {"d": {"e": {"fr": "F"}}}},
                             "b:\r\n  c: 1\r\n  d:\r\n    e: {fr: F}\r\n"),
    "an id like a number": ("b: 1\n", {"c": {"change": {"618": {"fr": "F: G"}}}},
                            'b: 1\nc:\n  change:\n    "618": {fr: "F: G"}\n'),
    "a list of its own": ("b: 1\n", {"c": [{"d": {"en": "E"}, "e": ["x"], "f": True}]},
                          "b: 1\nc:\n  - d: {en: E}\n    e: [x]\n    f: true\n"),
}  # fmt: skip


@pytest.mark.parametrize("case", CHANGES)
def test_a_change_is_laid_into_what_was_typed(case: str) -> None:
    text, change, expected = CHANGES[case]
    made, now_at = with_change(text, change)
    assert made.endswith(expected)
    assert [now_at(line) for line in (1, 99)] == [1, 99 + made.count("\n") - text.count("\n")]
