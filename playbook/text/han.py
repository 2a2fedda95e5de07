"""Which script a text is written in."""

from __future__ import annotations

import re

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
QUOTED = re.compile(r"`[^`]*`")
LATIN = re.compile(r"[A-Za-z]+")


def has_han(text: str) -> bool:
    """True if `text` holds at least one Chinese character."""
    return HAN.search(text) is not None


def stray_han(text: str) -> bool:
    """True if English `text` holds Chinese outside backticks (a quoted Chinese term is fine)."""
    return has_han(QUOTED.sub("", text))
