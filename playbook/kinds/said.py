"""All that the engine says, as entries for translators."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from string import Formatter
from typing import Any

from playbook import kinds
from playbook.kinds.starters import texts
from playbook.locale import cldr, tables
from playbook.locale.po import BY_TEXT, Entry

SECTIONS = ("language", "style", "search", "dates", "schedule", "pages", "scripts", "commands",
            "messages")  # fmt: skip
OWN = ("language", "style", "search")
"""What a language is like: nothing lacks where it says nothing."""
KINDS = "kinds"
OF_INIT = Path(__file__).parents[1] / "cli" / "handbook"
FREE = {"y", "M", "MMM", "MMMM", "d", "E", "EEEE", "ordinal"}
"""Of these blanks each language takes what its way of writing dates needs."""


def all_said(language: str) -> list[Entry]:
    """Everything to be said in `language`, with what the engine says already. Raises ValueError for
    a language that CLDR does not know."""
    plurals = sorted({*cldr.locale_of(language).plural_form.tags, "other"})
    source, here = _sections(tables.international()), _sections(language)
    source["language"] = {
        key: str(value) for key, value in cldr.described(language).items() if key != "called"
    }
    found = _flat(_as_counted(source, here), (), plurals)
    entries = [Entry(key, text, _at(here, key)) for key, text in found if text]
    return entries + list(_of_starters(language))


def _sections(language: str) -> dict[str, Any]:
    words = {name: tables.shipped(name, language) for name in SECTIONS}
    of_kinds: dict[str, str] = {}
    for singular in kinds.singulars():
        found = kinds.own_words(singular, language)
        of_kinds |= {key: text for key, text in found.items() if key != kinds.PART}
    return words | {KINDS: of_kinds}


def _as_counted(source: Any, here: Any) -> Any:
    """`source` with its text for each plural where the language `here` counts and it does not."""
    if not isinstance(here, dict):
        return source
    if isinstance(source, dict):
        return {key: _as_counted(value, here.get(key)) for key, value in source.items()}
    return dict.fromkeys(here, source) if here.keys() <= tables.PLURALS and here else source


def _flat(
    table: dict[str, Any], above: tuple[str, ...], plurals: list[str]
) -> Iterator[tuple[str, str]]:
    """(key, text) of each word; a counted one has a form for each of `plurals`."""
    if table and table.keys() <= tables.PLURALS:
        table = {form: table.get(form, table["other"]) for form in plurals}
    for name, value in table.items():
        key = (*above, name)
        if isinstance(value, dict):
            yield from _flat(value, key, plurals)
        elif isinstance(value, list):
            yield ".".join(key), "\n".join(value)
        elif isinstance(value, str):
            yield ".".join(key), value


def _at(words: Any, key: str) -> str:
    for part in key.split("."):
        if isinstance(words, dict):
            words = words.get(part, "")
        elif part not in tables.PLURALS:  # a word with one form says that for every plural
            words = ""
    return "\n".join(words) if isinstance(words, list) else str(words)


def _of_starters(language: str) -> Iterator[Entry]:
    known: dict[str, str] = dict(tables.shipped(BY_TEXT, language))
    files = [path.read_text(encoding="utf-8") for path in sorted(OF_INIT.iterdir())]
    for singular in kinds.singulars():
        if (kinds.FOLDER / singular / kinds.STARTER).is_file():
            files.append(kinds.starter(singular))
            known |= kinds.own_words(singular, language).get(kinds.PART, {})
    for text in dict.fromkeys(text for file in files for text in texts(file)):
        yield Entry(BY_TEXT, text, known.get(text, ""))


ANY_NUMBER = ("dates.halves-of-day", "schedule.contractions", "schedule.last-days")
"""Lists of as many lines as a language needs; in all others a word is looked up by its place."""
NATURE: dict[str, Callable[[str], object]] = {
    "tag": cldr.locale_of,
    "name": str.strip,
    "script": str.isalpha,
    "read_by": ("character", "word").__contains__,
    "pace": lambda said: int(said) > 0,
    "direction": ("ltr", "rtl").__contains__,
}
"""What a language says of itself, and whether that can be."""


def blanks(text: str) -> set[str]:
    """The names of the blanks of a word. Raises ValueError for a brace that is none and is not
    doubled."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None} - FREE


def fits(entry: Entry) -> bool:
    """Whether what an entry says has the blanks of its source, or is what its place takes."""
    try:
        match entry.key.partition("."):
            case ("language", _, name):
                return bool(NATURE[name](entry.said))
            case ("style", _, _):
                return all(re.compile(line) for line in entry.said.split("\n"))
            case (section, _, _) if section in (BY_TEXT, "search"):
                return True
        lines = len(entry.said.split("\n")), len(entry.source.split("\n"))
        return blanks(entry.said) == blanks(entry.source) and (
            lines[0] == lines[1] or entry.key in ANY_NUMBER
        )
    except (ValueError, re.error):
        return False


def lacking(entries: list[Entry]) -> list[Entry]:
    """Those that say nothing, but for what a language need not say."""
    return [entry for entry in entries if not entry.said and not entry.key.startswith(OWN)]
