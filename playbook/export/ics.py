"""Calendars as bytes: those that icalendar writes, which folds lines one character at a time."""

from __future__ import annotations

from icalendar import Component

LONGEST = 74
"""Bytes of a line; what is longer goes on in the next."""
CONTINUED = 0b10
"""The first bits of a byte that is not the first of its character."""


def written(component: Component) -> bytes:
    """All lines of `component`, each ended."""
    return b"".join(folded(line) + b"\r\n" for line in component.content_lines() if line)


def folded(line: str) -> bytes:
    """`line` in pieces that cut no character and no escape in two, as RFC 5545 has it."""
    raw, start, pieces = line.encode(), 0, []
    while len(raw) - start > LONGEST:
        end = start + LONGEST
        while raw[end] >> 6 == CONTINUED:
            end -= 1
        if raw[end - 1] in b"\\^":
            end -= 1
        pieces.append(raw[start:end])
        start = end
    return b"\r\n ".join([*pieces, raw[start:]])
