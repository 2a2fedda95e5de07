"""The words of the engine, a file a language: locale/<language>.toml, and what a team adds to them.

A file more, a language more. Words of one kind of data stand in its folder,
`playbook/kinds/<kind>/words/`; those of a team in words/<language>.po of its data, see po.py.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from playbook.locale import cldr

FOLDER = Path(__file__).parent
SHIPPED = tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))
"""The codes of the languages that the engine speaks by itself."""
SECTION = re.compile(r"^\[([a-z]+)[].]", re.MULTILINE)
NATURE = ("language", "style", "search")
"""Sections that say what a language is like: no other language can stand in for them."""
PLURALS = {"zero", "one", "two", "few", "many", "other"}
"""What CLDR calls the forms of a word that is counted."""
UNSAID = "⟦{}⟧"
"""How a word is shown while serving that stands in for one that is missing."""
ISOLATES = {"ltr": "\u2066{}\u2069", "rtl": "\u2067{}\u2069"}
"""By its direction, how a word is kept in order among words that run the other way."""
BLANK = re.compile(r"\{\w*\}")
LENT_BY = "in"
"""Beside the forms of a counted word: the language that lends them, whose plurals they go by."""
NOT_PRINTED = ("commands", "messages")

Table = dict[str, str]
"""Key -> text, with its blanks."""
P = ParamSpec("P")
T = TypeVar("T")
_kept: list[Callable[[], None]] = []


def kept(function: Callable[P, T]) -> Callable[P, T]:
    """`function` with its results kept until the words change."""
    keeping = cache(function)
    _kept.append(keeping.cache_clear)
    return keeping  # type: ignore[return-value]


class _Added:
    """What the handbook at hand adds: words by language, directions that it says otherwise, and
    whether gaps are shown."""

    words: Mapping[str, Mapping[str, Any]] = {}
    directions: Mapping[str, str] = {}
    shows_gaps = False


def add(words: Mapping[str, Mapping[str, Any]]) -> None:
    """Have a team's `words` (language -> section -> ...) lie over the engine's."""
    if words != _Added.words:
        _Added.words = words
        forget()


def direct(directions: Mapping[str, str]) -> None:
    """Have languages run as a team says in `directions`, whatever is said of them elsewhere."""
    if directions != _Added.directions:
        _Added.directions = directions
        forget()


def show_gaps(wanted: bool) -> None:
    """Mark each word from now on, or no longer, that stands in for a missing one."""
    if wanted != _Added.shows_gaps:
        _Added.shows_gaps = wanted
        forget()


def forget() -> None:
    """Have all that was made of words made anew."""
    for clear in _kept:
        clear()


def known() -> tuple[str, ...]:
    """The codes of all languages that have words here."""
    return (*SHIPPED, *sorted(_Added.words.keys() - set(SHIPPED)))


def language(code: str) -> dict[str, Any]:
    """What the language is like: its name, tag, script. Raises KeyError for an unknown one."""
    return section("language", code)


def style(language: str) -> dict[str, list[str]]:
    """What the house style looks for in `language`: kind of fault -> regular expressions."""
    return section("style", language)


def pages(language: str) -> Table:
    """What the theme and templates of several kinds say in `language`."""
    return section("pages", language)


def scripts(language: str) -> Table:
    """What only scripts say in `language`."""
    return section("scripts", language)


def commands(language: str) -> Table:
    """What the commands say in `language`."""
    return section("commands", language)


def dates(language: str) -> dict[str, Any]:
    """How dates, days of a path and lists are written in `language`: patterns, see dates.py."""
    return section("dates", language)


def variants(language: str) -> dict[str, dict[str, Any]]:
    """What countries write otherwise, by the tag of the language there: tag -> section -> ..."""
    return shipped("variants", language)


def schedule(language: str) -> dict[str, Any]:
    """How a schedule is said in `language`, part by part."""
    return section("schedule", language)


def search(language: str) -> dict[str, list[str]]:
    """Words of a query that say nothing about what is looked for."""
    return section("search", language)


def messages(language: str) -> dict[str, Table]:
    """What problems say in `language`: code -> {message, hint}."""
    return section("messages", language)


@kept
def section(name: str, language: str) -> dict[str, Any]:
    """A section of the words of `language`, gaps filled by the language that it falls back on."""
    if language not in known():
        raise KeyError(language)
    here = laid(shipped(name, language), _Added.words.get(language, {}).get(name, {}))
    if name in NATURE or not (other := fallback(language)):
        return dict(here)
    dates = {} if language in SHIPPED else _dated(language).get(name, {})
    lent = section(name, other)
    standing = gap(lent) if name in NOT_PRINTED else stand_in(lent, other, language)
    return dict(laid(laid(standing, dates), here))


def stand_in(words: Any, other: str, language: str) -> Any:
    """`words` that `other` lends to `language`: counted as there, and in order where the two run
    in different directions."""
    if isinstance(words, dict):
        counted = "other" in words and words.keys() - {LENT_BY} <= PLURALS
        lender = {LENT_BY: words.get(LENT_BY, other)} if counted else {}
        return {key: stand_in(one, other, language) for key, one in words.items()} | lender
    if not isinstance(words, str) or not words:
        return words
    shown = gap(words)
    runs = any(map(str.isalpha, BLANK.sub("", words)))  # else it is the blanks that run
    differs = runs and direction(other) != direction(language)
    return ISOLATES[direction(other)].format(shown) if differs else shown


def direction(language: str) -> str:
    """How `language` runs, ltr or rtl."""
    if said := _Added.directions.get(language):
        return said
    here = section("language", language)
    return str(here.get("direction") or cldr.described(here.get("tag", language))["direction"])


def _dated(language: str) -> dict[str, dict[str, Any]]:
    return cldr.dated(section("language", language).get("tag", language))


def fallback(language: str) -> str:
    """The language that stands in where `language` has no word; empty for one that has them all."""
    if language == international():
        return ""
    return str(section("language", language).get("fallback", international()))


@cache
def international() -> str:
    """The language said to people whose own is not known, whose words are complete."""
    return next(code for code in SHIPPED if shipped("language", code).get("international"))


def gap(words: Any) -> Any:
    """`words` that stand in for missing ones, marked if gaps are shown."""
    if not _Added.shows_gaps:
        return words
    if isinstance(words, dict):
        return {key: gap(inner) for key, inner in words.items()}
    return UNSAID.format(words) if isinstance(words, str) and words else words


def laid(below: Any, over: Any) -> Any:
    """The table `below` with all that `over` has in its place; forms for plurals are one thing."""
    tables = isinstance(below, dict) and isinstance(over, dict)
    if isinstance(over, dict) and over and over.keys() <= PLURALS:
        return {"other": below.get("other", "") if tables else below} | over
    if not tables:
        return over
    return below | {
        key: laid(below[key], value) if key in below else value for key, value in over.items()
    }


def shipped(name: str, language: str) -> dict[str, Any]:
    """A section of the engine's own words in `language`; empty if it has none."""
    return _parsed(name, language)


@cache
def _parsed(name: str, language: str) -> dict[str, Any]:
    """Most commands need a few sections of some languages, and reading takes its time."""
    found: dict[str, Any] = tomllib.loads(_sections(language).get(name, ""))
    return dict(found.get(name, {}))


@cache
def _sections(language: str) -> dict[str, str]:
    """The text of each section of the language's file."""
    path = FOLDER / f"{language}.toml"
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    found: dict[str, str] = {}
    heads = list(SECTION.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    for head, end in zip(heads, ends, strict=False):  # without a head, no section
        found[head[1]] = found.get(head[1], "") + text[head.start() : end]
    return found
