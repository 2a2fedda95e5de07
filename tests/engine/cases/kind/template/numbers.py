"""How long a text is."""

from __future__ import annotations

from playbook.kinds.template.model import Template


def count(template: Template) -> int:
    """Its lines."""
    return len(template.lines)
