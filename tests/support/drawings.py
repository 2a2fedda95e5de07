"""What a page's drawings say: their numbers, read back from the SVG."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import floor
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from playbook.render.renderer import Renderer

ISOLATES = dict.fromkeys(map(ord, "\u2068\u2069"))
"""They keep a name to its own direction, and are not seen."""


class Mirrored(Renderer):
    """Pages that are read from right to left."""

    def context(self, page_url: str) -> dict[str, Any]:
        return super().context(page_url) | {"rtl": True}


@dataclass(frozen=True)
class Mark:
    """A bar or a dot: from `start` to `end` in hundredths of its drawing, on the line `y`."""

    look: str
    start: float
    end: float
    y: float


@dataclass(frozen=True)
class Drawing:
    """One svg with a name: what it marks, and its texts by the line that they are on."""

    name: str
    about: str
    days: tuple[date, int] | None
    marks: list[Mark]
    texts: list[tuple[float, str]]

    def rows(self) -> dict[str, set[tuple[str, date, date]]]:
        """The days that are marked beside or under each text, with how they look."""
        found: dict[str, set[tuple[str, date, date]]] = {}
        for mark in self.marks:
            _, text = min(self.texts, key=lambda one: abs(one[0] - mark.y - 8))
            found.setdefault(text, set()).add((mark.look, *self._days(mark)))
        return found

    def _days(self, mark: Mark) -> tuple[date, date]:
        """The first and the last day of a bar; the day in whose middle a dot lies."""
        assert self.days
        first, count = self.days
        start, end = mark.start / 100 * count, mark.end / 100 * count
        bar = (round(start), round(end) - 1) if end > start else (floor(start), floor(end))
        return first + timedelta(days=bar[0]), first + timedelta(days=bar[1])


def drawings(html: str, *, rtl: bool = False) -> list[Drawing]:
    """Every drawing of `html` that has a name; one that runs from right to left turned round."""
    page = LexborHTMLParser(html)
    shapes = {str(one.attributes["id"]): one for one in page.css("svg.pb-shapes g[id]")}
    return [_drawing(one, shapes, rtl) for one in page.css('svg[role="img"]')]


def _drawing(svg: LexborNode, shapes: dict[str, LexborNode], rtl: bool) -> Drawing:
    title, about = svg.css_first("title"), svg.css_first("desc")
    assert title and about, svg.html
    given = svg.attributes.get("data-days")
    days = (date.fromisoformat(given.split()[0]), int(given.split()[1])) if given else None
    found = [one for scale in _scales(svg, rtl) for one in _marks(*scale, shapes, rtl)]
    said = svg.css("text:not(.pb-quiet)")
    texts = [(_number(one, "y"), one.text().strip().translate(ISOLATES)) for one in said]
    return Drawing(title.text(), about.text(), days, found, texts)


def _scales(svg: LexborNode, rtl: bool) -> Iterator[tuple[LexborNode, float, float]]:
    """The svg and those in it, each with its place and its width in hundredths of the whole."""
    yield svg, 0, 100
    for inner in svg.css("svg svg"):
        x, width = _number(inner, "x"), _number(inner, "width")
        yield inner, 100 - x - width if rtl else x, width


def _marks(
    svg: LexborNode, x: float, width: float, shapes: dict[str, LexborNode], rtl: bool
) -> Iterator[Mark]:
    for one in svg.iter():
        if one.tag == "use":
            shape = shapes[str(one.attributes["href"]).removeprefix("#")]
            for part in shape.iter():
                start, end = _span(part, _number(one, "x"), rtl)
                start, end = (x + place * width / 100 for place in (start, end))
                yield Mark(_look(part), start, end, _number(one, "y"))
        elif one.tag in ("rect", "circle"):
            y = _number(one, "y") - 3 if one.tag == "rect" else _number(one, "cy") - 8
            yield Mark(_look(one), *_span(one, 0, rtl), y)


def _span(part: LexborNode, x: float, rtl: bool) -> tuple[float, float]:
    if part.tag == "circle":
        start = end = x + _number(part, "cx")
    else:
        start = x + _number(part, "x")
        along = str(part.attributes["width"]).endswith("%")  # else it is a mark of its own size
        end = start + (_number(part, "width") if along else 0)
    return (100 - end, 100 - start) if rtl else (start, end)


def _look(part: LexborNode) -> str:
    """What its classes say beside that they are looks; an estimate after all else."""
    return " ".join(
        name.removeprefix("pb-look--") for name in str(part.attributes["class"]).split()
    )


def _number(node: LexborNode, name: str) -> float:
    return float((node.attributes.get(name) or "0").removesuffix("%"))
