"""How much work a page of prose is for Markdown, told before it is given any.

Markdown looks ahead from each mark for its other half, and copies the paragraph for each mark that
it has read. In a text worth reading that is next to nothing; with a page that is damaged, or made
to hurt, it takes hours.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from playbook.problems.problem import Problem, mark_at

MOST = 1_000_000_000
"""Characters copied: about a second's work."""
LOOKED_AT, SEARCHED = 500, 25
"""As many are copied while one is looked at for the other half of a bracket, or is searched for the
end of code."""
CODE, PIECE, LINE = 500_000, 50_000, 10_000
"""What a block of code, any other piece and a line cost however short they are."""
BEGINNING = 5_000
"""What each `<` costs, which may begin a tag."""
FENCE = re.compile(r"[ \t>]*(?P<fence>`{3,}|~{3,})[^`~]*")
ENTRY = re.compile(r"[ \t]*(?:[-*+]|[0-9]+\.)[ \t]")
RULE = re.compile(r"[|: \t]*-[|:\- \t]*")
HEADING = re.compile(r"#|[=-]+[ \t]*$")
WITHIN = re.compile(r"^(?:[ \t]*>)*(?: {4}|\t)*", re.MULTILINE)
LEVEL = re.compile(r">| {4}|\t")
"""What holds a line, from the outermost: quotes, entries of lists."""
MARK = re.compile(
    r"^[ \t]*(?:!!!|\?\?\?|:[ \t])|\\.|`+|\]\(|<(?=[A-Za-z/!?@])|[\[\])>*_~^]|==|\+\+"
    r"|&(?=[#\w]+;)|:(?=\w+:)",
    re.DOTALL | re.MULTILINE,
)
HALVES = {"]": "[", "](": "[", ")": "](", ">": "<"}
"""What each of these ends."""


class _Work(NamedTuple):
    """What marks like `sign` ask for, of which the first stands at `place`."""

    cost: int
    sign: str
    place: int


def too_tangled(where: str, text: str) -> Problem | None:
    """Why the page `text`, which messages call `where`, is too much work; None if it is not."""
    total = 0
    for cost, sign, place in _works(text):
        total += cost
        if total > MOST:
            words = {"mark": sign.strip(" \t") or "␠"}
            return Problem(where, *mark_at(text, place), "too-tangled", words)
    return None


def _works(text: str) -> Iterator[_Work]:
    """The work for each block of code, and for each piece that Markdown reads in one go."""
    lines = text.split("\n")
    ends = {line.strip(" \t>"): number for number, line in enumerate(lines)}
    fence, at, block, headings = "", 0, list[tuple[int, str]](), 0
    for number, line in enumerate([*lines, ""]):
        bare, opening = line.strip(" \t>"), FENCE.fullmatch(line)
        begins = not fence and opening and ends.get(opening["fence"], 0) > number
        if block and (begins or not line.strip()):
            yield from (_work(*piece) for piece in _pieces(block))
            block = []
        if fence:
            fence = "" if bare == fence else fence
        elif begins and opening:
            fence = opening["fence"]
            yield _Work(CODE, fence, at)
        elif line.strip():
            block.append((at, line))
            if HEADING.match(line):
                headings += 1  # whose ids are told from those of all above
                yield _Work(LOOKED_AT * headings, line[0], at)
        if not fence:
            yield _Work(LINE, "↵", at)
            yield _Work(BEGINNING * line.count("<"), "<", at + line.find("<"))
        at += len(line) + 1


def _pieces(block: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The places and texts of what is read by itself in a block of lines: an entry of the list, a
    row of the table that it is, or all of it."""
    is_table = len(block) > 1 and RULE.fullmatch(block[1][1])
    is_list = ENTRY.match(block[0][1])
    piece: list[tuple[int, str]] = []
    for place, line in block:
        if piece and (is_table or (is_list and ENTRY.match(line))):
            yield piece[0][0], "\n".join(text for _, text in piece)
            piece = []
        piece.append((place, line))
    yield piece[0][0], "\n".join(text for _, text in piece)


def _work(start: int, text: str) -> _Work:
    """The work for the piece `text` that begins at `start`, told of the marks that ask for most."""
    costs, first = Counter[str](), dict[str, int]()
    opened: dict[str, list[int]] = {"[": [], "](": [], "<": []}
    spans, alone = 0, set[str]()
    for mark in MARK.finditer(text):
        sign, at = mark.group()[:2], mark.start()
        first.setdefault(sign, at)
        costs[sign] += len(text)
        if sign[0] == "`":
            spans += 1
            alone ^= {mark.group()}
        half = HALVES.get(sign)
        if half and opened[half]:
            costs[half] += LOOKED_AT * (at - opened[half].pop())
        if sign in opened:
            opened[sign].append(at)
    for sign, places in opened.items():
        costs[sign] += LOOKED_AT * sum(len(text) - at for at in places)
    for sign in {mark[:2] for mark in alone}:
        costs[sign] += SEARCHED * len(alone) * spans * len(text)
    for within in WITHIN.finditer(text):
        if held := len(LEVEL.findall(within.group())):
            costs[within.group()[0]] += LOOKED_AT * held**2
            first.setdefault(within.group()[0], within.start())
    costs[text.lstrip()[0]] += PIECE
    sign = max(costs, key=costs.__getitem__)
    return _Work(costs.total(), sign, start + first.get(sign, 0))
