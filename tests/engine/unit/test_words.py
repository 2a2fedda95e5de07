"""Each file of words says the same in its own language, and nothing outside knows languages."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from playbook import kinds
from playbook.locale import tables
from playbook.locale.cldr import locale_of
from playbook.locale.dates import PARTS
from playbook.locale.languages import LANGUAGES
from playbook.text.han import has_han
from tests.support.handbooks import ELSEWHERE, ROOT
from tests.support.traces import ill_spaced

FOLDERS = [tables.FOLDER, *sorted(kinds.FOLDER.glob("*/words"))]
FILES = [folder / f"{language}.toml" for folder in FOLDERS for language in tables.SHIPPED]
ANY = {"y", "M", "MMM", "MMMM", "d", "E", "EEEE", "ordinal"}
"""Of these each language takes what its way of writing dates needs."""
CODE = re.compile(rf"(?<![A-Za-z0-9])(?:{'|'.join(tables.SHIPPED)})(?![A-Za-z0-9])")
OWN = ("language.", "starters.", "starter.")
"""What no other language need have, or what is looked up by other words."""
CONTENT = ("locale", "bases")
WRITTEN = (".py", ".js", ".css", ".html", ".md", ".xml")
"""Python, scripts, styles, templates."""


def words(file: Path) -> dict[str, str]:
    """Every word of a file under its whole key, such as pages.menu or messages.gbk.hint.

    Of the forms for plurals, how many there are is the language's own affair: the last stands.
    """
    found: dict[str, str] = {}

    def collect(table: dict[str, object], above: str) -> None:
        for key, value in table.items():
            if isinstance(value, dict) and value and value.keys() <= tables.PLURALS:
                found[above + key] = str(value["other"])
            elif isinstance(value, dict):
                collect(value, f"{above}{key}.")
            else:
                found[above + key] = str(value)

    collect(tomllib.loads(file.read_text(encoding="utf-8")), "")
    return found


def said(file: Path) -> dict[str, str]:
    """The same without what only this language is like."""
    return {key: text for key, text in words(file).items() if not key.startswith(OWN)}


def blanks(text: str) -> set[str]:
    """The names of the blanks; raises ValueError for a brace that is none and is not doubled."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None} - ANY


@pytest.mark.parametrize("language", tables.SHIPPED)
def test_a_variant_writes_the_same_otherwise(language: str) -> None:
    said = words(tables.FOLDER / f"{language}.toml")
    for key, text in said.items():
        if key.startswith("variants."):
            usual = said[key.split(".", 2)[2]]
            assert (blanks(text), text != usual) == (blanks(usual), True), key


def name(path: Path) -> str:
    """Such as kinds/card/words/en.toml."""
    return path.relative_to(ROOT / "playbook").as_posix()


def siblings(file: Path) -> list[Path]:
    """The same words in every language."""
    return [file.with_name(f"{language}.toml") for language in tables.SHIPPED]


def in_common(said: dict[str, str]) -> dict[str, str]:
    """Without what only this language writes otherwise in some countries."""
    return {key: text for key, text in said.items() if not key.startswith("variants.")}


@pytest.mark.parametrize("folder", FOLDERS, ids=name)
def test_the_languages_known_are_the_files_there_are(folder: Path) -> None:
    assert {"zh", "en"} <= set(tables.SHIPPED)
    assert {file.stem for file in folder.glob("*.toml")} == set(tables.SHIPPED)


@pytest.mark.parametrize("file", FILES, ids=name)
def test_each_language_has_the_same_words_with_the_same_blanks(file: Path) -> None:
    first, here = in_common(said(siblings(file)[0])), in_common(said(file))
    assert list(here) == list(first), "in the same order, so that a translator compares with ease"
    unlike = {
        key: (blanks(first[key]), blanks(here[key]))
        for key in here
        if blanks(first[key]) != blanks(here[key])
    }
    assert unlike == {}


@pytest.mark.parametrize("language", tables.SHIPPED)
def test_a_key_says_one_thing(language: str) -> None:
    """What scripts share with templates is named in script_words.py."""
    of_kinds = [said(folder / f"{language}.toml") for folder in FOLDERS[1:]]
    keys = Counter(chain(tables.pages(language), tables.scripts(language), *of_kinds))
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("language", tables.SHIPPED)
def test_what_is_counted_has_a_form_for_each_plural_of_the_language(language: str) -> None:
    wanted = locale_of(LANGUAGES[language].tag).plural_form.tags | {"other"}
    for folder in FOLDERS:
        said = tomllib.loads((folder / f"{language}.toml").read_text(encoding="utf-8"))
        assert {key: have for key, have in forms(said) if have != wanted} == {}, folder


def forms(said: dict[str, Any], above: str = "") -> Iterator[tuple[str, set[str]]]:
    """Each word that is counted, and the plurals that it has a form for."""
    for key, value in said.items():
        if isinstance(value, dict) and value and value.keys() <= tables.PLURALS:
            yield above + key, {*value}
        elif isinstance(value, dict):
            yield from forms(value, f"{above}{key}.")


NOUN = re.compile(r"\{(?:count|all)\} (?!min\b|not\b|of\b)[a-z]+s\b")
"""A number and what it counts."""
SEVERAL = (
    "messages.language-unsaid.message", "messages.rounds-too-many.message", "pages.sides-count",
)  # fmt: skip
"""Of these there is never one."""


def test_what_is_counted_in_english_has_its_singular() -> None:
    """With a number before a noun in the plural there are forms, so that no page says 1 steps."""
    for folder in FOLDERS:
        said = tomllib.loads((folder / "en.toml").read_text(encoding="utf-8"))
        counted = {key for key, _ in forms(said)}
        plain = {
            key: text
            for key, text in words(folder / "en.toml").items()
            if key not in {*counted, *SEVERAL}
        }
        assert {key: text for key, text in plain.items() if NOUN.search(text)} == {}, folder


@pytest.mark.parametrize("language", tables.SHIPPED)
def test_a_part_of_the_day_says_that_an_hour_needs_no_other(language: str) -> None:
    said = tables.dates(language)
    assert len(said["parts-of-day"]) == len(PARTS) + 1
    assert set(said["parts-of-day"]) <= set(said["halves-of-day"])


@pytest.mark.parametrize("file", FILES, ids=name)
def test_every_blank_has_a_name(file: Path) -> None:
    for key, text in said(file).items():
        assert all(map(str.isidentifier, blanks(text))), key


@pytest.mark.parametrize("file", FILES, ids=name)
def test_no_word_is_empty_but_where_every_language_is_silent(file: Path) -> None:
    empty = [{key for key, text in words(one).items() if not text} for one in siblings(file)]
    assert {key for key, text in words(file).items() if not text} == set.intersection(*empty)


@pytest.mark.parametrize("folder", FOLDERS, ids=name)
def test_french_marks_are_kept_off_by_their_space(folder: Path) -> None:
    found = {
        key: wrong
        for key, text in said(folder / "fr.toml").items()
        if not key.startswith("style.") and (wrong := ill_spaced(text))
    }
    assert found == {}


GERMAN = """
from playbook import kinds
from playbook.locale.languages import LANGUAGES
from playbook.model.base import Keywords, Text
from playbook.model.timing import Schedule
from playbook.problems.problem import BadPlaybook, phrase
from playbook.schedule.schedule_words import schedule_words

assert "de" in LANGUAGES and phrase("none-yet")["de"] == phrase("none-yet")["en"]
assert {"de", "en", "zh"} <= {*Text.names()} & {*Keywords.names()}
assert Text(de="Umsatz")["de"] == "Umsatz"
print(schedule_words(Schedule(freq="weekly", weekdays=["MO"]), None, "de"))
try:
    kinds.all_kinds()
except BadPlaybook as bad:
    lacking = [one.path for one in bad.problems if "words/de.toml;" in one.message("en")]
    said = [one for one in kinds.FOLDER.glob("*/words/en.toml") if "=" in one.read_text()]
    assert len(lacking) == len(bad.problems) == len(said)
else:
    raise AssertionError
"""


def test_a_file_more_is_a_language_more(tmp_path: Path) -> None:
    """Its words are still English here; the name of the day is not. Kinds say what they lack."""
    copied = shutil.ignore_patterns("theme", "__pycache__", ".cache")
    shutil.copytree(ROOT / "playbook", tmp_path / "playbook", ignore=copied)
    said = (tables.FOLDER / "en.toml").read_text(encoding="utf-8")
    said = said.replace('tag = "en"', 'tag = "de"').replace(
        "international = true", "international = false"
    )
    (tmp_path / "playbook" / "locale" / "de.toml").write_text(said, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", GERMAN], cwd=tmp_path, env=ELSEWHERE,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("Every Montag\n", "")


def of_a_language(text: str) -> str:
    """The first line of `text` that names a language by its code, or is written in Chinese."""
    lines = text.splitlines()
    return next((line for line in lines if CODE.search(line) or has_han(line)), "")


def test_what_is_of_one_language_is_found() -> None:
    for line in (
        'say = {"zh": 1}',
        "a.en = 1",
        ":lang(en) {",
        '<p lang="zh-CN">',
        "# 词",
        "_days_zh",
    ):
        assert of_a_language(f"first\n{line}\nlast") == line
    assert of_a_language("then, when: men, zhen") == ""


def test_nothing_outside_locale_is_of_one_language() -> None:
    """Samples of data for `playbook new` are in every language, as is what ships as a base: its
    prose has a folder a language. What is built of sources here has short names that may be any."""
    engine = ROOT / "playbook"
    files = [path for path in engine.rglob("*") if path.suffix in WRITTEN]
    files = [path for path in files if engine / "theme" / "assets" not in path.parents]
    files = [path for path in files if path.relative_to(engine).parts[0] not in CONTENT]
    assert len(files) > 200
    found = {
        path.relative_to(ROOT).as_posix(): line
        for path in files
        if (line := of_a_language(f"{path.name}\n{path.read_text(encoding='utf-8')}"))
    }
    assert found == {}
