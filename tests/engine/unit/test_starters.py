"""Files to start from: every language has their words, and a handbook of one shows no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from playbook import kinds
from playbook.cli.init import COMMENTED, FILES, TEMPLATES
from playbook.cli.main import main
from playbook.kinds import record_kinds
from playbook.kinds.starters import in_languages, texts
from playbook.locale import tables
from playbook.locale.languages import LANGUAGES
from playbook.text.han import has_han
from tests.support.chance import sample

WRITTEN = [kind.singular for kind in kinds.all_kinds() if (kind.folder / kinds.STARTER).is_file()]
OTHERS = [code for code in tables.SHIPPED if code != tables.international()]
SAMPLE = """# One thing.
id: $id   # a name
title: {en: New thing}
lines:
  - en: A line.
  - en: Another.
unit: {en: "%", same: true}   # one / two
"""


def test_texts_and_comments_are_said_in_each_language() -> None:
    words = {
        "en": {},
        "zh": {"One thing.": "一样东西。", "a name": "名称", "A line.": "一行：好。"},
    }
    assert in_languages(SAMPLE, ["zh", "en"], words).splitlines() == [
        "# 一样东西。",
        "# One thing.",
        "id: $id   # 名称 / a name",
        "title: {zh: New thing, en: New thing, same: true}",
        "lines:",
        "  - zh: 一行：好。",
        "    en: A line.",
        "  - zh: Another.",
        "    en: Another.",
        "    same: true",
        'unit: {zh: "%", en: "%", same: true}   # one / two',
    ]
    assert list(texts(SAMPLE)) == ["One thing.", "a name", "New thing", "A line.", "Another."]


@pytest.mark.parametrize(("language", "said"), [("zh", "zh: Mine, same: true"), ("fr", "fr: Mine")])
def test_what_nobody_has_translated_passes_in_any_script(language: str, said: str) -> None:
    """As of a language whose words a team begins to write: `playbook new` works from the start."""
    assert in_languages("title: {en: Mine}", [language], {language: {}}) == f"title: {{{said}}}"


def of_init() -> set[str]:
    templates = [*(FILES[name] for name in COMMENTED), "team.yml", "team-change.yml"]
    files = [(TEMPLATES / name).read_text(encoding="utf-8") for name in templates]
    return {one for file in files for one in texts(file) if not one.startswith("v")}


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_all_words_of_starters_and_no_more(language: str) -> None:
    shared, wanted = set(tables.shipped("starters", language)), of_init()
    assert wanted <= shared
    for singular in WRITTEN:
        said = set(texts(kinds.starter(singular)))
        own = set(kinds.own_words(singular, language).get(kinds.PART, {}))
        assert own <= said <= own | shared, singular
        wanted |= said
    assert shared <= wanted


@pytest.mark.parametrize("language", sample(tables.SHIPPED, 1))
def test_a_handbook_of_one_language_begins_without_a_trace_of_another(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = ["init", str(tmp_path), "--yes", "--base", "none", "--languages", language]
    assert main([*begin, "--name", "1", "--lang", language]) == 0
    monkeypatch.chdir(tmp_path)
    for kind in record_kinds().values():
        assert main(["new", kind.singular, "--lang", language]) == 0
    assert main(["check", "--strict"]) == 0
    for path in tmp_path.rglob("*.yml"):
        text = path.read_text(encoding="utf-8")
        sides = [f"{code}:" for code in tables.SHIPPED if code != language]
        assert not any(f" {side}" in text or f"{{{side}" in text for side in sides), path
        comments = [line for line in text.splitlines() if line.startswith("# ")]
        in_han = LANGUAGES[language].script == "Han"
        assert all(has_han(line) == in_han for line in comments), path
