"""What a form is made of: the fields of a kind, what references may name, words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from playbook.edit.new_record import next_id
from playbook.edit.said import TELLERS
from playbook.kinds import record_kinds, words
from playbook.locale import tables
from playbook.locale.languages import LANGUAGES
from playbook.model.base import REFERS_TO
from playbook.model.kind import Kind
from playbook.model.playbook import Playbook
from playbook.text.markup import plain


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
        "says": [*TELLERS],
        "pages": _linked(book, language),
    }


def _linked(book: Playbook, language: str) -> dict[str, str]:
    """Where texts may lead to, and what readers know it as."""
    return {
        f"{kind}/{ident}": title
        for kind in record_kinds()
        for ident, title in _named(book, kind, language).items()
    }


def begun_as(book: Playbook, language: str) -> list[dict[str, str]]:
    """The kinds of which a record can be begun, each with its name and an id that is free."""
    names = words(language)
    return [
        {
            "kind": kind.name,
            "title": names[f"kind-{kind.name}"],
            "id": next_id(f"new-{kind.singular}", book.records[kind.name]),
        }
        for kind in record_kinds().values()
    ]


def listed(book: Playbook, files: Iterable[str], language: str) -> list[dict[str, str]]:
    """What can be edited, by its kind and title: records and single files."""
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
