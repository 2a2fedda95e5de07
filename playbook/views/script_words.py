"""What scripts say, in one file a language: pages with lists need not carry it. Those whose scripts
say much that no other says bring their own."""

from __future__ import annotations

from playbook import kinds
from playbook.kinds.onboarding.numbers import stages_of
from playbook.kinds.team.model import Team
from playbook.locale import countries, tables
from playbook.locale.dates import clock as written
from playbook.locale.dates import part_of_day
from playbook.model.playbook import Playbook
from playbook.views.plain_text import marked

FILE = "words.json"
SHARED = (
    "campaign-stage", "close", "comma", "estimated-day", "minutes", "path-expected", "print",
    "reset", "stop",
    *(f"gate-{day}" for day in (1, 7, 30, 60, 90)),
    *(f"who-{who}" for who in ("hire", "buddy", "manager", "hr")),
)  # fmt: skip
"""Words of the templates that scripts say too."""
OF_PATHS = (
    "first-", "form-", "gate-", "hire-", "message-", "path-", "quiz-", "stage-", "view-", "who-",
)  # fmt: skip
"""What begins like this only dated paths and self-checks say."""
PARTS = "parts-of-day"
"""Said where hours are counted to twelve: that of each hour, apart by |."""
TWELVE = 12
"""Where hours are counted to twelve, no day ends at 24:00."""
DATES = (
    "clock", "date", "date-brief", PARTS, "time-here",
)  # fmt: skip
TODAY = (
    *DATES, "all-settled", "any-hour", "board-failed", "campaign-ahead", "campaign-line",
    "campaign-none", "campaign-none-why", "campaign-stage", "campaign-today", "campaign-tomorrow",
    "clear", "clear-first", "clear-next", "comma", "coming", "day-after", "day-before", "day-done",
    "day-free", "day-half", "day-may-move", "day-missed", "day-today", "days-done",
    "done-at", "done-count", "due-day", "due-now", "earlier-missed", "estimated-day", "hours",
    "late-hours", "late-minutes", "load-failed", "midnight", "minutes", "missed",
    "newer-reload", "newer-there", "nothing-due", "now-at", "now-on", "offline", "ok",
    "open-list", "overdue", "path-expected", "phase-now", "phase-until", "ring", "round-next",
    "running", "save-file", "see-tomorrow", "semicolon", "span-day", "state-begun",
    "state-open", "stop", "team-clock", "today", "tomorrow", "trouble-denied", "trouble-full",
    "until", "week-free",
)  # fmt: skip
"""What scripts say on the page of today, which has no time to fetch all of them."""
LISTS = (
    *DATES, "all-settled", "any-hour", "campaign-stage", "comma", "done-at", "done-count",
    "due-at", "due-today", "earlier-missed", "estimated-day", "late-hours", "late-minutes",
    "lists-shown", "load-failed", "minutes", "missed", "newer-reload", "newer-there", "no-list",
    "now-on", "now-to-do", "overdue", "round-next", "tomorrow", "until", "was-due",
)  # fmt: skip
"""The same on the index of lists."""
LIST = (
    *DATES, "all-done", "and-more", "back-to-now", "campaign", "campaign-stage", "carried", "carry",
    "coming", "comma", "critical-left", "critical-open", "dates-apart", "dates-of-month",
    "days-to-go", "done-of", "earlier", "estimated-day", "hide-done", "is-over", "item-more",
    "later", "leave", "left-open", "load-failed", "look", "me", "midnight", "na-because",
    "na-count", "newer-reload", "newer-there", "note", "note-says", "now-on", "ok", "other-period",
    "rolled", "round-next", "run", "run-name", "run-new", "save-file", "semicolon", "span-day",
    "span-month", "span-quarter", "span-week", "span-year", "stop", "team-clock", "trouble-damaged",
    "trouble-denied", "trouble-full", "trouble-future", "trouble-past-damaged",
    "trouble-past-future", "undo", "was-reset",
)  # fmt: skip
"""The same on a list; what is asked for later says more, and fetches all."""
QUIZ = (
    "campaign-stage", "estimated-day", "load-failed", "newer-reload", "newer-there", "ok",
    "quiz-left", "quiz-press", "quiz-right", "quiz-score", "quiz-wrong", "save-file",
    "trouble-denied", "trouble-full",
)  # fmt: skip
"""The same on a self-check."""
WHY = (
    "load-failed", "newer-reload", "ok", "why-meant", "why-asks", "why-asks-meaning",
    "why-asks-sum", "why-asks-who", "why-subject", "why-word", "why-spelt", "why-named",
    "why-rarity", "why-sure", "why-abroad", "why-answer", "why-nothing", "why-part", "why-points",
    "why-speaks-names", "why-speaks-text", "why-speaks-words", "why-speaks-name",
    "why-speaks-outside", "why-page", "why-score", "why-held", "why-part-name", "why-part-words",
    "why-part-term", "why-part-urgent", "why-part-answers", "why-part-about", "why-part-text",
    "why-failed",
)  # fmt: skip
"""The same on the page that takes search apart."""


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


def of_file(book: Playbook, language: str) -> dict[str, str]:
    """Those of pages that do not bring their own."""
    found = known(book, language)
    return {key: said for key, said in found.items() if not key.startswith(OF_PATHS)}


def of_today(book: Playbook, language: str) -> dict[str, str]:
    """Those of the page of today."""
    found = known(book, language)
    return {key: found[key] for key in TODAY if key in found}


def of_lists(book: Playbook, language: str) -> dict[str, str]:
    """Those of the index of lists."""
    found = known(book, language)
    return {key: found[key] for key in LISTS if key in found}


def of_list(book: Playbook, language: str) -> dict[str, str]:
    """Those of a list."""
    found = known(book, language)
    return {key: found[key] for key in LIST if key in found}


def of_quiz(book: Playbook, language: str) -> dict[str, str]:
    """Those of a self-check."""
    found = known(book, language)
    return {key: found[key] for key in QUIZ}


def of_why(book: Playbook, language: str) -> dict[str, str]:
    """Those of the page that takes search apart."""
    found = kinds.words(language) | known(book, language)
    return {key: found[key] for key in WHY}


def dated(language: str, country: str) -> dict[str, str]:
    """What scripts say of dates and times, as the language writes them in `country`."""
    dates = countries.said("dates", language, country)
    hours = countries.hours(language, country)
    clock = {"clock": dates[f"clock-{hours}"]}
    if hours == TWELVE:
        clock["midnight"] = written("00:00", language, country)
        clock[PARTS] = "|".join(part_of_day(hour, language, country) for hour in range(24))
    return countries.said("scripts", language, country) | clock
