"""The JSON schemas of the models."""

from __future__ import annotations

import json

from playbook.check.validation import FORMS
from playbook.cli.schemas import known_choices
from playbook.kinds import all_kinds
from playbook.model.json_schema import schemas
from tests.support.handbooks import FIXTURE


def test_every_form_of_a_field_is_explained() -> None:
    """Each pattern in a model has words of its own, or is one of the general ones."""
    patterns = {part for text in schemas(all_kinds(), {}).values() for part in _patterns(text)}
    general = {r"\S", r"^[a-z0-9]+(-[a-z0-9]+)*$"}
    assert patterns - general <= set(FORMS), patterns - general - set(FORMS)


def test_a_field_lists_what_the_vocabulary_gives_to_choose_from() -> None:
    found = known_choices(FIXTURE / "playbook_data")
    metrics = json.loads(schemas(all_kinds(), found)["metrics"])["properties"]
    assert metrics["group"]["enum"] == ["sales", "conversion"]
    assert "enum" not in metrics["owner"]
    unknown = json.loads(schemas(all_kinds(), {})["metrics"])["properties"]
    assert "enum" not in unknown["group"]


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
