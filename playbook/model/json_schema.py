"""JSON Schemas of the data, for editors: generated from the models, never written by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from playbook.model.registry import FILES, KINDS
from playbook.source import writing

FOLDER = "schema"


def schemas() -> dict[str, str]:
    """The schema of each kind and single file: name -> JSON."""
    models = {name: kind.model for name, kind in KINDS.items()} | FILES
    texts: dict[str, str] = {}
    for name, model in models.items():
        schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
        schema |= model.model_json_schema()
        texts[name] = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
    return texts


def stale(data: Path) -> Iterator[tuple[Path, str]]:
    """Each schema of the folder `data` that is missing or out of date, and what it should be."""
    for name, text in schemas().items():
        path = data / FOLDER / f"{name}.json"
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            yield path, text


def write(data: Path) -> list[Path]:
    """Bring all schemas of `data` up to date. Returns the paths written. Raises OSError."""
    written: list[Path] = []
    for path, text in stale(data):
        writing.write(path, text)
        written.append(path)
    return written


def first_line(where: Path) -> str:
    """The line that names the schema of the file at `where` in the data folder, for editors."""
    folder = len(where.parts) == 2
    name = where.parts[0] if folder else where.stem
    up = "../" if folder else ""
    return f"# yaml-language-server: $schema={up}{FOLDER}/{name}.json"
