"""What scripts say, in one file a language: pages with something to tick need not carry it."""

from __future__ import annotations

from functools import cache

from playbook.locale import tables
from playbook.views.stages import STAGES

FILE = "words.json"
HEADINGS = (
    *(f"stage-{name}" for name in STAGES["first-day"]),
    *(f"gate-{day}" for day in (1, 7, 30, 60, 90)),
    *(f"who-{who}" for who in ("hire", "buddy", "manager", "hr")),
)
"""Words of the templates that the dated path says too."""


@cache
def words(language: str) -> dict[str, str]:
    """All that scripts say in `language`, by key."""
    headings = tables.templates()
    table = tables.scripts() | {key: headings[key] for key in HEADINGS}
    return {key: text[language] for key, text in table.items()}
