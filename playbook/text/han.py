"""Which script a text is written in."""

from __future__ import annotations

import re

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
H = HAN.pattern[1:-1]
MARKS = "\uff0c\u3002\uff1b\uff1a\uff1f\uff01\u3001\uff08\uff09\u300c\u300d\u300a\u300b"
"""Full-width punctuation, which no space stands beside."""
BROKEN = re.compile(rf"[{MARKS}]\n|\n[{MARKS}]|[{H}”’]\n[{H}“‘]")
AROUND = re.compile(rf"[{H}{MARKS}A-Za-z0-9]{{0,4}}.\n.[{H}{MARKS}A-Za-z0-9]{{0,4}}")
QUOTED = re.compile(r"`[^`]*`")
LATIN = re.compile(r"[A-Za-z]+")


def has_han(text: str) -> bool:
    """True if `text` holds at least one Chinese character."""
    return HAN.search(text) is not None


def broken(above: str, below: str) -> str:
    """The end of `above` and the beginning of `below`, if no space belongs between these lines."""
    text = f"{above}\n{below}"
    found = AROUND.search(text) if BROKEN.search(text) else None
    return found.group().replace("\n", " ") if found else ""


def stray_han(text: str) -> bool:
    """True if English `text` holds Chinese outside backticks (a quoted Chinese term is fine)."""
    return has_han(QUOTED.sub("", text))
