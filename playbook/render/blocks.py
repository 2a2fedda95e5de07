"""What macros print, cut at its headings: all between them is HTML, which needs no Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

HEADING = re.compile(
    r"^(?P<marks>#{1,6}) (?P<text>.+?) \{: #(?P<id>[a-z0-9]+(?:--?[a-z0-9]+)*) \}$", re.MULTILINE
)
PLACE = re.compile(r"<!-- block ([0-9]+) -->")


@dataclass(frozen=True)
class Block:
    """A stretch of a page: its heading, if one begins it, and the HTML below."""

    html: str
    level: int = 0
    """2 for a section, 3 for one inside it; 0 for what stands before the first heading."""
    id: str = ""
    title: str = ""
    """The heading's text, escaped."""


def blocks(markdown: str) -> list[Block]:
    """The blocks of `markdown` in order, of which templates write nothing but headings
    with an id (`## Steps {: #steps }`) and HTML."""
    ends = [0, *(heading.start() for heading in HEADING.finditer(markdown)), len(markdown)]
    found: list[Block] = []
    for start, end in pairwise(ends):
        text = markdown[start:end]
        heading = HEADING.match(text)
        if heading:
            html = text[heading.end() :].strip()
            found.append(Block(html, len(heading["marks"]), heading["id"], heading["text"]))
        elif text.strip():
            found.append(Block(text.strip()))
    return found


def set_aside(markdown: str, aside: list[str]) -> str:
    """`markdown` for a page of prose: marks stand for its HTML, which joins `aside`."""
    lines: list[str] = []
    for block in blocks(markdown):
        if block.level:
            lines.append(f"{'#' * block.level} {block.title} {{: #{block.id} }}")
        if block.html:
            lines.append(f"<!-- block {len(aside)} -->")
            aside.append(block.html)
    return "\n\n".join(lines)


def put_back(html: str, aside: list[str]) -> str:
    """`html`, printed from prose with marks, with every block in its place."""
    return PLACE.sub(lambda found: aside[int(found[1])], html)
