"""Lines of prose that Markdown reads otherwise than they look, and prints without a word.

Markdown knows no errors: a list right below a text, a table without its second row or a code block
without an end become plain text. All that is said here is a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import NamedTuple

from playbook.check.code_blocks import OPENS, blocks, replaced
from playbook.check.front_matter import body
from playbook.check.macro_calls import SPAN
from playbook.check.prose_marks import lost_halves
from playbook.check.prose_nearly import lone_tick, nearly
from playbook.problems.problem import Problem
from playbook.source.typos import ODD, ODD_SPACES
from playbook.text.han import H
from playbook.text.house_style import LOOK_ALIKE, WIDE

ENOUGH = 50
"""Mending so many marks of a page will show the others."""
LEVEL = 4
"""How many spaces a line is indented by to stand inside what is above it."""
ENTRY = re.compile(r"(?:[-*+]|[0-9]+\.)[ \t]+\S")
BOX = re.compile(r"(?:!!!|\?\?\?\+?)[ \t]+\S|===[+!]?[ \t]+\"")
HOLDS = re.compile(rf"{ENTRY.pattern}|{BOX.pattern}|\[\^[^\]]+\]:|:[ \t]+\S")
APART = re.compile(r"#{1,6}|>|<|///|\{[:{{%]|(?:[-*_][ \t]*){3,}$|[=-]+$")
"""Neither text nor entry: what stands below it begins anew."""
ROW = re.compile(r"\|.*\|$")
RULE = re.compile(r"[|: \t]*-[|:\- \t]*$")
BAR = re.compile(r"(?<!\\)\|")
TYPE = r"[ \t]+[a-z][\w-]*(?:[ \t]+\"[^\"]*\")?$"
"""What follows the mark of a note: its type, and perhaps a title."""
TASK = r"[ \t]*(?=[^\s(\[:])"
"""What follows the box of a task, which no link is."""
TYPED = {
    re.compile(r"[#＃]*＃[#＃]*(?=.)"): "#",
    re.compile(r"[－＋＊](?=[ \t\u3000])"): "- ",
    re.compile(rf"-(?=[{H}]|[^\W0-9_]{{2}})"): "- ",
    re.compile(r"[！!]*！[！!]*(?=[ \t]*[a-z])"): "!!!",
    re.compile(rf"!{{1,2}}(?={TYPE})|!{{4,}}(?={TYPE})"): "!!!",
    re.compile(rf"\?\?(?={TYPE})|\?{{4,}}(?={TYPE})"): "???",
    re.compile(
        r"===(?![+!]*[ \t]+\".*\"$)([+!]*)[ \t]*[“”‘’'\"]?([^\s=+!“”‘’'\"][^\"]*?)[“”‘’'\"]?$"
    ): (r'===\1 "\2"'),
    re.compile(
        rf"(?![-*+][ \t]+\[ \] )[-*+][ \t]*(?:\[[ \u3000]?\]|[［【][ \u3000]?[］】]){TASK}"
    ): "- [ ] ",
    re.compile(rf"(?![-*+][ \t]+\[[xX]\] )[-*+][ \t]*[\[［【][xX√✓✔][\]］】]{TASK}"): "- [x] ",
    re.compile(r"＞(?=.)"): ">",
    re.compile(r"｜(?=.*｜$)"): "|",
    re.compile(rf"[0-9]+\.(?=[{H}])"): "1. ",
    re.compile(r"[{｛]*｛[{｛]*(?=[ ]*[a-z_]+[ ]*[(（])"): "{{",
    re.compile(r"[‘’·｀]{3,}(?=\w*$)"): "```",
}
"""Marks at the beginning of a line that look like Markdown's, and what is meant."""
TITLE = re.compile(
    r"(?P<note>(?:!!!|\?\?\?\+?)[ \t]*[a-z][\w-]*)"
    r"(?:[ \t]*[“”„「『‘’'](?P<quoted>[^\"]+)[“”」』‘’']"
    r"|[ \t]+(?P<bare>(?=[^\x00-\x7f]|[A-Z]|[a-z]+ (?!end$)[\w ]+$)[^\"]+))$"
)
"""What is meant as the title of a note: unquoted it is not shown at all."""
IN_A_ROW = {
    re.compile(r"[·•●・◦▪—–－](?=[^0-9—–－])"): "- ",
    re.compile(r"[0-9０-９]+(?:[、．）]|\)(?=[^0-9]))"): "1. ",
}
"""The same of marks that a line may well begin with: but several such lines become one."""
ALL_TYPED = TYPED | IN_A_ROW
ODD_LETTERS = {LOOK_ALIKE: "look-alike", WIDE: "wide-letters"}
TARGET = re.compile(r"\]\([^()]*\)")
"""The target of a link, which is written as its file is called."""
ODD_INDENT = re.compile(rf"(?P<odd>{ODD})[ ]*(?:{ODD}[ ]*)*(?=(?:[-*+]|[0-9]+\.)[ ])")
"""An entry further in, by spaces that are none to Markdown."""
STRESS = re.compile(r"＊＊(?=[^＊\n]+＊＊)|(?<![*\w])(?<![0-9] )\*\* +(?=[^*\n]+ \*\*(?![*\w]))")
STARS = re.compile(r"(?<![*\\0-9])\*\*(?!\*)|(?<![*\\])\*\*(?![*0-9])")
"""Of stress, but for 2**3."""
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


class Doubt(NamedTuple):
    """What is doubtful at a line and column, each from 1: the code, and the words for it."""

    line: int
    column: int
    code: str
    words: dict[str, object]


class _Line(NamedTuple):
    number: int
    indent: int
    text: str

    def doubt(self, code: str, **words: object) -> Doubt:
        return Doubt(self.number, self.indent + 1, code, words)


def doubtful_lines(where: str, text: str) -> Iterator[Problem]:
    """All such lines of the page `text`, which messages call `where`."""
    for line, column, code, words in doubts(body(text)):
        yield Problem(where, line, column, code, words, warning=True)


def doubts(markdown: str) -> Iterator[Doubt]:
    """What is doubtful in Markdown."""
    if unended := _without_end(markdown):
        yield unended  # whatever follows may be code
        return
    bare = COMMENT.sub(_gone, SPAN.sub(_hidden, replaced(markdown, _hidden)))
    lines = [*_lines(bare)]
    reader = _Reader()
    yield from reader.doubts(lines)
    edge = _Line(0, 0, "")
    for above, line, below in zip([edge, *lines], lines, [*lines[1:], edge], strict=False):
        yield from _typed(line, above.text, below.text)
    yield from _unpaired(lines)
    for pattern, code in ODD_LETTERS.items():
        odd = ((line, at) for line in lines for at in pattern.finditer(_unlinked(line.text)))
        for line, found in islice(odd, 1):
            told = line.doubt(code, found=found.group())
            yield told._replace(column=told.column + found.start())
    shown = reader.without_code(bare)
    typed = reader.without_code(COMMENT.sub(_gone, replaced(markdown, _hidden)))
    marks = chain(lost_halves(shown), nearly(markdown, shown), lone_tick(typed))
    for mark, code, words in islice(marks, ENOUGH):
        yield Doubt(*mark, code, words)


def _hidden(found: re.Match[str]) -> str:
    """As many characters of no meaning, so that code is a part of the text around it."""
    return re.sub(r"\S", "\0", found.group())


def _gone(found: re.Match[str]) -> str:
    return re.sub(r"\S", " ", found.group())


def _unlinked(text: str) -> str:
    return TARGET.sub(_hidden, text)


def _lines(text: str) -> Iterator[_Line]:
    for number, line in enumerate(text.expandtabs(LEVEL).split("\n"), 1):
        yield _Line(number, len(line) - len(line.lstrip(" ")), line.strip(" "))


def _without_end(markdown: str) -> Doubt | None:
    """The first fence of code that is not closed, or only by that of a later block."""
    swallowing = [found for found in blocks(markdown) if _swallows(found)]
    opened = [*swallowing, *OPENS.finditer(replaced(markdown, _hidden))]
    if not opened:
        return None
    first = min(opened, key=lambda found: found.start("fence"))
    place = first.start("fence")
    line = markdown.count("\n", 0, place) + 1
    column = place - markdown.rfind("\n", 0, place)
    return Doubt(line, column, "unclosed-fence", {"mark": first["fence"]})


def _swallows(block: re.Match[str]) -> bool:
    """Whether another block of code begins in this one."""
    below = block.group().partition("\n")[2]
    return bool(re.search(rf"^[ \t>]*{block['fence']}[ \t]*[\w{{]", below, re.MULTILINE))


class _Reader:
    """Goes through lines as Markdown does: in blocks, each inside what holds it."""

    def __init__(self) -> None:
        self.holders: list[_Line] = []
        """What the next line may stand inside, from the outermost."""
        self.lists: dict[int, int] = {}
        """How far the entries of the list at each level are indented."""
        self.block: list[_Line] = []
        """The lines since the last empty one, if they began as text or as a table."""
        self.code: set[int] = set()
        """The numbers of the lines that are code, for they are indented."""

    def doubts(self, lines: list[_Line]) -> Iterator[Doubt]:
        begins, box = True, None
        for line in lines:
            if not line.text:
                begins = True
                continue
            if box:
                yield from _outside(*box, line)
            level = min(line.indent // LEVEL, len(self.holders))
            box = (level, line) if BOX.match(line.text) else None
            if begins:
                if line.indent - level * LEVEL >= LEVEL:
                    self.code.add(line.number)
                    continue
                self.holders = self.holders[:level]
                self.lists = {at: own for at, own in self.lists.items() if at <= level}
                self.block = []
            if self.block:
                yield from self._below_text(line)
            elif ENTRY.match(line.text):
                yield from self._entry(line, level)
            elif begins and not HOLDS.match(line.text) and not APART.match(line.text):
                self.lists.pop(level, None)
                self.block = [line]
            if not self.block and HOLDS.match(line.text):
                self.holders = [*self.holders[:level], line]
            begins = bool(APART.match(line.text))

    def without_code(self, text: str) -> str:
        """`text` without the lines that are code, which are left empty."""
        lines = enumerate(text.split("\n"), 1)
        return "\n".join("" if number in self.code else line for number, line in lines)

    def _entry(self, line: _Line, level: int) -> Iterator[Doubt]:
        """An entry of a list that the lines above have begun, or that it begins."""
        own = self.lists.get(level, line.indent)
        self.lists = {at: indent for at, indent in self.lists.items() if at < level}
        self.lists[level] = max(own, line.indent)  # told once a list
        if own < line.indent:
            yield line.doubt("list-flat")

    def _below_text(self, line: _Line) -> Iterator[Doubt]:
        """A line of a block that began as a text or a table."""
        first, last = self.block[0], self.block[-1]
        self.block.append(line)
        if len(self.block) == 2 and ROW.match(first.text):
            if ROW.match(line.text) and not _is_rule_of(line.text, first.text):
                yield first.doubt("no-table")
        elif len(self.block) > 2 and _is_rule_of(self.block[1].text, first.text):
            if _cells(line.text) > _cells(first.text):
                yield line.doubt("row-too-long", wanted=_cells(first.text))
        elif ENTRY.match(line.text) and not ENTRY.match(last.text):
            yield line.doubt("list-joined")
        elif ROW.match(last.text) and RULE.match(line.text) and not ROW.match(first.text):
            yield last.doubt("no-table")


def _is_rule_of(rule: str, head: str) -> bool:
    """Whether `rule` is the second row of a table with this `head`."""
    return bool(RULE.match(rule)) and len(BAR.findall(rule)) == len(BAR.findall(head))


def _cells(row: str) -> int:
    return len(BAR.findall(row.strip("|"))) + 1


def _outside(level: int, box: _Line, line: _Line) -> Iterator[Doubt]:
    """A note or a tab that holds nothing, for the next `line` is not indented enough."""
    if line.indent >= (level + 1) * LEVEL or BOX.match(line.text):
        return
    if line.number == box.number + 1 or line.indent > box.indent or box.text[0] == "=":
        yield line.doubt("not-inside", found=box.text)


def _typed(line: _Line, above: str, below: str) -> Iterator[Doubt]:
    """Marks of another width or kind than those that Markdown knows, of several lines the first."""
    if not line.text:
        return
    if found := ODD_INDENT.match(line.text):
        yield line.doubt("odd-space", name=ODD_SPACES[found["odd"]])
        return
    for pattern, wanted in ALL_TYPED.items():
        found = pattern.match(line.text)
        if found and not pattern.match(above) and (pattern in TYPED or pattern.match(below)):
            meant = "#" * len(found.group()) if wanted == "#" else found.expand(wanted)
            yield line.doubt("shown-as-typed", found=found.group(), wanted=meant)
            return
    if found := TITLE.match(line.text):
        title = found["quoted"] or found["bare"]
        told = line.doubt("note-title", found=title, wanted=f'{found["note"]} "{title}"')
        yield told._replace(column=told.column + line.text.index(title))
        return
    for found in STRESS.finditer(line.text):
        told = line.doubt("shown-as-typed", found=found.group(), wanted="**")
        yield told._replace(column=told.column + found.start())
        return


def _unpaired(lines: list[_Line]) -> Iterator[Doubt]:
    """Stress that begins in lines of text and never ends."""
    found: list[tuple[_Line, int]] = []
    for line in [*lines, _Line(0, 0, "")]:
        if line.text:
            found += [(line, star.start()) for star in STARS.finditer(line.text)]
            continue
        if len(found) % 2:
            last, column = found[-1]
            yield last.doubt("unpaired-mark", found="**")._replace(column=last.indent + column + 1)
        found = []
