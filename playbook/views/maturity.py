"""What self-assessments reckon with: the evidence of each level, and what leads to it."""

from __future__ import annotations

from typing import Any
from zlib import crc32

from playbook import kinds
from playbook.kinds.practice.model import Practice, Sign
from playbook.model.base import Text
from playbook.model.playbook import Playbook
from playbook.views.plain_text import marked

FILE = "maturity.json"
WORDS = "self-"
"""With what the words of its script begin."""
PROVEN = 3
"""The level from which on evidence is shown; those below say what a team looks like without it."""
LEVELS = range(1, 6)


def known(book: Playbook, language: str) -> dict[str, Any]:
    """All that the script needs beside the boxes."""
    words = kinds.words(language)
    return {
        "mark": mark(book),
        "proven": PROVEN,
        "names": [words[f"level-{level}"] for level in LEVELS],
        "words": {key[len(WORDS) :]: words[key] for key in words if key.startswith(WORDS)},
        "practices": [_practice(book, one, language) for one in book.all(Practice)],
    }


def way(book: Playbook, practice: Practice, sign: Sign) -> tuple[Text, str]:
    """What leads to `sign`: its title, and its page with the place on it. Where the data names
    nothing, or what the team leaves out, that is the steps of the practice."""
    if sign.checklist in book.records["checklists"]:
        return book.records["checklists"][sign.checklist].title, f"checklists/{sign.checklist}"
    title = next((step.title for step in practice.steps if step.id == sign.step), practice.title)
    return title, f"practices/{practice.id}#" + (f"step-{sign.step}" if sign.step else "steps")


def mark(book: Playbook) -> str:
    """By what a page and the file tell that they are of the same evidence: boxes have no names of
    their own, which would be a fifth of the page."""
    keys = [
        f"{one.id} {[[sign.id for sign in each.evidence] for each in one.maturity]}"
        for one in book.all(Practice)
    ]
    return f"{crc32(' '.join(keys).encode()):x}"


def _practice(book: Playbook, one: Practice, language: str) -> dict[str, Any]:
    levels = [[_sign(book, one, sign, language) for sign in each.evidence] for each in one.maturity]
    return {"title": marked(one.title, language), "levels": levels} | _ids(one)


def _ids(one: Practice | Sign) -> dict[str, Any]:
    """Its id, and those it had if there are any."""
    return {"id": one.id} | ({"aliases": one.aliases} if one.aliases else {})


def _sign(book: Playbook, one: Practice, sign: Sign, language: str) -> dict[str, Any]:
    """Evidence with what the way to it is called, and its address below the language's own."""
    title, path = way(book, one, sign)
    page, _, place = path.partition("#")
    return _ids(sign) | {
        "how": [marked(title, language), f"{page}/" + (f"#{place}" if place else "")]
    }
