"""A record's HTML, kept out of Markdown's way: only its headings need to be read as Markdown."""

from __future__ import annotations

import re

HEADING = re.compile(r"^#{1,6} .*$", re.MULTILINE)
PLACE = re.compile(r"<!-- block (\d+) -->")


def set_aside(markdown: str) -> tuple[str, list[str]]:
    """`markdown` with a short mark in the place of all that stands between headings; and that."""
    blocks: list[str] = []
    lines: list[str] = []
    end = 0
    for heading in [*HEADING.finditer(markdown), None]:
        block = markdown[end : heading.start() if heading else None].strip()
        if block:
            lines.append(f"<!-- block {len(blocks)} -->")
            blocks.append(block)
        if heading:
            lines.append(heading.group())
            end = heading.end()
    return "\n\n".join(lines), blocks


def put_back(html: str, blocks: list[str]) -> str:
    """`html`, printed from what `set_aside` returned, with every block in its place."""
    return PLACE.sub(lambda found: blocks[int(found[1])], html)
