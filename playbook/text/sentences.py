"""Where the first sentence of a text ends."""

from __future__ import annotations

import re

from playbook.text.markup import TOKEN

END = re.compile(r"[。！？](?P<after>[”』」）)]*)|[.!?؟۔][”\"’»)]*(?=\s)")
"""What ends a sentence: a full-width mark, or another before a space."""
SHORT = re.compile(r"(?:\b\w|\b(?:approx|ca|cf|env|etc|min|no|vs))\.$", re.IGNORECASE)
"""A full stop that abbreviates: e.g., p. 3, approx. 2."""
OPENING, CLOSING = "(（[“«「『", ")）]”»」』"


def first_sentence(text: str) -> tuple[str, str]:
    """The first sentence of `text` and the rest, which is empty if there is but one.

    Inline markup stays whole, and so does what stands in brackets or quotation marks; a mark that
    stands behind the full stop, such as `[](rule-of-thumb)`, belongs to the sentence.
    """
    whole = [match.span() for match in TOKEN.finditer(text)]
    for found in END.finditer(text):
        end = found.end()
        if any(start < found.end() - 1 < stop - 1 for start, stop in whole):
            continue
        if _depth(text[:end]) > 0 or SHORT.search(text[: found.start() + 1]):
            continue
        rest = text[end:].lstrip()
        if not rest or rest[0].islower():
            continue
        return text[:end], rest
    return text, ""


def _depth(text: str) -> int:
    """How many brackets and quotation marks are open at the end of `text`."""
    opened = sum(text.count(mark) for mark in OPENING)
    return opened - sum(text.count(mark) for mark in CLOSING)
