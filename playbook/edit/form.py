"""What a form is made of: the fields of a kind, what references may name, words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice
from typing import Any

from pydantic import ValidationError

from playbook.kinds import record_kinds, words
from playbook.kinds.team.model import Team
from playbook.kinds.team.numbers import conventions
from playbook.locale import tables
from playbook.locale.languages import LANGUAGES
from playbook.model.base import REFERS_TO
from playbook.model.kind import Kind
from playbook.model.playbook import Playbook
from playbook.model.timing import Schedule
from playbook.schedule.due_words import date_words
from playbook.schedule.recurrence import occurrences
from playbook.schedule.schedule_words import schedule_words
from playbook.text.markup import plain

AHEAD = 2
"""How many of the next days of a schedule are told."""
YEARS = timedelta(days=366 * 2)
"""How far ahead these are looked for."""


def form(kind: Kind, book: Playbook, language: str) -> dict[str, Any]:
    """All that the page needs to make a form for one file of `kind`, said in `language`."""
    schema = kind.model.model_json_schema()
    languages = [
        {"code": one.code, "name": one.name, "tag": one.tag, "direction": one.direction}
        for one in book.languages
    ]
    return {
        "schema": schema,
        "languages": languages,
        "choices": {name: _named(book, name, language) for name in sorted(set(_kinds_in(schema)))},
        "fields": tables.section("fields", language),
    }


def listed(book: Playbook, files: Iterable[str], language: str) -> list[dict[str, str]]:
    """What can be edited, by its kind and title: records and single files of the team's own."""
    found: list[dict[str, str]] = []
    names, fields = words(language), tables.section("fields", language)
    whole = str(tables.section("editor", language)["whole"])
    for name in files:
        kind, _, ident = name.partition("/")
        if ident:
            title = _title(book.record(kind, ident), language) or ident
            found.append({"record": name, "kind": names[f"kind-{kind}"], "title": title})
        else:
            found.append({"record": name, "kind": whole, "title": str(fields.get(name, name))})
    return found


def _kinds_in(schema: Any) -> Iterator[str]:
    """What the references of `schema` lead to."""
    if isinstance(schema, list):
        for part in schema:
            yield from _kinds_in(part)
    elif isinstance(schema, dict):
        yield from schema.get(REFERS_TO, ())
        for part in schema.values():
            yield from _kinds_in(part)


def _named(book: Playbook, name: str, language: str) -> dict[str, str]:
    """What can be referred to as one of `name`: ids, and what readers know it as."""
    listed = book.records[name] if name in record_kinds() else book.entries.get(name, {})
    return {ident: _title(one, language) or ident for ident, one in listed.items()}


def _title(entry: Any, language: str) -> str:
    title = getattr(entry, "title", None) or getattr(entry, "name", None)
    return plain(title[language]) if title and language in LANGUAGES else ""


def said(value: Any, book: Playbook, language: str, today: date) -> str:
    """A schedule that is being typed, in words, with the next days that it falls on; empty while it
    is none."""
    try:
        schedule = Schedule.model_validate(value)
        days = islice(occurrences(schedule, today, today + YEARS), AHEAD)
        dates = [date_words(day, language, book[Team].country) for day in days]
        sentence = schedule_words(schedule, None, language, conventions(book[Team]))
    except (ValidationError, ValueError):
        return ""
    if not dates:
        return sentence
    comma = tables.pages(language)["comma"]
    pattern = str(tables.section("editor", language)["next-days"])
    return pattern.format(words=sentence, days=comma.join(dates))
