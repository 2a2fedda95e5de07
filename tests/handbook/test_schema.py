"""The schemas in playbook_data/ are those of the models, and every file names its own."""

from __future__ import annotations

import json
from pathlib import Path

from playbook.check.loader import yaml_files
from playbook.check.validation import FORMS
from playbook.model.json_schema import first_line, schemas, stale

DATA = Path(__file__).parents[2] / "playbook_data"


def test_schemas_are_up_to_date() -> None:
    assert [path.name for path, _ in stale(DATA)] == [], "run: playbook schema"


def test_every_file_names_its_schema() -> None:
    for path in yaml_files(DATA):
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        assert first == first_line(path.relative_to(DATA)), path


def test_every_form_of_a_field_is_explained() -> None:
    """Each pattern in a model has words of its own, or is one of the general ones."""
    patterns = {part for text in schemas().values() for part in _patterns(text)}
    general = {r"\S", r"^[a-z0-9]+(-[a-z0-9]+)*$"}
    assert patterns - general <= set(FORMS), patterns - general - set(FORMS)


def _patterns(text: str) -> set[str]:
    found: set[str] = set()

    def walk(node: object) -> None:
        if isinstance(node, dict):
            if isinstance(node.get("pattern"), str):
                found.add(node["pattern"])
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    walk(json.loads(text))
    return found
