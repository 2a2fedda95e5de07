"""Trees laid out for drawing, from left to right: the organisation chart and the metric tree."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from playbook.inline import plain
from playbook.model.metric import Metric
from playbook.model.role import Role
from playbook.playbook import Playbook
from playbook.script import has_han

WIDTH, HEIGHT, ACROSS, DOWN = 176, 44, 44, 10
"""Size of a box and the gaps between boxes, in pixels of the drawing."""
LINE = {True: 12, False: 24}
"""Characters in a line of a box: Chinese, Latin."""
LEVELS = 4


@dataclass(frozen=True)
class Box:
    """One box: where it stands, its lines of text, and the page it leads to."""

    path: str
    lines: list[str]
    x: float
    y: float

    @property
    def baselines(self) -> list[tuple[float, str]]:
        """Each line with the y of its baseline, the block centred in the box."""
        first = self.y + HEIGHT / 2 + 5 - 8 * (len(self.lines) - 1)
        return [(first + 16 * number, line) for number, line in enumerate(self.lines)]


@dataclass(frozen=True)
class Chart:
    """A drawing's size, its boxes, and the curves between them as SVG path data."""

    width: float
    height: float
    boxes: list[Box]
    curves: list[str]


def organisation(book: Playbook, language: str) -> Chart:
    """Who reports to whom, derived from the roles."""
    roles = [role for role in book.each("roles") if isinstance(role, Role)]

    def below(ident: str | None) -> list[str]:
        return [role.id for role in roles if role.reports_to == ident]

    labels = {role.id: plain(role.title[language]) for role in roles}
    return _chart(below(None), below, labels, "roles")


def metric_tree(book: Playbook, root: str, language: str) -> Chart:
    """What moves the metric `root`, derived from the metrics' drivers."""
    metrics = {metric.id: metric for metric in book.each("metrics") if isinstance(metric, Metric)}
    labels = {ident: plain(metric.title[language]) for ident, metric in metrics.items()}
    return _chart([root], lambda ident: metrics[ident].drivers, labels, "metrics")


def _chart(
    roots: Iterable[str], below: Callable[[str], list[str]], labels: dict[str, str], kind: str
) -> Chart:
    boxes: list[Box] = []
    curves: list[str] = []
    seen: set[str] = set()
    row = 0.0

    def place(ident: str, level: int) -> Box:
        """Place `ident` and all below it; what stands elsewhere already is not unfolded again."""
        nonlocal row
        unfold = ident not in seen and level < LEVELS - 1
        seen.add(ident)
        children = [place(child, level + 1) for child in below(ident)] if unfold else []
        if children:
            y = (children[0].y + children[-1].y) / 2
        else:
            y, row = row, row + HEIGHT + DOWN
        box = Box(f"{kind}/{ident}", _lines(labels[ident]), level * (WIDTH + ACROSS), y)
        boxes.append(box)
        curves.extend(_curve(box, child) for child in children)
        return box

    for root in roots:
        place(root, 0)
    width = max((box.x + WIDTH for box in boxes), default=0)
    return Chart(width + 2, row - DOWN + 2, boxes, curves)


def _lines(label: str) -> list[str]:
    if has_han(label):
        size = LINE[True]
        return [label[start : start + size] for start in range(0, len(label), size)][:2]
    return textwrap.wrap(label, LINE[False])[:2]


def _curve(parent: Box, child: Box) -> str:
    start, end = parent.x + WIDTH, child.x
    middle = (start + end) / 2
    y1, y2 = parent.y + HEIGHT / 2, child.y + HEIGHT / 2
    return f"M{start:g} {y1:g}C{middle:g} {y1:g} {middle:g} {y2:g} {end:g} {y2:g}"
