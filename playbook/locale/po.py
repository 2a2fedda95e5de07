"""Words of a language in one PO file, as translators' programs read and write them.

The context of an entry says which word it is, such as pages.menu; its text is what the
international language says. A list is a line an entry. Babel reads and writes the format.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, PoFileParser, write_po

from playbook.locale import tables
from playbook.locale.cldr import spoken_by

FOLDER = "words"
"""Of a team's data: <language>.po."""
BY_TEXT = "starters"
"""A section in which words are looked up by what the international language says."""
LEFT_EMPTY = "Words that stay empty are said in the language that this one falls back on."
NUMBERS = {"language.pace"}
MARK = "\ufeff"
CHARSET = re.compile(rb'^"Content-Type: [^"\n]*charset=([\w-]+)', re.MULTILINE)
NAMED = re.compile('"Language:')
LINE = re.compile(
    r'\s*(?:#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[[0-9]\])?)\s*)?"(?:[^"\\\0]|\\.)*"\s*)?'
)
"""What a line can be. Babel takes the letter before a line's end for a quote, whatever it is."""


@dataclass(frozen=True)
class Entry:
    """One word: `key` is its place, such as pages.menu; of a starter, that section's name; empty
    if the file does not say it."""

    key: str
    source: str
    said: str = ""
    line: int = 1
    fuzzy: bool = False
    """It may no longer say what `source` says."""
    note: str = ""
    """For whoever reads it back."""


class BadFile(Exception):
    """It is no PO file, or not the one that is wanted: `line` is where that shows, `code` says more
    with `words`."""

    def __init__(self, line: int, code: str = "", **words: object) -> None:
        super().__init__(line)
        self.line = line
        self.code = code
        self.words = words


def read(raw: bytes, language: str = "") -> list[Entry]:
    """The entries of a file that say something for sure, in `language` if that is given. Raises
    BadFile."""
    return [entry for entry in read_all(raw, language) if not entry.fuzzy]


def read_all(raw: bytes, language: str = "") -> list[Entry]:
    """The entries of a file that say something, in `language` if that is given. Raises BadFile."""
    lines = _text(raw).split("\n")
    bad = next((n for n, line in enumerate(lines, 1) if not LINE.fullmatch(line)), 0)
    if bad:
        raise BadFile(bad)
    catalog = _Catalog()
    try:
        PoFileParser(catalog, abort_invalid=True).parse(lines)
    except PoFileError as error:
        raise BadFile(error.lineno + 1) from error
    except (LookupError, ValueError) as error:
        raise BadFile(1) from error
    given = catalog.locale_identifier
    if language and given and spoken_by(given, [language, *tables.known()]) != language:
        line = next((n for n, line in enumerate(lines, 1) if NAMED.match(line)), 1)
        raise BadFile(line, "po-language", given=given, wanted=language)
    return [
        Entry(
            message.context or "",
            message.id if isinstance(message.id, str) else message.id[0],
            str(message.string),
            message.lineno or 1,
            message.fuzzy,
            " ".join(message.auto_comments),
        )
        for message in catalog
        if message.id and message.string
    ]


class _Catalog(Catalog):
    """Refuses a second entry for a text: which of the two would be said, nobody could tell."""

    def __setitem__(self, id: Any, message: Message) -> None:
        if id and (first := self.get(id, message.context)):
            raise BadFile(message.lineno or 1, "po-twice", first=first.lineno or 1)
        super().__setitem__(id, message)


def _text(raw: bytes) -> str:
    """The text of a file in the encoding that it names. Raises BadFile."""
    named = CHARSET.search(raw)
    try:
        return raw.decode(named[1].decode() if named else "utf-8").removeprefix(MARK)
    except UnicodeDecodeError as error:
        raise BadFile(raw.count(b"\n", 0, error.start) + 1) from error
    except LookupError as error:
        raise BadFile(raw.count(b"\n", 0, named.start() if named else 0) + 1) from error


def written(entries: Iterable[Entry], language: str, advice: str = LEFT_EMPTY) -> bytes:
    """The file of these entries, with `advice` at its top."""
    catalog = Catalog(fuzzy=False)
    catalog.add("", f"Language: {language}\nContent-Type: text/plain; charset=utf-8\n")
    for entry in entries:
        catalog.add(
            entry.source,
            entry.said,
            flags=["fuzzy"] if entry.fuzzy else [],
            auto_comments=[entry.note] if entry.note else [],
            context=entry.key,
        )
    made = io.BytesIO()
    write_po(made, catalog, width=0, omit_header=True)
    head = f'# {advice}\nmsgid ""\nmsgstr ""\n"Language: {language}\\n"\n'
    head += '"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    return head.encode() + made.getvalue()


def tables_of(entries: Iterable[Entry], shipped: Mapping[str, Any]) -> dict[str, Any]:
    """The entries as sections of words, each value of the kind that `shipped` has in its place."""
    made: dict[str, Any] = {}
    for entry in entries:
        if entry.key == BY_TEXT:
            made.setdefault(BY_TEXT, {})[entry.source] = entry.said
            continue
        *above, last = entry.key.split(".")
        table, like = made, shipped
        for part in above:
            table, like = table.setdefault(part, {}), like.get(part, {})
        is_list = isinstance(like.get(last), list)
        said: Any = entry.said.split("\n") if is_list else entry.said
        table[last] = int(said) if entry.key in NUMBERS else said
    return made


def file(data: Path, language: str) -> Path:
    """Where a team keeps its words of `language`."""
    return data / FOLDER / f"{language}.po"
