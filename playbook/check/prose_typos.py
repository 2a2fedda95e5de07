"""Slips of the keyboard and of Git on pages of prose, which Markdown would print as they are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import islice

from playbook.check.macro_calls import example, without_code
from playbook.problems.problem import Problem, mark_at

CONFLICT = re.compile(r"^<{7} .*?^(?P<end>>{7} )", re.MULTILINE | re.DOTALL)
TARGET = r"(?:\.{0,2}/|#|https?:)[^\s()（）]*|[^\s()（）]+\.md(?:#[^\s()（）]*)?"
ENOUGH = 50
"""Mending so many links of a page will show the others."""
WORDS = r"[^\[\]【】［］\n]+"
LINK = re.compile(
    rf"\[{WORDS}\](?:[ \t]*（[ \t]*(?:{TARGET})[ \t]*[）)]|\((?:{TARGET})[ \t]*）)"
    rf"|\[{WORDS}\](?:(?:[ \t]+|[ \t]*\n[ \t]*)\((?:{TARGET})\)|\([ \t]*\))"
    rf"|(?:[【［]{WORDS}[】］\]]|\[{WORDS}[】］])[ \t]*[（(](?:{TARGET})[ \t]*[）)]"
    r"|(?<![\[\w])\[\[[^\W0-9_][^\[\]\n]*\]\](?![\[(])"
)
"""[words]（page.md）, [words](page.md）, [words](), 【words】(page.md), [[page]]."""
INDENTED = re.compile(r"(?<=\n)(?: {4}|\t).*")
"""May be code, or stand below an entry of a list: only Markdown could tell."""


def conflicts(where: str, text: str) -> list[Problem]:
    """What a merge has left on the page `where`, with this `text`."""
    return [
        Problem(where, mark_at(text, found.start())[0], 1, "conflict", {"end": end})
        for found in CONFLICT.finditer(without_code(text))
        for end in [mark_at(text, found.start("end"))[0]]
    ]


def typos(where: str, text: str, macros: Collection[str]) -> Iterator[Problem]:
    """Links and `macros` on the page `where` that lack a mark."""
    bare = INDENTED.sub(lambda line: " " * len(line.group()), without_code(text))
    for found in islice(LINK.finditer(bare), ENOUGH):
        mark = mark_at(text, found.start())
        words = {"found": " ".join(found.group().split())}
        yield Problem(where, *mark, "broken-link-on-page", words, warning=True)
    names = "|".join(sorted(macros))
    for found in re.finditer(rf"(?<![{{%])\{{[ \t]*({names})\([^{{}}\n]*\)[ \t]*\}}(?!\}})", bare):
        words = {"word": found[1], "example": example(found[1])}
        yield Problem(where, *mark_at(text, found.start()), "macro-form", words)
