"""Which sides of texts are stale: what a keeper changes, confirms, moves, renames and merges."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from playbook.check.loader import gather, load
from playbook.check.own_texts import OwnText, own_texts
from playbook.check.translations import (
    TRANSLATIONS,
    compare,
    lock_text,
    read_lock,
    stale_in,
    write_lock,
)
from playbook.cli.main import main
from playbook.render.renderer import Renderer
from playbook.source.scalars import Entry, with_entries
from tests.support.handbooks import own_handbook

EDITS = 20
MORE = {"zh": "改", "en": " B", "zh-Hant": "改"}


def stale(data: Path) -> set[tuple[str, str, str]]:
    """Record, field and language of each stale side."""
    found = stale_in(gather(data), data)
    return {(f"{one.kind}/{one.ident}".rstrip("/"), one.field, one.language) for one in found}


def begin(data: Path) -> None:
    write_lock(data, lock_text(compare(gather(data), {}), lambda _: True))


def say(data: Path, entries: Iterable[tuple[OwnText, str, str]]) -> None:
    """Have texts say something else in a language, as a keeper would type it."""
    by_file: dict[str, list[Entry]] = {}
    for text, language, said in entries:
        by_file.setdefault(text.source.path, []).append(Entry(text.mark, language, said))
    for name, there in by_file.items():
        path = data.parent / name
        path.write_text(with_entries(path.read_text("utf-8"), there)[0], encoding="utf-8")


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def in_three_languages(data: Path) -> None:
    say(data, [(text, "zh-Hant", text.sides["zh"]) for text in own_texts(gather(data))])
    change(data / "team.yml", "[zh, en]", "[zh, en, zh-Hant]")


@pytest.mark.proof
def test_a_changed_side_marks_exactly_its_counterparts(data: Path) -> None:
    begin(data)
    in_three_languages(data)
    assert stale(data) == set()  # a language that is new says nothing about the others
    begin(data)
    dice = random.Random(16)
    texts = [text for text in own_texts(gather(data)) if text.sides["zh"] != text.sides["en"]]
    expected: set[tuple[str, str, str]] = set()
    for text in dice.sample(texts, EDITS):
        changed = dice.sample([*MORE], dice.choice([1, 2]))
        [now] = [
            one for one in own_texts(gather(data)) if (one.key, one.loc) == (text.key, text.loc)
        ]
        say(data, [(now, language, now.sides[language] + MORE[language]) for language in changed])
        expected |= {(text.record, text.field, code) for code in {*MORE} - {*changed}}
        assert stale(data) == expected
    assert len(expected) > EDITS


def test_a_text_that_changed_in_every_language_is_confirmed_by_a_check(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begin(data)
    daily, lock = data / "checklists/daily.yml", data / TRANSLATIONS
    before = lock.read_text("utf-8")
    change(daily, "zh: 前台,", "zh: 门口,")
    assert main(["check", "--lang", "en"]) == 0
    place = "playbook_data/checklists/daily.yml:14:25: sections/front/title (en) may be out of date"
    said = capsys.readouterr().out
    assert place in said and "0 error(s), 0 warning(s)" in said
    assert lock.read_text("utf-8") == before
    change(daily, "en: Front}", "en: Door}")
    assert main(["check", "--strict", "--lang", "en"]) == 0
    assert capsys.readouterr().out == "0 error(s), 0 warning(s)\n"
    after = lock.read_text("utf-8")
    assert len({*before.splitlines()} - {*after.splitlines()}) == 1
    change(daily, "en: Door}", "en: Entrance}")
    assert stale(data) == {("checklists/daily", "sections/front/title", "zh")}


def test_a_keeper_confirms_a_record(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["translated", "--lang", "en"]) == 2
    assert "playbook translated --all begins that" in capsys.readouterr().err
    assert main(["translated", "--all", "--lang", "en"]) == 0
    change(data / "checklists/daily.yml", "zh: 前台,", "zh: 门口,")
    change(data / "metrics/cvr.yml", "en: Counts people.", "en: It counts people.")
    assert main(["translated", "--lang", "en"]) == 1
    said = capsys.readouterr().out
    assert "sections/front/title (en)" in said and "platforms/1/differs (zh)" in said
    assert "2 sides may be out of date" in said
    assert main(["translated", "metrics/cvr", "--lang", "en"]) == 1
    assert stale(data) == {("checklists/daily", "sections/front/title", "en")}
    assert main(["translated", "checklists/daily", "--lang", "en"]) == 0
    assert stale(data) == set()
    assert main(["translated", "metrics/cvrr", "--lang", "en"]) == 2
    assert "Did you mean metrics/cvr?" in capsys.readouterr().err


def test_without_a_lock_nothing_is_stale_and_none_is_begun(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--lang", "en"]) == 0
    assert not (data / TRANSLATIONS).exists() and load(data).stale == []
    change(data / "team.yml", "[zh, en]", "[zh]")
    assert main(["translated", "--all", "--lang", "en"]) == 2
    assert "one language" in capsys.readouterr().err


PITFALL = "pitfalls: [{zh: 不要把每天的率再平均。, en: Do not average daily rates.}]"


def test_an_entry_above_others_is_no_change_of_theirs(data: Path) -> None:
    begin(data)
    before = (data / TRANSLATIONS).read_text("utf-8").splitlines()
    path = data / "metrics/cvr.yml"
    change(path, "pitfalls: [", "pitfalls: [{zh: 先看口径。, en: Look at the definition first.}, ")
    assert stale(data) == set()
    write_lock(data, lock_text(compare(gather(data), read_lock(data) or {}), lambda _: False))
    after = (data / TRANSLATIONS).read_text("utf-8").splitlines()
    assert len(after) == len(before) + 1 and {*before} < {*after}
    change(path, "en: Do not average", "en: Never average")
    assert stale(data) == {("metrics/cvr", "pitfalls/2", "zh")}
    change(path, "pitfalls: [", "pitfalls: [{zh: 再看样本。, en: Then look at the sample.}, ")
    assert stale(data) == {("metrics/cvr", "pitfalls/3", "zh")}


def test_a_renamed_record_takes_what_was_noted_with_it(data: Path) -> None:
    begin(data)
    change(data / "metrics/aov.yml", "en: amount over orders", "en: amount by orders")
    assert main(["rename", "metrics/aov", "basket"]) == 0
    assert stale(data) == {("metrics/basket", "formula", "zh")}


def test_what_a_merge_leaves_in_the_lock_does_no_harm(data: Path) -> None:
    begin(data)
    lock = data / TRANSLATIONS
    lines = lock.read_text("utf-8").splitlines()
    at = next(
        n for n, line in enumerate(lines) if line.startswith("checklists/daily sections/front/t")
    )
    other = re.sub(r":[0-9a-f]{6}", ":000000", lines[at])
    lines[at : at + 1] = ["<<<<<<< ours", other, "=======", lines[at], ">>>>>>> theirs"]
    lock.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert stale(data) == set()
    change(data / "checklists/daily.yml", "zh: 前台,", "zh: 门口,")
    assert stale(data) == {("checklists/daily", "sections/front/title", "en")}


def test_only_what_the_team_says_itself_is_noted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = own_handbook(tmp_path / "own")
    monkeypatch.chdir(own)
    data = own / "playbook_data"
    (data / "metrics").mkdir()
    record = data / "metrics/cvr.yml"
    record.write_text(
        "change: true\nuse: {zh: 先看它。, en: Look at it first.}\n", encoding="utf-8"
    )
    assert main(["translated", "--all"]) == 0
    [_, line] = (data / TRANSLATIONS).read_text("utf-8").splitlines()
    assert line.startswith("metrics/cvr use en:")
    change(record, "Look at it first.", "Look here first.")
    assert main(["translated"]) == 1


def test_a_page_lists_what_is_stale(data: Path) -> None:
    begin(data)
    change(data / "metrics/cvr.yml", "en: Counts people.", "en: It counts people.")
    change(data / "plan.yml", "en: Pay on time.", "en: Pay in time.")
    rendered = Renderer(load(data), None).render("translations", "en/about/edit/")
    assert '<a href="../../metrics/cvr/">payment conversion rate</a>' in rendered
    assert "<small>zh · Another language has changed</small>" in rendered
    assert "<code>platforms/1/differs</code>" in rendered
    assert "<code>plan.yml</code>" in rendered
    begin(data)
    rendered = Renderer(load(data), None).render("translations", "en/about/edit/")
    assert rendered.lstrip() == "<p>No text waits to be translated or looked over.</p>\n"


def test_a_damaged_lock_is_told_and_left_to_whoever_restores_it(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begin(data)
    lock = data / TRANSLATIONS
    for damaged in (b"", b"\0" * 40, lock.read_bytes()[:-4]):
        lock.write_bytes(damaged)
        assert main(["check", "--data", str(data), "--lang", "en"]) == 0
        assert "[damaged-translations]" in capsys.readouterr().out
        assert lock.read_bytes() == damaged
