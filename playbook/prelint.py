"""What the YAML parser or the schema has refused -> the slip of the pen behind it.

A rule proposes how a line was meant. It explains a syntax error only if the parser gets further
with the line so rewritten: that is what keeps these patterns away from innocent text, such as
"Note：" inside a block of prose.
"""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from playbook.slips import Words, guesses

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAX_REPAIR = 200_000
MAX_DEPTH = 32
TOO_DEEP = "too deep"


@dataclass(frozen=True)
class Slip:
    """One explained syntax error. `text` is the file with it mended, if it could be."""

    line: int
    column: int
    code: str
    words: Words
    text: str | None = None
    meant: str = ""


def explain(text: str, error: yaml.MarkedYAMLError) -> Slip:
    """Why the parser stopped with `error` in `text`."""
    lines = text.split("\n")
    if conflict := _conflict(lines):
        return conflict
    mark = error.problem_mark or error.context_mark
    stopped = (mark.line, mark.column) if mark else (0, 0)
    if len(text) <= MAX_REPAIR and error.problem != TOO_DEEP:
        suspects = _suspects(lines, stopped[0], error.context_mark)
        slip = _mended(lines, suspects, stopped[0]) or _mended_twice(lines, suspects, stopped[0])
        if slip:
            return slip
    return _unmended(lines, stopped, error)


def _mended(lines: list[str], suspects: list[int], stopped: int) -> Slip | None:
    """The first rewriting of one suspect that lets the parser go on."""
    for number in suspects:
        for guess in guesses(lines[number]):
            meant = "\n".join([*lines[:number], guess.line, *lines[number + 1 :]])
            if _further(meant, stopped):
                place = (number + 1, guess.column)
                return Slip(*place, guess.code, guess.words, meant, guess.line)
    return None


def _mended_twice(lines: list[str], suspects: list[int], stopped: int) -> Slip | None:
    """The slip in the line before, where that one alone does not yet let the parser go on."""
    for number in suspects[1:]:
        for guess in guesses(lines[number]):
            meant = [*lines[:number], guess.line, *lines[number + 1 :]]
            if _mended(meant, suspects[:1], stopped):
                place = (number + 1, guess.column)
                return Slip(*place, guess.code, guess.words, "\n".join(meant), guess.line)
    return None


def _suspects(lines: list[str], stopped: int, context: yaml.Mark | None) -> list[int]:
    """The lines that may be to blame: where the parser stopped, began the part, and just before."""
    before = next((n for n in range(min(stopped, len(lines)) - 1, -1, -1) if lines[n].strip()), 0)
    numbers = [stopped, before, *([context.line] if context else [])]
    return [n for n in dict.fromkeys(numbers) if n < len(lines)]


def _further(text: str, line: int) -> bool:
    """True if the parser gets past `line` (from 0) of `text`."""
    try:
        for _ in yaml.parse(text, Loader=LOADER):
            pass
    except yaml.MarkedYAMLError as error:
        return error.problem_mark is not None and error.problem_mark.line > line
    return True


def _conflict(lines: list[str]) -> Slip | None:
    """A merge conflict; mended by keeping the first side."""
    start = next((n for n, line in enumerate(lines) if line.startswith("<<<<<<< ")), None)
    if start is None:
        return None
    middle = next((n for n in range(start, len(lines)) if lines[n].startswith("=======")), start)
    end = next((n for n in range(start, len(lines)) if lines[n].startswith(">>>>>>> ")), middle)
    kept = ["" if n == start or middle <= n <= end else line for n, line in enumerate(lines)]
    return Slip(start + 1, 1, "conflict", {"end": end + 1}, "\n".join(kept))


_ADVICE = {
    TOO_DEEP: "too-deep",
    "block sequence entries are not allowed": "list-beside-key",
    "did not find expected '-' indicator": "indent",
    "did not find expected key": "indent",
    "mapping values are not allowed": "indent",
    "invalid Unicode character escape": "bad-escape",
    "unknown escape": "bad-escape",
    "hexdecimal": "bad-escape",
    "unexpected end of stream": "unclosed",
    "could not find expected ':'": "no-colon",
    "or '}'": "unclosed",
    "or ']'": "unclosed",
}


def _unmended(lines: list[str], stopped: tuple[int, int], error: yaml.MarkedYAMLError) -> Slip:
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
    return Slip(line + 1, stopped[1] + 1, code, words)
