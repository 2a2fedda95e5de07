"""What scripts say, in one file a language: pages with something to tick need not carry it."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from playbook.views.stages import STAGES

LOCALE = Path(__file__).parents[1] / "locale"
FILE = "words.json"
TABLES = ("scripts", "onboarding")
"""The tables of words that only scripts say: of lists, and of onboarding."""
HEADINGS = (
    *(f"stage-{name}" for name in STAGES["first-day"]),
    *(f"gate-{day}" for day in (1, 7, 30, 60, 90)),
    *(f"who-{who}" for who in ("hire", "buddy", "manager", "hr")),
)
"""Words of the templates that the dated path says too."""


def words(language: str) -> dict[str, str]:
    """All that scripts say in `language`, by key."""
    return {key: text[language] for key, text in _words().items()}


@cache
def _words() -> dict[str, dict[str, str]]:
    own = {key: text for name in TABLES for key, text in table(name).items()}
    headings = table("words")
    return own | {key: headings[key] for key in HEADINGS}


@cache
def table(name: str) -> dict[str, dict[str, str]]:
    """The words of locale/`name`.toml: key -> language -> text."""
    return tomllib.loads((LOCALE / f"{name}.toml").read_text(encoding="utf-8"))
