"""Words of a language in one PO file, as translators' programs read and write them.

The context of an entry says which word it is, such as pages.menu; its text is what the
international language says. A list is a line an entry. Babel reads and writes the format.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po, write_po

FOLDER = "words"
"""Of a team's data: <language>.po."""
BY_TEXT = "starters"
"""A section in which words are looked up by what the international language says."""
LEFT_EMPTY = "Words that stay empty are said in the language that this one falls back on."
NUMBERS = {"language.pace"}


@dataclass(frozen=True)
class Entry:
    """One word: `key` is its place, such as pages.menu; of a starter, that section's name."""

    key: str
    source: str
    said: str = ""
    line: int = 1
    fuzzy: bool = False
    """It may no longer say what `source` says."""
    note: str = ""
    """For whoever reads it back."""


class BadFile(Exception):
    """It is no PO file; `line` is where that shows."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def read(raw: bytes) -> list[Entry]:
    """The entries of a file that say something for sure. Raises BadFile."""
    return [entry for entry in read_all(raw) if not entry.fuzzy]


def read_all(raw: bytes) -> list[Entry]:
    """The entries of a file that say something. Raises BadFile."""
    try:
        catalog = read_po(io.BytesIO(raw), abort_invalid=True)
    except PoFileError as error:
        raise BadFile(error.lineno + 1) from error
    except (UnicodeDecodeError, LookupError, ValueError) as error:
        raise BadFile(1) from error
    return [
        Entry(
            message.context,
            str(message.id),
            str(message.string),
            message.lineno or 1,
            message.fuzzy,
            " ".join(message.auto_comments),
        )
        for message in catalog
        if message.id and message.context and message.string
    ]


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
