"""What prose may not hold, for no page could show it: pages run no code and fetch from no other
host, and browsers hold them to that."""

from __future__ import annotations

import re
from collections.abc import Iterator

from playbook.check.code_blocks import blocks
from playbook.check.macro_calls import without_code
from playbook.problems.problem import Problem, mark_at

DRAWN = re.compile(r"^[ \t>]*(?:~{3,}|`{3,})[ \t]*\{?[ \t]*\.?(?P<name>mermaid)\b", re.MULTILINE)
FORMULA = re.compile(
    r"^[ \t>]*(?P<block>\$\$)(?:[^$]*\$\$)?"
    r"|^[ \t>]*(?P<display>\\\[)|(?P<inline>\\\()(?=[^\n]*\\\))",
    re.MULTILINE,
)
TAGS = ("applet|base|embed|form|frame|frameset|iframe|link|meta|object|script|style|template|"
        "title|body|head|html")  # fmt: skip
TAG = re.compile(rf"<(?P<name>{TAGS})(?=[\s/>])", re.IGNORECASE)
ATTRIBUTE = re.compile(
    r"(?:<[a-z][\w-]*\b(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?\s|\{:?(?:[^{}\n\"']|\"[^\"\n]*\")*?\s)"
    r"(?P<name>style|on[a-z]+)\s*=\s*[\"'\w]",
    re.IGNORECASE,
)
FETCHED = re.compile(
    r"!\[[^\]\n]*\]\(\s*<?(?P<image>(?:https?:)?//[^)>\s]+)"
    r"|<(?:img|video|audio|source|track|image)\b[^<>]*?\s(?:src|srcset|poster|href)\s*=\s*[\"']?"
    r"(?P<element>(?:https?:)?//[^\"'>\s]+)",
    re.IGNORECASE,
)


def forbidden(where: str, text: str) -> Iterator[Problem]:
    """What stands in the page of prose `where`, with this `text`, and cannot be shown."""
    for fence in blocks(text):
        if drawn := DRAWN.match(text, fence.start(), fence.end()):
            yield Problem(where, *mark_at(text, drawn.start("name")), "needs-script-drawing")
    bare = without_code(text)
    for found in FORMULA.finditer(bare):
        mark = mark_at(text, found.start(found.lastgroup or 0))
        yield Problem(where, *mark, "needs-script-formula")
    for found in TAG.finditer(bare):
        mark = mark_at(text, found.start())
        yield Problem(where, *mark, "forbidden-tag", {"name": found["name"].lower()})
    for found in ATTRIBUTE.finditer(bare):
        mark = mark_at(text, found.start("name"))
        yield Problem(where, *mark, "forbidden-attribute", {"name": found["name"].lower()})
    for found in FETCHED.finditer(bare):
        kind = found.lastgroup or 0
        mark = mark_at(text, found.start(kind))
        yield Problem(where, *mark, "foreign-file", {"target": found[kind]})
