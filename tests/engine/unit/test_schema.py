"""The JSON schemas of the models."""

from __future__ import annotations

import json

from playbook.check.validation import FORMS
from playbook.model.json_schema import schemas


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
