"""YAML events -> plain data with a mark for every key and value, and what YAML would hide."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from itertools import islice, pairwise, takewhile
from sys import intern
from typing import Any

import yaml

from playbook.locale.languages import LANGUAGES
from playbook.problems.problem import Loc, Mark
from playbook.source import recovery, typos
from playbook.text.encoding import GARBLED, INVISIBLE, unscrambled
from playbook.text.han import broken, has_han

INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})")
DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,15}")
WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
FOLDED = re.compile(r"\s*(?:[－—–−‐•·]|-[^\s0-9-]|[A-Za-z_][A-Za-z0-9_-]*：)")
TOO_FAR_IN = re.compile(r"\s*[-*+](?:\s|$)")
JOINED = re.compile(r"\s- +(?=[^\W0-9])")
CUT = re.compile(r"\s+(?P<hash>#)(?P<next>.?)")
BLOCK = ("|", ">")
CURLY = re.compile(r"“[^“”]*”|‘[^‘’]*’")
SURROGATE = re.compile(r"[\ud800-\udfff]")

Finding = tuple[Mark, str, dict[str, object], bool]
"""Where, the code, the words of the message, and whether it is only a doubt."""


class Refused(yaml.MarkedYAMLError):
    """The text goes on being read only up to here."""


class Parser:
    """Reads one document. `values` and `keys` hold marks, `findings` what is wrong or doubtful."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.next: Callable[[], Any] = recovery.LOADER(text).get_event
        self.values: dict[Loc, Mark] = {}
        self.keys: dict[Loc, Mark] = {}
        self.findings: list[Finding] = []
        self.has_hash = " #" in text or "\t#" in text
        self.has_tab = "\t" in text
        self.has_garble = GARBLED.search(text) is not None

    @cached_property
    def lines(self) -> list[str]:
        """The text, line by line."""
        return self.text.split("\n")

    def find(self, mark: Mark, code: str, /, **words: object) -> None:
        """Note a fault."""
        self.findings.append((mark, code, words, False))

    def doubt(self, mark: Mark, code: str, /, **words: object) -> None:
        """Note something that may be right."""
        self.findings.append((mark, code, words, True))

    def document(self) -> Any:
        """The data. Raises MarkedYAMLError where the text is not YAML."""
        event = self.next()
        while isinstance(event, yaml.StreamStartEvent | yaml.DocumentStartEvent):
            event = self.next()
        if isinstance(event, yaml.StreamEndEvent):
            self.find((1, 1), "empty-file")
            return None
        data = self.node(event, (), False)
        rest = [self.next(), self.next()]
        if isinstance(rest[1], yaml.DocumentStartEvent):
            self.find(_mark(rest[1]), "two-documents")
        if isinstance(data, dict):
            return data
        guess = typos.misread(data) if isinstance(data, str) else None
        if guess:
            line, column = _mark(event)
            self.find((line, column + guess.column - 1), guess.code, **guess.words)
        else:
            self.find(_mark(event), "empty-file" if data is None else "not-a-mapping")
        return None

    def node(self, event: Any, loc: Loc, in_list: bool) -> Any:
        """The value that `event` begins."""
        mark = _mark(event)
        self.values[loc] = mark
        if isinstance(event, yaml.AliasEvent):
            self.find(mark, "alias", name=f"*{event.anchor}")
            return None
        if event.anchor:
            self.find(mark, "alias", name=f"&{event.anchor}")
        tag = getattr(event, "tag", None)
        if tag is not None:
            self.find(mark, "tag", tag=tag)
        if len(loc) > recovery.MAX_DEPTH:
            raise Refused(problem=recovery.TOO_DEEP, problem_mark=event.start_mark)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(loc)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(loc, bool(event.flow_style))
        return self.scalar(event, mark, in_list, loc)

    def mapping(self, loc: Loc) -> dict[str, Any]:
        """A mapping; of a key that stands twice, the first counts."""
        data: dict[str, Any] = {}
        next_entry = False
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            mark = _mark(event)
            if not isinstance(event, yaml.ScalarEvent):
                braces = "{{" in self.lines[mark[0] - 1]
                self.find(mark, "braces" if braces else "key-not-text")
                self.node(event, (*loc, "?"), False)
                self.node(self.next(), (*loc, "?"), False)
                continue
            key = intern(event.value)  # a few names stand in thousands of places
            place = (*loc, key)
            if key in data or key == "<<":
                if key == "<<":
                    self.find(mark, "merge-key")
                elif not next_entry:
                    first = self.keys[place]
                    next_entry = bool(loc) and isinstance(loc[-1], int) and key == next(iter(data))
                    next_entry = next_entry and mark[0] > first[0] and mark[1] == first[1]
                    code = "dash-missing" if next_entry else "duplicate-key"
                    self.find(mark, code, key=key, line=first[0])
                self.node(self.next(), (*place, "?"), False)
                continue
            self.keys[place] = mark
            value = self.next()
            if self.has_tab:
                self.tab_between(event, value)
            data[key] = self.node(value, place, False)
        return data

    def sequence(self, loc: Loc, flow: bool) -> list[Any]:
        """A list."""
        data: list[Any] = []
        while not isinstance(event := self.next(), yaml.SequenceEndEvent):
            data.append(self.node(event, (*loc, len(data)), flow))
        return data

    def scalar(
        self, event: Any, mark: Mark, in_list: bool, loc: Loc
    ) -> str | int | float | bool | None:
        """A scalar's value: only canonical numbers, true, false and null are not text."""
        text: str = event.value
        plain = not event.style and event.implicit[0]
        if plain:
            if self.has_hash:
                self.cut(event, loc)
                if loc:
                    self.cut_between_lines(event, loc)
            if text in WORDS:
                return WORDS[text]
            if INTEGER.fullmatch(text):
                return int(text)
            if DECIMAL.fullmatch(text):
                return float(text)
            if event.end_mark.line > event.start_mark.line:
                self.folded(event, loc)
            if in_list and ("，" in text or "、" in text):
                comma = "，" if "，" in text else "、"
                self.find((mark[0], mark[1] + text.index(comma)), "full-width-comma", mark=comma)
            if not in_list and loc[-1:] and isinstance(loc[-1], int):
                self.joined(event, mark)
            if text[:1] in ("“", "‘") and CURLY.fullmatch(text):
                self.doubt(mark, "curly-quotes")
        elif event.style == '"':
            self.escapes(text, mark)
        elif event.style in BLOCK:
            text = text.rstrip("\n")  # YAML's own, which no keeper means
        if event.end_mark.line > event.start_mark.line and has_han(text):
            self.wrapped(event, mark)
        if self.has_garble and not text.isascii() and (original := unscrambled(text)):
            self.doubt(mark, "maybe-gbk", said=original)
        return text

    def tab_between(self, key: Any, value: Any) -> None:
        """Refuse a tab after a colon, which one of YAML's two parsers does and one does not."""
        line, start = key.end_mark.line, key.end_mark.column
        if value.start_mark.line == line:
            between = self.lines[line][start : value.start_mark.column]
            if "\t" in between:
                self.find((line + 1, start + between.index("\t") + 1), "tab")

    def cut(self, event: Any, loc: Loc) -> None:
        """Refuse a comment that may have been part of the text: `C# and #1`."""
        line, column = event.end_mark.line, event.end_mark.column
        found = CUT.match(self.lines[line], column) if line < len(self.lines) else None
        if not found:
            return
        place, kept = (line + 1, found.start("hash") + 1), event.value
        if found["next"].strip():
            self.find(place, "cut" if kept else "cut-all", kept=kept)
        elif kept and loc and loc[-1] in LANGUAGES:
            self.doubt(place, "maybe-cut", kept=kept)

    def cut_between_lines(self, event: Any, loc: Loc) -> None:
        """The same of a whole line that would be part of the text, if it did not begin with #."""
        line, column = self.keys.get(loc) or self.values.get(loc[:-1]) or self.values[loc]
        before = range(event.start_mark.line - 1, line - 1, -1)
        numbers = [*takewhile(lambda number: CUT.match(self.lines[number]), before)]
        if not self.lines[event.end_mark.line][event.end_mark.column :].strip():
            after = range(event.end_mark.line + 1, len(self.lines))
            numbers += islice((number for number in after if self.lines[number].strip()), 1)
        for number in numbers:
            found = CUT.match(self.lines[number])
            if not found or found.start("hash") < column:
                continue
            place, kept = (number + 1, found.start("hash") + 1), event.value
            if found["next"].strip():
                self.find(place, "cut", kept=kept)
            elif kept and loc[-1] in LANGUAGES:
                self.doubt(place, "maybe-cut", kept=kept)

    def folded(self, event: Any, loc: Loc) -> None:
        """Refuse a line that became part of the text above it: `－ a`, `-a`, `b：a`, `- a`.

        A formula may go on with `- a`.
        """
        is_text = loc[-1:] and (loc[-1] in LANGUAGES or isinstance(loc[-1], int))
        for number in range(event.start_mark.line + 1, event.end_mark.line + 1):
            line = self.lines[number] if number < len(self.lines) else ""
            place = (number + 1, len(line) - len(line.lstrip()) + 1)
            if found := FOLDED.match(line):
                self.find(place, "folded", found=found.group().strip())
            elif is_text and TOO_FAR_IN.match(line):
                self.find(place, "entry-too-far-in")

    def joined(self, event: Any, mark: Mark) -> None:
        """Doubt a dash inside an entry of a list, which may begin the next one: `a  - b`."""
        found = JOINED.search(event.value)
        if found and event.end_mark.line == event.start_mark.line:
            column = mark[1] + found.start() + 1
            self.doubt((mark[0], column), "entry-joined")

    def wrapped(self, event: Any, mark: Mark) -> None:
        """Doubt a line end inside Chinese, which YAML turns into a space."""
        block = event.style in BLOCK
        numbers = range(event.start_mark.line + block, event.end_mark.line + 1 - block)
        lines = [line for n in numbers if (line := self.lines[n].strip())]
        for above, below in pairwise(lines):
            if found := broken(above, below):
                self.doubt(mark, "wrapped-chinese", found=found)
                return

    def escapes(self, text: str, mark: Mark) -> None:
        """Refuse what only an escape in double quotes can bring in."""
        found = SURROGATE.search(text) or INVISIBLE.search(text)
        if found:
            name = f"U+{ord(found.group()):04X}"
            self.find(mark, "escaped-invisible", name=name)


def _mark(event: Any) -> Mark:
    return event.start_mark.line + 1, event.start_mark.column + 1
