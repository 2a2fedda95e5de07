"""A borrowed stylesheet without what no page of the site uses.

Material styles a great deal that a handbook never prints; whole, its stylesheet would be half of
what a phone fetches on its first visit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from itertools import pairwise
from pathlib import Path
from typing import Any

import tinycss2
from tinycss2.ast import Declaration, LiteralToken

CLASSES = re.compile(rb' class="([^"]*)"')
READ = re.compile(r"var\(\s*(--[\w-]+)")
HOLDING_RULES = {"media", "supports"}
Nodes = Iterable[Any]


def classes(site: Path) -> set[str]:
    """The classes that elements have on the finished pages of `site`."""
    found: set[bytes] = set()
    for page in site.rglob("*.html"):
        found.update(CLASSES.findall(page.read_bytes()))
    return {name.decode() for names in found for name in names.split()}


def trimmed(sheet: str, used: Set[str], others: str = "") -> str:
    """`sheet` without selectors that need a class which is not `used`, and without the custom
    properties that neither the rest of it nor the sheets `others` read."""
    rules = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    with_all = "".join(_kept(rules, used, None))
    return "".join(_kept(rules, used, set(READ.findall(with_all + others))))


def _kept(rules: Nodes, used: Set[str], read: Set[str] | None) -> Iterator[str]:
    """What is left of each rule; all custom properties if `read` is None."""
    for rule in rules:
        head = tinycss2.serialize(rule.prelude)
        if rule.type == "qualified-rule":
            head = ",".join(_selectors(rule.prelude, used))
            body = _declarations(rule.content, read)
        elif rule.content is None:
            yield f"@{rule.at_keyword}{head};"
            continue
        else:
            head = f"@{rule.at_keyword}{head}"
            body = tinycss2.serialize(rule.content)
            if rule.lower_at_keyword in HOLDING_RULES:
                inside = tinycss2.parse_rule_list(rule.content, skip_whitespace=True)
                body = "".join(_kept(inside, used, read))
        if head and body:
            yield f"{head}{{{body}}}"


def _selectors(prelude: Nodes, used: Set[str]) -> Iterator[str]:
    """Those of a rule's selectors whose classes are all used, or stand within brackets."""
    selector: list[Any] = []
    for node in [*prelude, LiteralToken(0, 0, ",")]:
        if node.type == "literal" and node.value == ",":
            if _needs(selector) <= used:
                yield tinycss2.serialize(selector)
            selector = []
        else:
            selector.append(node)


def _needs(selector: list[Any]) -> set[str]:
    return {
        name.value
        for dot, name in pairwise(selector)
        if name.type == "ident" and dot.type == "literal" and dot.value == "."
    }


def _declarations(content: Nodes, read: Set[str] | None) -> str:
    if read is None:
        return tinycss2.serialize(content)
    found: Nodes = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    kept = [one for one in found if not _is_property(one) or one.name in read]
    return ";".join(one.serialize() for one in kept)


def _is_property(node: Any) -> bool:
    return isinstance(node, Declaration) and node.name.startswith("--")
