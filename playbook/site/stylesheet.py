"""A borrowed stylesheet without what no page of the site uses.

Material styles a great deal that a handbook never prints; whole, its stylesheet would be half of
what a phone fetches on its first visit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

import tinycss2
from tinycss2.ast import Declaration, LiteralToken

CLASSES = re.compile(rb' class=(?:"([^"]*)"|([^"\s>]+))')
READ = re.compile(r"var\(\s*(--[\w-]+)")
DECLARED = re.compile(r"(--[\w-]+)\s*:|@keyframes\s+([\w-]+)")
ANIMATED = re.compile(r"\banimation(?:-name)?\s*:([^;}]+)")
WORD = re.compile(r"[\w-]+")
SELDOM = (
    "abbr", "audio", "blockquote", "del", "figcaption", "figure", "h5", "h6", "hr", "iframe", "ins",
    "kbd", "mark", "pre", "sub", "sup", "video",
)  # fmt: skip
"""Elements that few pages have and no script makes: told apart as classes are."""
AWAY = ("code", "dd", "dl", "dt", "h4", "img", "table", "tbody", "td", "th", "tr")
"""Elements that a home of today alone has not, and scripts of other pages make."""
APART = frozenset(SELDOM + AWAY)
MADE = tuple(f"<{name}" for name in AWAY)
ELEMENTS = re.compile(rf"<({'|'.join(sorted(APART))})[\s>]".encode())
OF_SCRIPTS = (
    "[data-preview]",
    "[role=columnheader]",
    "[data-md-scrolllock]",
    "[id=__comments]",
)
"""What only Material's scripts set."""
COMPONENTS = "<components"
LINKED = re.compile(rb'/prose\.css(?=[" >])')
SIGN = re.compile(r"\bsummary:(?:before|after)")
"""The signs of what unfolds, of components of prose only: ours have none."""
OF_DIRECTION = re.compile(r"\[dir=\w+\]")
HOLDING_RULES = {"media", "supports"}
Nodes = Iterable[Any]


def classes(page: bytes) -> set[str]:
    """The classes that elements have on a finished `page`; of SELDOM those that it has, and
    COMPONENTS if it has some of prose."""
    found = {quoted or bare for quoted, bare in CLASSES.findall(page)}
    elements = {f"<{name.decode()}" for name in ELEMENTS.findall(page)}
    if LINKED.search(page):
        elements.add(COMPONENTS)
    return {name.decode() for names in found for name in names.split()} | elements


@dataclass(frozen=True)
class _Wanted:
    """What is kept of a sheet: selectors whose classes are all `used`, and of custom properties
    and animations those that are `read`; all of them if that is None."""

    used: Set[str]
    read: Set[str] | None = None
    before: Set[str] | None = None
    """The classes that a sheet before this one is for: its selectors are not held twice."""
    directed: bool = False
    """Whether selectors that ask for a direction are kept."""
    over: Mapping[str, Set[str]] = field(default_factory=dict)
    """What a sheet after this one declares anew, by selector: nobody sees it."""


def trimmed(sheet: str, used: Set[str], others: str = "", after: str = "") -> str:
    """`sheet` without selectors that need a class which is not `used`, without what the sheet
    `after` it declares anew for the same selector, and without the custom properties and animations
    that neither the rest of it nor the sheets `others` name.

    Selectors that ask for a direction go too: theme/src/core/ says the same for every direction.
    """
    return _trimmed(sheet, _Wanted(used, over=_anew(after)), others, set())


def beyond(
    sheet: str,
    used: Set[str],
    before: Set[str],
    first: str,
    others: str = "",
    *,
    directed: bool = True,
) -> str:
    """What pages with elements of the classes `used` need of `sheet` beside the sheet `first`,
    which is for the classes `before`; with selectors that ask for a direction if `directed`."""
    held = {name for names in DECLARED.findall(first) for name in names}
    return _trimmed(sheet, _Wanted(used, before=before, directed=directed), others, held)


def _anew(sheet: str) -> dict[str, set[str]]:
    """The properties that `sheet` declares on any screen and on paper, by selector."""
    found: dict[str, set[str]] = {}
    for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
        if rule.type == "qualified-rule":
            for selector in _selectors(rule.prelude):
                names = (one.name for one in _parsed_body(rule.content))
                found.setdefault(tinycss2.serialize(selector), set()).update(names)
    return found


def _trimmed(sheet: str, wanted: _Wanted, others: str, held: Set[str]) -> str:
    rules = _parsed(sheet)
    left, text = wanted, "".join(_kept(rules, wanted))
    while (read := _named(text + others) - held) != left.read:  # what goes may have read others
        left = replace(wanted, read=read)
        text = "".join(_kept(rules, left))
    return text


def _named(sheets: str) -> set[str]:
    """The custom properties that are read, and the words that may name an animation."""
    return {*READ.findall(sheets), *WORD.findall(" ".join(ANIMATED.findall(sheets)))}


@lru_cache(maxsize=1)
def _parsed(sheet: str) -> list[Any]:
    """Its rules. A site's two sheets are of the same one, and Material's is long."""
    return tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)


def _kept(rules: Nodes, wanted: _Wanted) -> Iterator[str]:
    """What is left of each rule."""
    for rule in rules:
        head = tinycss2.serialize(rule.prelude)
        if rule.type == "qualified-rule":
            yield from _of_rule(rule, wanted)
        elif rule.content is not None and rule.lower_at_keyword in HOLDING_RULES:
            inside = tinycss2.parse_rule_list(rule.content, skip_whitespace=True)
            if body := "".join(_kept(inside, wanted)):
                yield f"@{rule.at_keyword}{head}{{{body}}}"
        elif rule.lower_at_keyword == "keyframes":
            if wanted.read is None or head.strip() in wanted.read:
                yield f"@{rule.at_keyword}{head}{{{tinycss2.serialize(rule.content)}}}"
        elif wanted.before is None:
            body = "" if rule.content is None else f"{{{tinycss2.serialize(rule.content)}}}"
            if body != "{}":
                yield f"@{rule.at_keyword}{head}{body or ';'}"


def _of_rule(rule: Any, wanted: _Wanted) -> Iterator[str]:
    """The rule for the selectors that are kept; for those of the sheet before, properties only."""
    kept: list[str] = []
    known: list[str] = []
    for selector in _selectors(rule.prelude):
        needs, text = _needs(selector), tinycss2.serialize(selector)
        if SIGN.search(text):
            needs.add(COMPONENTS)
        if not needs <= wanted.used or any(one in text for one in OF_SCRIPTS):
            continue
        if OF_DIRECTION.match(text) and not wanted.directed:
            continue
        if wanted.before is None:
            kept.append(text)
        elif needs <= wanted.before:
            known.append(text)
        else:  # the direction weighs nothing, so that our own rules prevail as they do without
            kept.append(OF_DIRECTION.sub(r":where(\g<0>)", text))
    unseen = set.intersection(*({*wanted.over.get(text, ())} for text in kept)) if kept else set()
    if kept and (body := _declarations(rule.content, wanted.read, unseen)):
        yield f"{','.join(kept)}{{{body}}}"
    if known and (body := _declarations(rule.content, wanted.read, properties=True)):
        yield f"{','.join(known)}{{{body}}}"


def _selectors(prelude: Nodes) -> Iterator[list[Any]]:
    """A rule's selectors, one by one."""
    selector: list[Any] = []
    for node in [*prelude, LiteralToken(0, 0, ",")]:
        if node.type == "literal" and node.value == ",":
            yield selector
            selector = []
        else:
            selector.append(node)


def _needs(selector: list[Any]) -> set[str]:
    return {
        name.value if getattr(before, "value", "") == "." else f"<{name.value}"
        for before, name in pairwise(["", *selector])
        if getattr(name, "type", "") == "ident"
        and (getattr(before, "value", "") == "." or name.value in APART)
    }


def _declarations(
    content: Nodes,
    read: Set[str] | None,
    unseen: Set[str] = frozenset(),
    *,
    properties: bool = False,
) -> str:
    """What a rule declares, without the custom properties that are not `read`, and of what is
    `unseen` only what must prevail; of all else nothing if only `properties` are asked for."""
    if read is None:
        return "" if properties else tinycss2.serialize(content)
    kept = [
        one
        for one in _parsed_body(content)
        if (one.name in read if _is_property(one) else not properties)
        and (one.name not in unseen or one.important)
    ]
    return ";".join(one.serialize() for one in kept)


def _parsed_body(content: Nodes) -> list[Any]:
    """A rule's declarations."""
    return tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)


def _is_property(node: Any) -> bool:
    return isinstance(node, Declaration) and node.name.startswith("--")
