"""Prose is text that may call the handbook's macros with plain values, and runs nothing else.

`playbook check` and whatever prints prose read it here, so that the one refuses what the other
would. What Markdown shows as code, in spans and fences, is text; code that is only indented cannot
be told from the text of a list, so it is read like all else.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from playbook.check.code_blocks import replaced
from playbook.kinds import record_kinds
from playbook.model.filters import Filter, Value, filters
from playbook.problems.problem import Mark, mark_at, phrase
from playbook.problems.suggestions import nearest

SPAN = re.compile(
    r"\\.|(?P<ticks>`+)(?!`)(?P<code>(?:(?!\n[ \t]*\n).)+?)(?<!`)(?P=ticks)(?!`)|`+", re.DOTALL
)
OPENING = re.compile(r"\{[{%#]")
"""Where Jinja would begin to run something."""
STRETCH = re.compile(r"\{[{%#].*?(?:[}%#]\}|\n[ \t]*\n|\Z)", re.DOTALL)
STRING = r"""(?:"[^"\\{}\x00-\x1f]*"|'[^'\\{}\x00-\x1f]*')"""
OPTION = rf"(?P<name>[a-z_]+)\s*=\s*(?P<value>{STRING}|[Tt]rue|[Ff]alse|-?[0-9]{{1,15}})"
AFTER = r"\s*(?:,\s*|(?=\)))"
CALL = re.compile(
    rf"\{{\{{\s*(?P<macro>[a-z_]+)\(\s*(?:(?P<id>{STRING}){AFTER})?"
    rf"(?P<options>(?:{re.sub(r'[?]P<[a-z]+>', '?:', OPTION)}{AFTER})*)\)\s*\}}\}}"
)
BARE = re.compile(r"(?<=[(=,])(?P<gap>\s*)(?P<bare>[a-z][a-z0-9-]*)(?=\s*[,)])")
"""A value without its quotes."""
NAMED = re.compile(r"\{\{\s*(?P<macro>\w+)\s*(?P<alone>[(（]|\}\}|\Z)?")


@cache
def with_id() -> dict[str, str]:
    """The macros that name a record, and of which kind."""
    return {
        macro: kind.name
        for kind in record_kinds().values()
        for macro in (kind.singular, *kind.of_one)
    }


@cache
def options_of(macro: str) -> Mapping[str, Filter]:
    """What `macro` may be told beside the record: all else that a template sees is the engine's."""
    for kind in record_kinds().values():
        if macro == kind.singular:
            return {"brief": Filter(choices=(True, False))}
        if macro in kind.listings:
            return filters(kind.model)
    return {}


@dataclass(frozen=True)
class Call:
    """A macro of the handbook, as it is called in prose."""

    mark: Mark
    macro: str
    ident: str | None = None
    options: Mapping[str, Value] = field(default_factory=dict, hash=False)
    places: Mapping[str, Mark] = field(default_factory=dict, hash=False, compare=False)
    """Where the value of each option stands."""
    depth: int = 0
    """How far its line is indented, if it begins it: in a list, an admonition or a tab all that it
    prints belongs there."""
    alone: bool = True
    """Whether nothing else stands in its lines."""


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
            yield _call(text, call)
            done = call.end()
        else:
            stretch = STRETCH.match(bare, start)
            assert stretch
            yield _fault(mark, text[start : stretch.end()], macros)
            done = stretch.end()
    yield text[done:]


def without_code(text: str) -> str:
    """`text` with characters that mean nothing in place of its code; all else stays in place."""
    return SPAN.sub(_blank, replaced(text, _blank))


def example(macro: str) -> str:
    """How `macro` is called."""
    return f'{macro}("goals")' if macro in with_id() else f"{macro}()"


def _blank(found: re.Match[str]) -> str:
    """As many characters that no call can hold, in place of code."""
    escaped = found.re is SPAN and found["code"] is None
    return found.group() if escaped else re.sub(r"[^\n]", "\0", found.group())


def _depth(text: str, place: int) -> int:
    before = text[text.rfind("\n", 0, place) + 1 : place]
    return 0 if before.strip() else len(before.expandtabs(4))


def _is_alone(text: str, start: int, end: int) -> bool:
    before = text[text.rfind("\n", 0, start) + 1 : start]
    after = text[end:].partition("\n")[0]
    return not before.strip() and not after.strip()


def _value(text: str) -> Value:
    if text[0] in "\"'":
        return text[1:-1]
    return text.lower() == "true" if text.isalpha() else int(text)


def _call(text: str, found: re.Match[str]) -> Call | Fault:
    """The call that was `found` in `text`, unless its macro takes no such options."""
    macro, known = found["macro"], options_of(found["macro"])
    given: dict[str, Value] = {}
    places: dict[str, Mark] = {}
    for option in re.finditer(OPTION, found["options"]):
        name, begin = option["name"], found.start("options")
        if name not in known:
            near = nearest(name, known) if known else phrase("takes-nothing")
            words = {"name": name, "word": macro, "near": near}
            return Fault(mark_at(text, begin + option.start("name")), "unknown-option", words)
        given[name] = _value(option["value"])
        places[name] = mark_at(text, begin + option.start("value"))
    ident = found["id"] and found["id"][1:-1]
    mark, depth = mark_at(text, found.start()), _depth(text, found.start())
    return Call(mark, macro, ident, given, places, depth, _is_alone(text, *found.span()))


def _fault(mark: Mark, text: str, macros: Collection[str]) -> Fault:
    named = NAMED.match(text)
    if named and named["macro"] in macros:
        quoted = BARE.sub(r'\g<gap>"\g<bare>"', text.partition("}}")[0] + "}}")
        is_call = CALL.fullmatch(quoted)
        meant = quoted.strip("{} \n") if is_call else example(named["macro"])
        return Fault(mark, "macro-form", {"word": named["macro"], "example": meant})
    if named and named["alone"] is not None:
        near = nearest(named["macro"], macros)
        return Fault(mark, "unknown-macro", {"word": named["macro"], "near": near})
    line = text.split("\n", 1)[0].strip()
    return Fault(mark, "code-in-prose", {"found": line[:40] + "…" if len(line) > 40 else line})
