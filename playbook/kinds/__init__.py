"""The kinds of data: each is a folder here, and this finds them.

It is imported from above and handed down: nothing else lists the kinds.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from playbook.locale import tables
from playbook.locale.dates import filled
from playbook.model.kind import Kind
from playbook.problems.problem import BadPlaybook, Problem, listed
from playbook.source import modules

FOLDER = Path(__file__).parent
STARTER, PART = "starter.yml", "starter"
RECORD_PARTS = ("page.md", STARTER)
"""What a kind with records must have beside its model and its overview."""


@cache
def all_kinds() -> tuple[Kind, ...]:
    """Every kind, in the order of their pages. Raises BadPlaybook with what each of them lacks."""
    if problems := [found for one in singulars() if (found := _incomplete(one))]:
        raise BadPlaybook(problems)
    kinds = [_declared(singular) for singular in singulars()]
    return tuple(sorted(kinds, key=lambda kind: (kind.order, kind.name)))


@cache
def record_kinds() -> dict[str, Kind]:
    """Those with a folder of records, by its name."""
    return {kind.name: kind for kind in all_kinds() if kind.has_records}


@cache
def file_kinds() -> dict[str, Kind]:
    """Those that are a single file, by its name."""
    return {kind.name: kind for kind in all_kinds() if not kind.has_records}


@tables.kept
def words(language: str) -> tables.Table:
    """What pages say in `language`: the words of all, and those of each kind."""
    found = dict(tables.pages(language))
    for singular in singulars():
        if other := tables.fallback(language):
            found |= tables.stand_in(_words(singular, other), other, language)
        found |= _words(singular, language)
    said: tables.Table = tables.laid(found, tables.section("kinds", language))
    return said


def say(key: str, language: str, /, **blanks: object) -> str:
    """One of the `words`, its blanks filled; of what is counted, the form for the blank `count`."""
    return filled(words(language)[key], language, blanks)


def singulars() -> list[str]:
    """The names of the folders, which are what one record of a kind is called."""
    return modules.folders_in(FOLDER)


def starter(singular: str) -> str:
    """The file to start from, in the international language. Raises OSError for a kind without."""
    return (FOLDER / singular / STARTER).read_text(encoding="utf-8")


def starter_words(singular: str, language: str) -> tables.Table:
    """What that file says in `language`, by what it says in the international one."""
    fallback = tables.fallback(language)
    below = starter_words(singular, fallback) if fallback else {}
    own: tables.Table = own_words(singular, language).get(PART, {})
    return {**below, **tables.section("starters", language), **own}


def _words(singular: str, language: str) -> tables.Table:
    """What pages say of the kind, by key."""
    return {key: text for key, text in own_words(singular, language).items() if key != PART}


@cache
def own_words(singular: str, language: str) -> dict[str, Any]:
    """All words in the kind's folder; those of its starter are in a table of their own."""
    path = FOLDER / singular / "words" / f"{language}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _declared(singular: str) -> Kind:
    """The kind in the folder `singular`, completed by what the folder holds."""
    folder = FOLDER / singular
    kind: Kind = modules.load(f"{__name__}.{singular}.model").KIND
    return replace(
        kind,
        singular=singular,
        folder=folder,
        overviews=tuple(sorted(path.stem for path in folder.glob("overviews/*.md"))),
        overview=kind.overview or _overview(singular),
        checks=_module(singular, "checks"),
        numbers=_module(singular, "numbers"),
    )


def _overview(singular: str) -> str:
    """The macro that shows all its records, unless it says another."""
    return f"{singular}_overview"


def _module(singular: str, name: str) -> ModuleType | None:
    """A part of a kind that not every kind has."""
    if not (FOLDER / singular / f"{name}.py").is_file():
        return None
    return modules.load(f"{__name__}.{singular}.{name}")


def _incomplete(singular: str) -> Problem | None:
    """All that the folder `singular` lacks, as one problem."""
    if missing := list(_missing(singular)):
        words = {"missing": listed(missing)}
        return Problem(f"playbook/kinds/{singular}", 1, 1, "incomplete-kind", words)
    return None


def _missing(singular: str) -> Iterator[str]:
    folder = FOLDER / singular
    yield from _absent(folder, "__init__.py")
    if (folder / "model.py").is_file():
        kind: Kind = modules.load(f"{__name__}.{singular}.model").KIND
        if kind.has_records:
            overview = f"overviews/{kind.overview or _overview(singular)}.md"
            yield from _absent(folder, *RECORD_PARTS, overview)
        yield from _unsaid(singular, kind)
    else:
        yield from _absent(folder, "model.py", *RECORD_PARTS, "overviews/", "words/")


def _absent(folder: Path, *names: str) -> Iterator[str]:
    return (name for name in names if not (folder / name).exists())


def _unsaid(singular: str, kind: Kind) -> Iterator[str]:
    """The files of words that are not there, and what the others do not say."""
    written = {language: _words(singular, language) for language in tables.SHIPPED}
    said = {key for table in written.values() for key in table}
    if kind.has_records:
        said.add(f"kind-{kind.name}")
    for language, table in written.items():
        if said and not table:
            yield f"words/{language}.toml"
        elif missing := sorted(said - table.keys()):
            yield f"words/{language}.toml: {' '.join(missing)}"
