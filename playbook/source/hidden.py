"""Characters that nobody can see: where they stand, and what is said of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from playbook.problems.problem import Mark, mark_at, phrase
from playbook.text.encoding import INVISIBLE, UNPRINTABLE

NAMES = {
    "\ufeff": "byte-order-mark",
    "\u200b": "zero-width-space",
    "\u200d": "zero-width-joiner",
    "\u202e": "right-to-left-override",
}
CONTROL = re.compile("[\u0001-\u0008\u000b\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]")
"""What no text holds, neither YAML nor HTML."""


def hidden(
    text: str, pattern: re.Pattern[str] = INVISIBLE
) -> Iterator[tuple[Mark, str, dict[str, Any]]]:
    """The first character of each sort in `text`, with the code and the words of its message."""
    first: dict[str, re.Match[str]] = {}
    count: Counter[str] = Counter()
    for found in pattern.finditer(text):
        code = _code(found.group())
        first.setdefault(code, found)
        count[code] += 1
    for code, found in first.items():
        character = found.group()
        known = NAMES.get(character)
        words = {
            "name": f"U+{ord(character):04X}",
            "known": phrase(known) if known else "",
            "more": phrase("first-of-several", count=count[code]) if count[code] > 1 else "",
        }
        yield mark_at(text, found.start()), code, words


def damage(text: str) -> Iterator[tuple[Mark, str, dict[str, Any]]]:
    """The same of bytes that a full disk or a power cut leaves."""
    if "\0" in text:
        yield mark_at(text, text.index("\0")), "damaged", {"count": text.count("\0")}


def _code(character: str) -> str:
    if character == "\ufffd":
        return "lost-character"
    return "unprintable" if UNPRINTABLE.match(character) else "invisible"
