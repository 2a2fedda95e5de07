"""Bytes of one YAML file -> plain data, and where each part of it stands.

YAML is read through libyaml's *events*, not its loader: events cannot crash on deep nesting, and
they let us keep positions and refuse what would silently change the text (duplicate keys, aliases,
tags, `no` as a boolean, `10:30` as a number).
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from pathlib import PurePosixPath
from typing import Any

import yaml

from playbook.problems.problem import Loc, Mark, Problem
from playbook.source import recovery, typos
from playbook.source.hidden import damage, hidden
from playbook.source.parser import Finding, Parser
from playbook.text.encoding import (
    INVISIBLE,
    LINE_BREAKS,
    MAYBE_INVISIBLE,
    decode,
    unscrambled,
)
from playbook.text.han import has_han

__all__ = ["Loc", "Mark", "Source", "read"]

MAX_BYTES = 1_000_000
PAGE_BYTES = 500_000
"""Of a page, as it is written and once it is printed: more is slow to open on a phone in a
warehouse."""
SEVERAL = 3
"""So many fields do not stand twice by chance."""
MAX_FINDINGS = 200
"""After so many in one file, mending these will show the others."""
ENOUGH = {
    "alias", "tag", "braces", "cut", "cut-all", "full-width-comma", "folded", "merge-key",
    "cut-line", "needs-quotes", "text-after-bracket", "text-after-quote", "unclosed", "unopened",
    "doubled", "colon-missing", "colon-in-text", "field-joined", "indent", "entry-too-far-in",
    "dash-missing",
}  # fmt: skip
"""What is said of a line with one of these says enough: how the rest was meant is a guess."""
GUESSED = {"indent", "field-joined", "entry-joined"}
STRUCTURE = {"duplicate-key", "dash-missing", "folded", "entry-too-far-in", "key-not-text"}
ENDS = ".。!！?？…)）]}」』”\"'"
"""What nothing goes on after."""


@dataclass
class Source:
    """One file as read: its data, the mark of every value and key in it, and what is wrong."""

    path: str
    text: str = ""
    encoding: str = "UTF-8"
    data: Any = None
    values: dict[Loc, Mark] = field(default_factory=dict)
    keys: dict[Loc, Mark] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    meant: dict[int, str] = field(default_factory=dict)
    """Lines (from 1) with a typo that has only one meaning, as they were meant."""
    fields: Set[str] = frozenset()
    """The names of all fields that a file of this kind may have."""
    forgotten: bool = False
    shipped: bool = False
    """Whether it belongs to the base, not to the team."""

    def report(self, mark: Mark, code: str, /, *, warning: bool = False, **words: object) -> None:
        """Note a problem of this file at `mark`."""
        self.problems.append(Problem(self.path, *mark, code, words, warning))

    @cached_property
    def lines(self) -> list[str]:
        """The text, line by line."""
        return self.text.split("\n")

    @property
    def refused(self) -> set[int]:
        """Lines of which the parser has said enough: a later fault there would only confuse."""
        return {problem.line for problem in self.problems if problem.code in ENOUGH}

    @property
    def stem(self) -> str:
        """The name of the file without its ending."""
        return PurePosixPath(self.path).stem

    def line(self, number: int) -> str:
        """Line `number` (from 1) of the text, empty beyond its end."""
        return self.lines[number - 1] if number <= len(self.lines) else ""

    def forget(self) -> None:
        """Let go of the marks of a faultless file: of hundreds they would take most of the memory.

        Whoever asks for one all the same has the file read again.
        """
        self.values, self.keys, self.forgotten = {}, {}, True

    def _remember(self) -> None:
        parser = Parser(self.text)
        parser.document()
        self.values, self.keys, self.forgotten = parser.values, parser.keys, False

    def value_mark(self, loc: Loc) -> Mark:
        """Where the value at `loc` stands, or the nearest thing around it."""
        if self.forgotten:
            self._remember()
        while loc not in self.values and loc:
            loc = loc[:-1]
        return self.values.get(loc, (1, 1))

    def place(self, loc: Loc) -> str:
        """Where the value at `loc` stands, as people write it: `path:line:column`."""
        line, column = self.value_mark(loc)
        return f"{self.path}:{line}:{column}"

    def is_shipped(self, loc: Loc) -> bool:  # noqa: ARG002 - of two files joined, it depends
        """Whether the value at `loc` is what the base says."""
        return self.shipped

    @property
    def own_text(self) -> str:
        """The text of the team's file."""
        return self.text

    def at_home(self, problem: Problem) -> Problem:
        """`problem` at the file and the line that it really stands in."""
        return problem

    def within(self, mark: Mark, found: str) -> Mark:
        """Where `found` stands in the value at `mark`, if it is on the value's first line."""
        column = self.line(mark[0]).find(found, mark[1] - 1)
        return (mark[0], column + 1) if column >= 0 else mark

    def key_mark(self, loc: Loc) -> Mark:
        """Where the key that leads to `loc` stands, or the nearest thing around it."""
        near = self.value_mark(loc)
        return self.keys.get(loc, near)


def read(path: str, raw: bytes, fields: Set[str] = frozenset()) -> Source:
    """Read the bytes of one file, which may have `fields`.

    Never raises: whatever is wrong is in `.problems`.
    """
    source = Source(path, fields=fields)
    if len(raw) > MAX_BYTES:
        return too_big(path, len(raw))
    decoded = decode(raw)
    source.text, source.encoding = decoded.text, decoded.encoding
    if "\0" in decoded.text:
        for mark, code, words in damage(decoded.text):
            source.report(mark, code, **words)
    elif decoded.encoding == "UTF-8":
        _parse(source, _visible(source))
        _whole_file_garbled(source)
        _cut_off(source)
    else:
        code = "encoding" if decoded.encoding else "unknown-encoding"
        source.report((decoded.line, decoded.column), code, name=decoded.encoding)
    return source


def too_big(path: str, size: int) -> Source:
    """A file that is too large to be read."""
    source = Source(path)
    source.report((1, 1), "too-big", size=size, limit=MAX_BYTES)
    return source


def _visible(source: Source) -> str:
    """The text without invisible characters; however many they are, they are one problem."""
    text = source.text
    if not MAYBE_INVISIBLE.search(text):
        return text
    for mark, code, words in hidden(text):
        source.report(mark, code, **words)
    return INVISIBLE.sub(lambda found: " " if found.group() in LINE_BREAKS else "", text)


def _cut_off(source: Source) -> None:
    """Doubt a last line without an end, unless what it says has one."""
    last = source.lines[-1].strip()
    if last and last[-1] not in ENDS and not last.startswith("#"):
        source.report((len(source.lines), len(source.lines[-1])), "cut-off", warning=True)


def _parse(source: Source, text: str) -> None:
    """Build the data; after an explained syntax error, go on with the line as it was meant."""
    for conflict in islice(recovery.conflicts(text), recovery.MAX_FAULTS):
        source.problems.append(
            Problem(source.path, conflict.line, 1, conflict.code, conflict.words)
        )
        text = conflict.text or ""
    for _ in range(recovery.MAX_FAULTS):
        parser = Parser(text)
        try:
            source.data = parser.document()
            break
        except yaml.MarkedYAMLError as error:
            fault = _unjoined(source, recovery.explain(text, error))
        if fault.code != "indent" or all(known.code != "indent" for known in source.problems):
            found = Problem(source.path, fault.line, fault.column, fault.code, fault.words)
            source.problems.append(found)
        line = source.line(fault.line)
        if fault.code in typos.SAFE and not typos.ambiguous(line, fault.meant, source.fields):
            source.meant[fault.line] = fault.meant
        if fault.text is None:
            break
        text = fault.text
    source.values, source.keys = parser.values, parser.keys
    guessed = any(problem.code in GUESSED for problem in source.problems)
    if any(code == "two-documents" for _, code, _, _ in parser.findings):
        source.data = None  # what the first lacks may stand in the second
    if guessed:  # what belongs to what is not known: anything more said would be a guess too
        source.data = None
    refused = source.refused
    for mark, code, words, warning in _at_once(parser.findings)[:MAX_FINDINGS]:
        if code in STRUCTURE and (guessed or mark[0] in refused):
            continue
        source.problems.append(Problem(source.path, *mark, code, words, warning))
        if code == "tab":
            line, column = source.line(mark[0]), mark[1] - 1
            source.meant[mark[0]] = line[:column] + " " + line[column:].lstrip()


def _at_once(findings: list[Finding]) -> list[Finding]:
    """The `findings`; of a file that stands in itself twice, only that."""
    again = [one for one in findings if one[1] == "duplicate-key" and one[0][1] == 1]
    if len(again) < SEVERAL:
        return findings
    mark, _, words, _ = again[0]
    return [(mark, "file-twice", {"line": words["line"]}, False)]


def _unjoined(source: Source, fault: recovery.SyntaxFault) -> recovery.SyntaxFault:
    """The fault, told as a lost end of line if a field of this file follows a value."""
    field = typos.joined(source.line(fault.line), source.fields)
    if fault.code not in typos.JOINED or not field:
        return fault
    before = source.line(fault.line)[: field.start()].rstrip()
    if before.endswith(" -"):
        return replace(fault, code="entry-joined", column=len(before), words={})
    words = {"key": field["key"]}
    return replace(fault, code="field-joined", column=field.start() + 1, words=words)


def _whole_file_garbled(source: Source) -> None:
    """One garbled value may be foreign; a file without any Chinese was saved as GBK."""
    if not source.text.isascii() and not has_han(source.text):
        for number, line in enumerate(source.text.split("\n"), 1):
            if original := unscrambled(line, least=1):
                column = next(n for n, letter in enumerate(line, 1) if not letter.isascii())
                later = ("maybe-gbk", "gbk-text")
                source.problems = [p for p in source.problems if p.code not in later]
                source.report((number, column), "gbk", said=original.strip())
                return
