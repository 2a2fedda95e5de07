"""Blocks of code on pages of prose, in one pass, however many of them never end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

OPENS = re.compile(r"^[ \t>]*(?P<fence>~{3,}|`{3,})[^`~\n]*$", re.MULTILINE)
CLOSES = re.compile(r"^[ \t>]*(?P<fence>~{3,}|`{3,})[ \t]*$", re.MULTILINE)
BLOCK = re.compile(rf"{OPENS.pattern}\n(?:.*\n)*?[ \t>]*(?P=fence)[ \t]*$", re.MULTILINE)


def blocks(text: str) -> Iterator[re.Match[str]]:
    """Each block of code in `text`, also in a list, an admonition or a tab; `fence` is its mark."""
    last = {found["fence"]: found.start() for found in CLOSES.finditer(text)}
    at = 0
    while opening := OPENS.search(text, at):
        closed = last.get(opening["fence"], -1) >= opening.end()
        block = BLOCK.match(text, opening.start()) if closed else None
        if block:
            yield block
        at = (block or opening).end()


def replaced(text: str, by: Callable[[re.Match[str]], str]) -> str:
    """`text` with what `by` gives for each of its blocks in their place."""
    parts, at = [], 0
    for block in blocks(text):
        parts += [text[at : block.start()], by(block)]
        at = block.end()
    return "".join(parts) + text[at:]
