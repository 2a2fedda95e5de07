"""Quotation marks and full-width brackets that lack their other half.

Languages turn curly quotes in different ways („so“, ”so”, “so”): only an odd number of them is
wrong in all. An inch is no quote: 27”.
"""

from __future__ import annotations

import re

QUOTES = re.compile(r"[“„]|(?<![0-9])”")
ANGLED = re.compile("[«»]")
PAIRS = {"」": "「", "』": "『", "》": "《", "】": "【", "）": "（"}
ANY = re.compile(f"[“„”«»{''.join(PAIRS)}{''.join(PAIRS.values())}]")
SHOWN = 6
"""So many characters from the mark on tell which one is meant."""


def lone_half(text: str) -> str:
    """The first mark in `text` that has no other half, with what follows it; empty if none."""
    if not ANY.search(text):
        return ""
    lone = [at for at in (_odd(text, QUOTES), _odd(text, ANGLED), _unpaired(text)) if at >= 0]
    return text[min(lone) :][:SHOWN].partition("\n")[0].rstrip() if lone else ""


def _odd(text: str, quotes: re.Pattern[str]) -> int:
    """Where the mark stands that is too many; -1 if they are even."""
    found = [*quotes.finditer(text)]
    if len(found) % 2 == 0:
        return -1
    opened: list[re.Match[str]] = []
    for mark in found:
        if mark.group() in "”»" and not opened:
            return mark.start()
        opened.pop() if mark.group() in "”»" else opened.append(mark)
    return opened[-1].start()


def _unpaired(text: str) -> int:
    """Where the bracket stands that nothing closes, or that closes nothing, but for 1）; or -1."""
    opened: list[tuple[str, int]] = []
    for at, letter in enumerate(text):
        if letter in PAIRS.values():
            opened.append((letter, at))
        elif letter in PAIRS:
            if opened and opened[-1][0] == PAIRS[letter]:
                opened.pop()
            elif letter != "）":
                return at
    return opened[0][1] if opened else -1
