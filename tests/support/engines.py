"""What two prints of a handbook say: pages, titles, checklists, links; and where they differ."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser


@dataclass
class Facts:
    """What one page says, whatever its looks."""

    title: str = ""
    checks: list[str] = field(default_factory=list)
    links: set[str] = field(default_factory=set)


def _read(folder: str, html: bytes) -> Facts:
    """The article of the page that stands in `folder`."""
    article = LexborHTMLParser(html).css_first("article")
    if article is None:
        return Facts()
    heading = article.css_first("h1")
    boxes = [box.attributes for box in article.css("input[type=checkbox]")]
    links = [urlsplit(a.attributes["href"] or "") for a in article.css("a[href]")]
    within = [one.path for one in links if one.path and not one.netloc and not one.scheme]
    return Facts(
        heading.text().strip().strip("¶") if heading else "",
        [box.get("id") or box.get("value") or "" for box in boxes],
        {posixpath.normpath(posixpath.join(folder, path)) for path in within},
    )


def facts(site: Path) -> dict[str, Facts]:
    """Each page of a language by its folder, such as zh/roles/mgr."""
    folders = [path.parent for path in sorted(site.glob("[ez][nh]/**/index.html"))]
    names = [folder.relative_to(site).as_posix() for folder in folders]
    return {
        name: _read(name, (folder / "index.html").read_bytes())
        for name, folder in zip(names, folders, strict=True)
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
