"""Valid, commented files to start a new record from: the sample text waits to be replaced."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from string import Template, ascii_letters
from typing import Any

import yaml

from playbook.edit.faults import faults
from playbook.edit.impossible import Impossible
from playbook.kinds import starter, starter_words
from playbook.kinds.starters import in_languages
from playbook.model import json_schema
from playbook.model.base import ID_PATTERN
from playbook.model.kind import Kind
from playbook.model.playbook import Playbook
from playbook.problems.problem import BadPlaybook, Problem
from playbook.source.project import Project


def begun(
    project: Project, playbook: Playbook, kind: Kind, ident: str | None = None
) -> dict[Path, str]:
    """The files to write for a new record of `kind`, called `ident` or by the next free id: it and
    what it must name, valid from the start and harmless to all others; never over an old one.

    Raises Impossible, and BadPlaybook for what the check says of them.
    """
    data = project.data
    if ident in playbook.records[kind.name]:
        raise Impossible("taken", path=data / kind.name / f"{ident}.yml")
    if ident and not re.fullmatch(ID_PATTERN, ident):  # nor can it be a file's name
        raise BadPlaybook([Problem(f"{data.name}/{kind.name}", 1, 1, "bad-id", {"value": ident})])
    started = NewRecords(playbook)
    started.add(kind, ident)
    files = {data / where: _with_schema(data, where, text) for where, text in started.texts.items()}
    if found := faults(project, files):
        raise BadPlaybook(found)
    return files


def _with_schema(data: Path, where: Path, text: str) -> str:
    """`text` with the line that names its schema, if the folder `data` keeps schemas."""
    has_schemas = (data / json_schema.FOLDER).is_dir()
    return json_schema.first_line(where) + "\n" + text if has_schemas else text


class NewRecords:
    """A new record and, with it, what it must name and is not there yet; all records are drafts."""

    def __init__(self, playbook: Playbook) -> None:
        self.playbook = playbook
        self.texts: dict[Path, str] = {}
        """What is to be written, by its place in the data folder."""
        self._kinds = {kind.singular: kind for kind in playbook.kinds if kind.has_records}
        self._ids = {kind: _published_first(playbook, kind) for kind in playbook.records}
        self._lists = {name: kind for kind in playbook.kinds for name in kind.lists}

    def add(self, kind: Kind, ident: str | None = None) -> str:
        """Begin a record of `kind`, called `ident` or by the next free id. Returns its id.

        Raises Impossible if a single file lacks what it must name.
        """
        known = self._ids[kind.name]
        ident = ident or next_id(f"new-{kind.singular}", known)
        orders = [getattr(record, "order", 0) for record in self.playbook.each(kind.name)]
        begun = len(known) - len(orders)
        known.append(ident)  # before its text is there: two new records may name each other
        blanks = {"id": ident, "order": str(max(orders, default=0) + begun + 1)}
        path = Path(kind.name, f"{ident}.yml")
        self.texts[path] = ""  # the record that was asked for comes first
        self.texts[path] = self._filled(kind, blanks)
        return ident

    def _filled(self, kind: Kind, blanks: dict[str, str]) -> str:
        languages = [language.code for language in self.playbook.languages]
        words = {language: starter_words(kind.singular, language) for language in languages}
        template = Template(in_languages(starter(kind.singular), languages, words))
        open_ = [blank for blank in template.get_identifiers() if blank not in blanks]
        own = blanks.get("id")
        return template.substitute(blanks | {blank: self._named(blank, own) for blank in open_})

    def _named(self, blank: str, own: str | None) -> str:
        """What stands in a `blank` of the record `own`: the first there is, or one begun for it. Of
        $metric2 that is the second metric, of $evidence the first outside source."""
        if blank == "today":
            return date.today().isoformat()
        if blank == "owner":
            owners = [*self._ids["roles"], *self.playbook.entries["partners"]]
            other = next((one for one in owners if one != own), None)
            return other or self.add(self._kinds["role"])
        name, number = blank.rstrip("0123456789"), int(blank.lstrip(ascii_letters + "_") or 1)
        return self._record(name, number) if name in self._kinds else self._entry(name, number)

    def _record(self, singular: str, number: int) -> str:
        kind = self._kinds[singular]
        while len(self._ids[kind.name]) < number:
            self.add(kind)
        return self._ids[kind.name][number - 1]

    def _entry(self, name: str, number: int) -> str:
        """An entry of the list `name` of a single file, which is begun if it is not there."""
        kind = self._lists[name]
        ids = list(self.playbook.entries[name])
        if kind.name not in self.playbook.files:
            path = Path(f"{kind.name}.yml")
            if path not in self.texts:
                self.texts[path] = self._filled(kind, {})
            begun: Any = yaml.safe_load(self.texts[path])
            ids = [entry["id"] for entry in begun[kind.lists[name]]]
        if number > len(ids):
            raise Impossible("needs", name=f"{kind.name}.yml", count=number)
        return ids[number - 1]


def next_id(stem: str, taken: Iterable[str]) -> str:
    """`stem`, or `stem-2`, `stem-3` ...: the first that is free."""
    names = set(taken)
    number = 2
    ident = stem
    while ident in names:
        ident, number = f"{stem}-{number}", number + 1
    return ident


def _published_first(playbook: Playbook, kind: str) -> list[str]:
    return [record.id for record in sorted(playbook.each(kind), key=lambda record: record.draft)]
