"""What scripts say, in one file a language: pages with something to tick need not carry it."""

from __future__ import annotations

from playbook import kinds
from playbook.kinds.onboarding.numbers import stages_of
from playbook.kinds.team.model import Team
from playbook.locale import countries, tables
from playbook.model.playbook import Playbook
from playbook.views.plain_text import marked

FILE = "words.json"
SHARED = (
    "close", "comma", "estimated-day", "minutes", "print", "reset", "stop",
    *(f"gate-{day}" for day in (1, 7, 30, 60, 90)),
    *(f"who-{who}" for who in ("hire", "buddy", "manager", "hr")),
)  # fmt: skip
"""Words of the templates that scripts say too."""
HALVES = ("am", "pm")


@tables.kept
def words(language: str) -> dict[str, str]:
    """All that scripts say in `language`, by key."""
    pages = kinds.words(language)
    return tables.scripts(language) | {key: pages[key] for key in SHARED}


def known(book: Playbook, language: str) -> dict[str, str]:
    """The same with the names of the stages of dated paths."""
    stages = {
        f"stage-{stage.id}": marked(stage.title, language) for stage in stages_of(book, "first-day")
    }
    return words(language) | dated(language, book[Team].country) | stages


def dated(language: str, country: str) -> dict[str, str]:
    """What scripts say of dates and times, as the language writes them in `country`."""
    dates = countries.said("dates", language, country)
    clock = {"clock": dates[f"clock-{countries.hours(language, country)}"]}
    return (
        countries.said("scripts", language, country) | clock | {one: dates[one] for one in HALVES}
    )
