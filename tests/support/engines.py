"""What two prints of a handbook say: pages, titles, checklists, links; and where they differ."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit


@dataclass
class Facts:
    """What one page says, whatever its looks."""

    title: str = ""
    checks: list[str] = field(default_factory=list)
    links: set[str] = field(default_factory=set)


class _Reader(HTMLParser):
    """Reads the article of one page."""

    def __init__(self, path: str, html: str) -> None:
        super().__init__()
        self.path = path
        self.facts = Facts()
        self.inside = self.in_title = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.inside |= tag == "article"
        if not self.inside:
            return
        self.in_title |= tag == "h1" and not self.facts.title
        if tag == "input" and given.get("type") == "checkbox":
            self.facts.checks.append(given.get("id") or given.get("value") or "")
        parts = urlsplit(given.get("href") or "")
        if tag == "a" and parts.path and not parts.netloc and not parts.scheme:
            self.facts.links.add(posixpath.normpath(posixpath.join(self.path, parts.path)))

    def handle_endtag(self, tag: str) -> None:
        self.inside &= tag != "article"
        self.in_title &= tag != "h1"

    def handle_data(self, data: str) -> None:
        if self.in_title:
            self.facts.title += data.strip("¶")


def facts(site: Path) -> dict[str, Facts]:
    """Each page of a language by its folder, such as zh/roles/mgr."""
    return {
        path.parent.relative_to(site).as_posix(): _Reader(
            path.parent.relative_to(site).as_posix(), path.read_text(encoding="utf-8")
        ).facts
        for path in sorted(site.glob("[ez][nh]/**/index.html"))
    }


def differences(one: dict[str, Facts], other: dict[str, Facts]) -> Iterator[str]:
    """Every page, title, checklist or link that only one of the two has."""
    for path in sorted(one.keys() ^ other.keys()):
        yield f"{path}: only in {'the first' if path in one else 'the second'}"
    for path in sorted(one.keys() & other.keys()):
        for name in ("title", "checks", "links"):
            first, second = getattr(one[path], name), getattr(other[path], name)
            if first != second:
                yield f"{path}: {name}: {first!r} or {second!r}"
