"""What CLDR, by Babel, knows of a language: asked where no file of words says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.core import get_global

SCRIPTS = {
    "Latn": "Latin", "Hans": "Han", "Hant": "Han", "Arab": "Arabic", "Cyrl": "Cyrillic",
    "Deva": "Devanagari", "Grek": "Greek", "Hebr": "Hebrew", "Thai": "Thai",
}  # fmt: skip
"""The scripts of text/scripts.py, by their names in ISO 15924."""
BY_CHARACTER = {"Hans", "Hant", "Jpan", "Thai"}
PACES = {"character": 350, "word": 220}
LETTERS = re.compile(r"'([^']*)'|([yMdELc])\2*")
"""In a pattern of CLDR: what is meant as it stands, or a part of the date."""
DAY = re.compile(r"\{d\}([^\s{]?)")
"""The day of the month in what is made of such a pattern, with what belongs to its number."""
NAMES = {"M": "M", "MM": "M", "MMM": "MMM", "MMMM": "MMMM", "EEEE": "EEEE"}


@cache
def locale_of(tag: str) -> Locale:
    """The locale of a BCP 47 `tag`, or of as much of it as is known.

    Raises ValueError if not even its language is.
    """
    parts = tag.split("-")
    for end in range(len(parts), 0, -1):
        try:
            return Locale.parse("_".join(parts[:end]))
        except (UnknownLocaleError, ValueError):
            continue
    raise ValueError(tag)


def described(tag: str) -> dict[str, Any]:
    """What the language with this `tag` is like, by the fields of Language. Raises ValueError."""
    known = locale_of(tag)
    likely = get_global("likely_subtags").get(known.language, "").split("_")
    script = known.script or (likely[1] if len(likely) > 1 else "")
    read_by = "character" if script in BY_CHARACTER else "word"
    return {
        "tag": tag,
        "name": known.get_display_name() or tag,
        "called": known.english_name or tag,
        "script": SCRIPTS.get(script, script),
        "read_by": read_by,
        "pace": PACES[read_by],
        "direction": "rtl" if known.character_order == "right-to-left" else "ltr",
    }


@cache
def dated(tag: str) -> dict[str, dict[str, Any]]:
    """How the language with this `tag` writes dates and lists, by the sections of a file of
    words."""
    known = locale_of(tag)
    full, date, day, brief, month = (
        LETTERS.sub(_blank, known.datetime_skeletons[skeleton].pattern)
        for skeleton in ("yMMMEd", "yMMMd", "MMMd", "MMMEd", "yMMMM")
    )
    halves = known.day_periods["format"]["abbreviated"]
    morning, evening = halves["am"], halves["pm"]
    return {
        "dates": {
            "full": full,
            "date": date,
            "day": day,
            "month": month,
            "parts-of-day": [morning, morning, evening, evening, evening],
            "and": known.list_patterns["standard"]["2"].format("{before}", "{last}"),
            "or": known.list_patterns["or"]["2"].format("{before}", "{last}"),
        },
        "schedule": {"counted-from": {"daily": date, "monthly": month}},
        "scripts": {
            "date": day,
            "date-brief": brief,
            "dates-of-month": DAY.sub(r"{d}\1–{last}\1", day),
            "span-day": full.replace("{E}", "{EEEE}"),
            "span-month": month.replace("{MMMM}", "{MMM}"),
        },
    }


def _blank(found: re.Match[str]) -> str:
    """A part of a date as the blank that says it."""
    if not found[2]:
        return found[1] or "'"
    letters = found[0].replace("L", "M").replace("c", "E")
    return f"{{{NAMES.get(letters, letters[0])}}}"


def spoken_by(system: str, codes: Sequence[str]) -> str:
    """Which of the languages `codes` the locale of a system, such as zh_TW, means; empty if none.

    A code with a script, such as zh-Hant, is meant where that script is usual.
    """
    parts = re.split("[-_]", system)
    meant = [code for code in codes if code.split("-")[0] == parts[0].lower()]
    if len(meant) > 1:
        script = locale_of("-".join(parts)).script
        meant = [code for code in meant if script in code.split("-")] or meant
    return min(meant, key=len, default="")
