"""Problems as a reader wants them: on a terminal, as JSON or SARIF, or at a pull request's line."""

from __future__ import annotations

import json
import locale
import os
import re
from bisect import bisect
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

from playbook.locale import cldr, tables
from playbook.locale.commands import say
from playbook.locale.languages import INTERNATIONAL, LANGUAGES
from playbook.problems.problem import Problem
from playbook.problems.sarif import sarif
from playbook.text.encoding import INVISIBLE, decode

WIDTH = 96
"""A longer line is shown only around the fault."""
MOST = 2_000_000
"""Bytes of a file to look for a line in: no larger one is checked."""


def show(problem: Problem, language: str, root: Path) -> str:
    """`path:line:column: [code] message`, the line itself, a caret, and the hint."""
    head = f"{problem.path}:{problem.line}:{problem.column}: [{problem.code}] "
    said = problem.message(language)
    if problem.warning:
        said = say("doubt", language, message=said)
    parts = [head + said]
    line, column = _window(_line(root / problem.path, problem.line), problem.column)
    if line.strip():
        parts += [f"    {line}", "    " + _pad(line[: column - 1]) + "^"]
    parts += [f"    {hint}" for hint in problem.hint(language).splitlines()]
    return "\n".join(parts)


def text(problems: Iterable[Problem], language: str, root: Path) -> str:
    """One paragraph a problem."""
    return "\n".join(show(problem, language, root) for problem in problems)


def as_json(problems: Iterable[Problem], language: str, _root: Path) -> str:
    """A list of objects, for other programs; in ASCII, which every console passes on."""
    return json.dumps([plain(problem, language) for problem in problems], indent=2)


def plain(problem: Problem, language: str) -> dict[str, object]:
    """`problem` in the words of `language`, for other programs."""
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "code": problem.code,
        "severity": "warning" if problem.warning else "error",
        "message": problem.message(language),
        "hint": problem.hint(language),
    }


def github(problems: Iterable[Problem], language: str, _root: Path) -> str:
    """Workflow commands, which GitHub shows at the line in a pull request."""
    return "\n".join(
        f"::{'warning' if problem.warning else 'error'} file={_property(problem.path)},"
        f"line={problem.line},col={problem.column},title={_property(problem.code)}"
        f"::{_data(problem.message(language) + chr(10) + problem.hint(language))}"
        for problem in problems
    )


FORMATS: dict[str, Callable[[Iterable[Problem], str, Path], str]] = {
    "text": text,
    "json": as_json,
    "github": github,
    "sarif": sarif,
}


REMARK = 20_000
"""Characters for what a page reads of a comment, which may have 65,536."""
ESCAPED = ("\\u003c", "\\u003e")
"""The signs that would end a remark, as JSON may write them."""
MARKS = re.compile(r"([\\`*_\[\]<>|#~])")
"""What Markdown would take for its own."""


def markdown(problems: Iterable[Problem], language: str) -> str:
    """A list for the summary of a run and the comment on a pull request: GitHub shows no more than
    ten annotations of a kind."""
    found = list(problems)
    head = f"**{summary(found, language)}**\n"
    lines = [
        f"- `{problem.path}:{problem.line}:{problem.column}` {_marked(problem.message(language))}"
        + (f"<br>{_marked(hint)}" if (hint := problem.hint(language)) else "")
        for problem in sorted(found, key=lambda problem: problem.warning)
    ]
    return "\n".join([head, *lines, "", _remark(found, language)]) + "\n"


def _remark(problems: Iterable[Problem], language: str) -> str:
    """The same for the page that proposed the change: JSON where no reader sees it, as much of it
    as a comment has room for."""
    entries = [json.dumps(plain(problem, language)) for problem in problems]
    room = list(accumulate(len(entry) + 2 for entry in entries))
    found = ", ".join(entries[: bisect(room, REMARK)])
    return f"<!-- playbook-problems [{found.replace('<', ESCAPED[0]).replace('>', ESCAPED[1])}] -->"


def _marked(text: str) -> str:
    return MARKS.sub(r"\\\1", text.strip()).replace("\n", " ")


def summary(problems: Iterable[Problem], language: str) -> str:
    """How many errors and warnings there are."""
    doubts = [problem.warning for problem in problems]
    errors, warnings = doubts.count(False), doubts.count(True)
    return say("counted", language, errors=errors, warnings=warnings)


def reader_language() -> str:
    """The known language that the reader's locale names, else the international one."""
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    chosen = next((name for name in names if name), locale.getlocale()[0] or "")
    shipped = [LANGUAGES[code] for code in tables.SHIPPED]
    by_name = [one for one in shipped if chosen.lower().startswith(one.called.lower())]
    if by_name:
        return max(by_name, key=lambda one: len(one.called)).code
    return cldr.spoken_by(chosen.partition(".")[0], tables.SHIPPED) or INTERNATIONAL.code


def _data(text: str) -> str:
    return text.strip().replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _line(path: Path, number: int) -> str:
    try:
        if path.is_fifo():  # reading would wait for a writer
            return ""
        lines = _lines(path, path.stat().st_mtime_ns)
    except OSError:
        return ""
    return lines[number - 1] if number <= len(lines) else ""


@lru_cache(maxsize=8)
def _lines(path: Path, _changed: int) -> list[str]:
    with path.open("rb") as file:
        return INVISIBLE.sub("▯", decode(file.read(MOST)).text).split("\n")


def _window(line: str, column: int) -> tuple[str, int]:
    """`line` cut to what fits around `column`, and the column in it."""
    if len(line) <= WIDTH:
        return line, column
    start = max(0, min(column - 1 - WIDTH // 2, len(line) - WIDTH))
    part = line[start : start + WIDTH]
    before, after = "… " if start else "", " …" if start + WIDTH < len(line) else ""
    return before + part + after, column - start + len(before)


def _pad(before: str) -> str:
    """Blanks as wide as `before` on a terminal, where Chinese takes two columns."""
    return "".join("\u3000" if ord(character) > 0x2E7F else " " for character in before)
