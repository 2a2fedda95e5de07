"""Prose is text that may call the handbook's macros with plain values, and runs nothing else.

`playbook check` and whatever prints prose read it here, so that the one refuses what the other
would. What Markdown shows as code, in spans and fences, is text; code that is only indented cannot
be told from the text of a list, so it is read like all else.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from playbook.model.registry import KINDS
from playbook.problems.problem import Mark
from playbook.problems.suggestions import nearest

WITH_ID = {**{kind.singular: kind.name for kind in KINDS.values()}, "metric_tree": "metrics"}
"""The macros that name a record, and of which kind."""
FENCE = re.compile(r"^(?P<fence>~{3,}|`{3,})[^`~\n]*\n(?:.*\n)*?(?P=fence) *$", re.MULTILINE)
SPAN = re.compile(
    r"\\.|(?P<ticks>`+)(?!`)(?P<code>(?:(?!\n[ \t]*\n).)+?)(?<!`)(?P=ticks)(?!`)|`+", re.DOTALL
)
OPENING = re.compile(r"\{[{%#]")
"""Where Jinja would begin to run something."""
STRETCH = re.compile(r"\{[{%#].*?(?:[}%#]\}|\n[ \t]*\n|\Z)", re.DOTALL)
OPTIONS = ("brief", "group")
"""What a template may be told beside the record; all else it sees is the engine's own."""
STRING = r"""(?:"[^"\\{}\x00-\x1f]*"|'[^'\\{}\x00-\x1f]*')"""
OPTION = (
    rf"(?P<name>{'|'.join(OPTIONS)})\s*=\s*(?P<value>{STRING}|[Tt]rue|[Ff]alse|-?[0-9]{{1,15}})"
)
AFTER = r"\s*(?:,\s*|(?=\)))"
CALL = re.compile(
    rf"\{{\{{\s*(?P<macro>[a-z_]+)\(\s*(?:(?P<id>{STRING}){AFTER})?"
    rf"(?P<options>(?:{re.sub(r'[?]P<[a-z]+>', '?:', OPTION)}{AFTER})*)\)\s*\}}\}}"
)
NAMED = re.compile(r"\{\{\s*(?P<macro>\w+)\s*(?P<alone>[(（]|\}\}|\Z)?")


@dataclass(frozen=True)
class Call:
    """A macro of the handbook, as it is called in prose."""

    mark: Mark
    macro: str
    ident: str | None = None
    options: Mapping[str, str | int | bool] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Fault:
    """What is neither text nor a call: the code of the problem, and the words of its message."""

    mark: Mark
    code: str
    words: Mapping[str, object] = field(hash=False)


def read(text: str, macros: Collection[str]) -> Iterator[str | Call | Fault]:
    """The body of a page in order: text to be printed as it stands, calls of `macros`, faults."""
    bare = without_code(text)
    done = 0
    while opening := OPENING.search(bare, done):
        start = opening.start()
        yield text[done:start]
        mark = mark_at(text, start)
        call = CALL.match(bare, start)
        if call and call["macro"] in macros:
            ident = call["id"] and call["id"][1:-1]
            options = re.finditer(OPTION, call["options"])
            given = {option["name"]: _value(option["value"]) for option in options}
            yield Call(mark, call["macro"], ident, given)
            done = call.end()
        else:
            stretch = STRETCH.match(bare, start)
            assert stretch
            yield _fault(mark, text[start : stretch.end()], macros)
            done = stretch.end()
    yield text[done:]


def without_code(text: str) -> str:
    """`text` with characters that mean nothing in place of its code; all else stays in place."""
    return SPAN.sub(_blank, FENCE.sub(_blank, text))


def mark_at(text: str, place: int) -> Mark:
    """Line and column of the character at `place`."""
    before = text[:place]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def example(macro: str) -> str:
    """How `macro` is called."""
    return f'{macro}("goals")' if macro in WITH_ID else f"{macro}()"


def _blank(found: re.Match[str]) -> str:
    """As many characters that no call can hold, in place of code."""
    escaped = found.re is SPAN and found["code"] is None
    return found.group() if escaped else re.sub(r"[^\n]", "\0", found.group())


def _value(text: str) -> str | int | bool:
    if text[0] in "\"'":
        return text[1:-1]
    return text.lower() == "true" if text.isalpha() else int(text)


def _fault(mark: Mark, text: str, macros: Collection[str]) -> Fault:
    named = NAMED.match(text)
    if named and named["macro"] in macros:
        shown = {"word": named["macro"], "example": example(named["macro"])}
        return Fault(mark, "macro-form", shown)
    if named and named["alone"] is not None:
        near = nearest(named["macro"], macros)
        return Fault(mark, "unknown-macro", {"word": named["macro"], "near": near})
    line = text.split("\n", 1)[0].strip()
    return Fault(mark, "code-in-prose", {"found": line[:40] + "…" if len(line) > 40 else line})
