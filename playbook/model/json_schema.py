"""JSON Schemas of the data, for editors: generated from the models, never written by hand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from playbook.model.base import REFERS_TO
from playbook.model.kind import Kind
from playbook.source import writing

FOLDER = "schema"
Choices = Mapping[str, Sequence[str]]
"""What single files list for others to refer to: the ids, by what the list is called."""


def schemas(kinds: Iterable[Kind], choices: Choices) -> dict[str, str]:
    """The schema of each kind: name -> JSON. A field that refers to one of `choices` lists them."""
    texts: dict[str, str] = {}
    for kind in kinds:
        schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
        schema |= _with_choices(kind.model.model_json_schema(), choices)
        texts[kind.name] = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
    return texts


def _with_choices(schema: Any, choices: Choices) -> Any:
    """`schema` with the ids that its references may be, where they are known."""
    if isinstance(schema, list):
        return [_with_choices(part, choices) for part in schema]
    if not isinstance(schema, dict):
        return schema
    known = {key: _with_choices(part, choices) for key, part in schema.items() if key != REFERS_TO}
    [kind, *others] = schema.get(REFERS_TO, [""])
    return known | {"enum": list(choices[kind])} if kind in choices and not others else known


def stale(data: Path, kinds: Iterable[Kind], choices: Choices) -> Iterator[tuple[Path, str]]:
    """Each schema of the folder `data` that is missing or out of date, and what it should be."""
    for name, text in schemas(kinds, choices).items():
        path = data / FOLDER / f"{name}.json"
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            yield path, text


def write(data: Path, kinds: Iterable[Kind], choices: Choices) -> list[Path]:
    """Bring all schemas of `data` up to date. Returns the paths written. Raises OSError."""
    written: list[Path] = []
    for path, text in stale(data, kinds, choices):
        writing.write(path, text)
        written.append(path)
    return written


def first_line(where: Path) -> str:
    """The line that names the schema of the file at `where` in the data folder, for editors."""
    folder = len(where.parts) == 2
    name = where.parts[0] if folder else where.stem
    up = "../" if folder else ""
    return f"# yaml-language-server: $schema={up}{FOLDER}/{name}.json"
