"""What the YAML parser or the schema has refused -> the typo behind it.

A rule proposes how a line was meant. It explains a syntax error only if the parser gets further
with the line so rewritten: that is what keeps these patterns away from innocent text, such as
"Note：" inside a block of prose. Of several such proposals the one that leads furthest counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

import yaml

from playbook.source.typos import KEY, LEAD, Guess, Words, guesses, shifted

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAX_REPAIR = 200_000
MAX_LINE = 5_000
"""Twice the longest text; what stands in a longer line is no slip."""
MAX_DEPTH = 32
MAX_FAULTS = 30
ENTRY = re.compile(rf"\s*-\s|{LEAD}{KEY}:(?:\s|$)")
AHEAD = 40
"""How many lines further a rewriting is tried."""
TOO_DEEP = "too deep"
CONFLICT = re.compile(r"^([<=>|])\1{6}(?: .*)?$", re.MULTILINE)
"""The lines that git leaves in a file when two changes meet."""


@dataclass(frozen=True)
class SyntaxFault:
    """One explained syntax error. `text` is the file with it mended, if it could be."""

    line: int
    column: int
    code: str
    words: Words
    text: str | None = None
    meant: str = ""


def faults(text: str) -> Iterator[SyntaxFault]:
    """What makes `text` no YAML: each time the first fault, and then those of the text as it was
    meant."""
    for conflict in islice(conflicts(text), MAX_FAULTS):
        yield conflict
        text = conflict.text or ""
    for _ in range(MAX_FAULTS):
        try:
            for _event in yaml.parse(text, Loader=LOADER):
                pass
        except yaml.MarkedYAMLError as error:
            fault = explain(text, error)
            yield fault
            if fault.text is None:
                return
            text = fault.text
        else:
            return


def explain(text: str, error: yaml.MarkedYAMLError) -> SyntaxFault:
    """Why the parser stopped with `error` in `text`."""
    lines = text.split("\n")
    mark = error.problem_mark or error.context_mark
    stopped = (mark.line, mark.column) if mark else (0, 0)
    if len(text) <= MAX_REPAIR and error.problem != TOO_DEEP:
        opened = _long_quote(text, lines)
        suspects = _suspects(lines, stopped[0], error)
        fault = (
            (_mended(lines, [opened], opened) if opened is not None else None)
            or _mended(lines, suspects, stopped[0])
            or _mended_twice(lines, suspects, stopped[0])
            or _mended(lines, suspects, stopped[0], shifted)
        )
        if fault:
            return fault
    return _unmended(lines, stopped, error)


def _mended(
    lines: list[str],
    suspects: list[int],
    stopped: int,
    rewritings: Callable[..., Iterator[Guess]] = guesses,
) -> SyntaxFault | None:
    """The rewriting of one suspect with which the parser gets furthest, and further than before."""
    if not suspects:
        return None
    first, last = _around(lines, suspects)
    best: SyntaxFault | None = None
    furthest = stopped
    for number in suspects:
        below = lines[number + 1 : number + 2] if rewritings is shifted else []
        for guess in rewritings(lines[number], *below):
            part = [*lines[first:number], guess.line, *lines[number + 1 : last]]
            reached = first + _reached(part)
            if reached > furthest:
                meant = "\n".join([*lines[:number], guess.line, *lines[number + 1 :]])
                place = (number + 1, guess.column)
                best = SyntaxFault(*place, guess.code, guess.words, meant, guess.line)
                furthest = reached
    return best


def _mended_twice(lines: list[str], suspects: list[int], stopped: int) -> SyntaxFault | None:
    """The typo in the line before, where that one alone does not yet let the parser go on."""
    for number in suspects[1:]:
        for guess in guesses(lines[number]):
            meant = [*lines[:number], guess.line, *lines[number + 1 :]]
            if _mended(meant, suspects[:1], stopped):
                place = (number + 1, guess.column)
                return SyntaxFault(*place, guess.code, guess.words, "\n".join(meant), guess.line)
    return None


def _suspects(lines: list[str], stopped: int, error: yaml.MarkedYAMLError) -> list[int]:
    """The lines that may be to blame: where the parser stopped, just before, began the part."""
    before = next((n for n in range(min(stopped, len(lines)) - 1, -1, -1) if lines[n].strip()), 0)
    numbers = [stopped, before]
    if error.context_mark and "block" not in (error.context or ""):
        numbers.append(error.context_mark.line)
    return [n for n in dict.fromkeys(numbers) if n < len(lines) and len(lines[n]) <= MAX_LINE]


def _long_quote(text: str, lines: list[str]) -> int | None:
    """Where the last quote was opened that swallows the field or the entry on the next line."""
    opened: int | None = None
    try:
        for event in yaml.parse(text, Loader=LOADER):
            if isinstance(event, yaml.ScalarEvent) and event.style in ("'", '"'):
                begun, ended = event.start_mark, event.end_mark
                several = begun and ended and ended.line > begun.line
                if begun and several and ENTRY.match(lines[begun.line + 1]):
                    opened = begun.line
    except yaml.MarkedYAMLError as error:
        if "quoted" in (error.context or "") and error.context_mark:
            opened = error.context_mark.line
    return opened


def _around(lines: list[str], suspects: list[int]) -> tuple[int, int]:
    """The part of the file to try a rewriting on: from an earlier field to some lines further."""
    starts = (n for n in range(min(suspects) - 1, -1, -1) if lines[n][:1].isalpha())
    return next(starts, 0), max(suspects) + AHEAD


def _reached(lines: list[str]) -> int:
    """The line (from 0) at which the parser stops, or the number of lines."""
    try:
        for _ in yaml.parse("\n".join(lines), Loader=LOADER):
            pass
    except yaml.MarkedYAMLError as error:
        ended = "end of stream" in (error.problem or "")
        mark = (error.context_mark if ended else None) or error.problem_mark
        return mark.line if mark is not None else 0
    return len(lines)


def conflicts(text: str) -> Iterator[SyntaxFault]:
    """Merge conflicts, one after another; each is mended by keeping its first side."""
    while any(mark * 7 in text for mark in "<=>|") and (found := CONFLICT.search(text)):
        lines = text.split("\n")
        start = text.count("\n", 0, found.start())
        marks = {n: m[1] for n in range(start, len(lines)) if (m := CONFLICT.match(lines[n]))}
        end = next((n for n, mark in marks.items() if mark == ">"), start)
        whole = marks[start] == "<" and end > start
        cut = next((n for n, mark in marks.items() if mark in "|="), end) if whole else start
        dropped = {start, *range(cut, end + 1)} if whole else {start}
        kept = "\n".join("" if n in dropped else line for n, line in enumerate(lines))
        words: Words = {"end": end + 1} if whole else {"mark": found.group().strip()}
        yield SyntaxFault(start + 1, 1, "conflict" if whole else "conflict-mark", words, kept)
        text = kept


_ADVICE = {
    TOO_DEEP: "too-deep",
    "block sequence entries are not allowed": "list-beside-key",
    "did not find expected '-' indicator": "indent",
    "did not find expected key": "indent",
    "<document start>": "two-documents",
    "mapping values are not allowed": "indent",
    "invalid Unicode character escape": "bad-escape",
    "unknown escape": "bad-escape",
    "hexdecimal": "bad-escape",
    "unexpected end of stream": "unclosed",
    "could not find expected ':'": "no-colon",
    "or '}'": "unclosed",
    "or ']'": "unclosed",
}


def _unmended(
    lines: list[str], stopped: tuple[int, int], error: yaml.MarkedYAMLError
) -> SyntaxFault:
    """The parser's own complaint in plain words, where no rewriting helps."""
    problem = error.problem or ""
    code = next((code for part, code in _ADVICE.items() if part in problem), "yaml-syntax")
    context = error.context_mark
    if code in ("unclosed", "no-colon") and context:
        stopped = (context.line, context.column)
    line = min(stopped[0], len(lines) - 1)
    words: Words = {"limit": MAX_DEPTH} if code == "too-deep" else {}
    if code == "unclosed":
        words["mark"] = lines[line][stopped[1] : stopped[1] + 1]
    return SyntaxFault(line + 1, stopped[1] + 1, code, words)
