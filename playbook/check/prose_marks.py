"""Marks of prose that have lost their other half: references, footnotes, tags, remarks.

Markdown prints them as typed, or has a tag hold all that follows it. All that is said here is a
doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from playbook.problems.problem import Mark, mark_at, phrase
from playbook.problems.suggestions import likeliest
from playbook.text.markup import CUT_TAG, ODD_ADDRESS, one_too_many
from playbook.text.quotes import lone_half

DEFINED = re.compile(
    r"^[ \t>]*\[(?=\^[^\[\]\n]+\]：|[^\[\]\n]+\]:)(?P<label>[^\[\]\n]+)\]", re.MULTILINE
)
"""What a reference leads to; a footnote, too, whose colon is of full width: that is told."""
REFERENCE = re.compile(r"\[(?P<words>[^\[\]\n^][^\[\]\n]*)\]\[(?P<label>[^\[\]\n^]*)\]")
NOTE = re.compile(r"\[\^(?P<name>[^\[\]\s]+)\](?!:)")
REMARK = re.compile(r"<!--")
REMARK_ENDS = re.compile(r"(?:^|(?<=[ \t]))-->[ \t]*$", re.MULTILINE)
TAG = re.compile(
    r"\](?:\(|:)[ \t]*<[^<>\n]*>|"  # the address of a link
    r"<(?P<end>/?)(?P<name>[A-Za-z][^\s<>@:/]*)"
    r"(?P<given>(?:\s(?:(?!\n[ \t]*\n)(?>=\"[^\"\n]*\"|='[^'\n]*'|[^<>]))*?)?)/?>"
)
PARAGRAPH = re.compile(r"\n[ \t]*\n")
VALUE = re.compile(r"\"[^\"]*\"|'[^']*'")
DEEPEST = 100
"""In more tags than these nobody looks for the one that is missing."""
VOID = frozenset(
    "area base br col embed hr img input link meta source track wbr".split()  # noqa: SIM905
)
"""Elements that hold nothing, and so have no end."""
ENDED_BY_OTHERS = frozenset(
    "colgroup dd dt li optgroup option p rp rt tbody td tfoot th thead tr".split()  # noqa: SIM905
)
"""Elements that end where what holds them does."""


class LostHalf(NamedTuple):
    """A mark at a line and column, each from 1, without its other half: the code, and the words."""

    mark: Mark
    code: str
    words: dict[str, object]


def lost_halves(shown: str) -> Iterator[LostHalf]:
    """What lacks its other half in a page of which only what Markdown reads is `shown`: no code,
    no remarks."""
    if opened := REMARK.search(shown):
        yield LostHalf(mark_at(shown, opened.start()), "unclosed-remark", {})
        return  # what follows may be meant as a part of it
    for found in REMARK_ENDS.finditer(shown):
        yield LostHalf(mark_at(shown, found.start()), "remark-not-begun", {})
    for code, pattern in {"tag-cut": CUT_TAG, "odd-address": ODD_ADDRESS}.items():
        for found in pattern.finditer(shown):
            start = found.group().split("\n")[0].rstrip()
            yield LostHalf(mark_at(shown, found.start()), code, {"found": start})
    yield from _twice(shown)
    yield from _references(shown)
    yield from _tags(shown)
    yield from _in_paragraphs(shown)


def _twice(shown: str) -> Iterator[LostHalf]:
    """What is defined a second time: only one of the two is used."""
    first: dict[str, int] = {}
    for found in DEFINED.finditer(shown):
        line, column = mark_at(shown, found.start("label") - 1)
        above = first.setdefault(_plain(found["label"]), line)
        if above != line:
            words: dict[str, object] = {"label": found["label"], "line": above}
            yield LostHalf((line, column), "defined-twice", words)


def _references(shown: str) -> Iterator[LostHalf]:
    """References that nothing on the page defines, and footnotes without a text."""
    defined = {_plain(found["label"]) for found in DEFINED.finditer(shown)}
    for found in REFERENCE.finditer(shown):
        label = found["label"] or found["words"]
        if _plain(label) not in defined:
            links = [name for name in defined if not name.startswith("^")]
            cure = likeliest(_plain(label), links) or phrase("define-reference", label=label)
            yield LostHalf(
                mark_at(shown, found.start()), "no-definition", {"label": label, "cure": cure}
            )
    notes = {found["label"][1:] for found in DEFINED.finditer(shown) if found["label"][0] == "^"}
    for found in NOTE.finditer(shown):
        if (name := found["name"]) not in notes:
            cure = likeliest(name, notes) or phrase("write-footnote", name=name)
            yield LostHalf(
                mark_at(shown, found.start()), "no-footnote", {"name": name, "cure": cure}
            )


def _in_paragraphs(shown: str) -> Iterator[LostHalf]:
    """Paragraphs with a bracket too many beside a link, or a quotation mark too few, but for speech
    that goes on in the next one."""
    at = 0
    paragraphs = PARAGRAPH.split(shown)
    for text, below in zip(paragraphs, [*paragraphs[1:], ""], strict=True):
        found = lone_half(text)
        if found and not (found[0] == "“" and below.lstrip().startswith("“")):
            mark = mark_at(shown, shown.index(found, at))
            yield LostHalf(mark, "unpaired-quote", {"found": found})
        if link := one_too_many(text):
            mark = mark_at(shown, shown.index(link, at))
            yield LostHalf(mark, "broken-link-on-page", {"found": link})
        at = shown.index(text, at) + len(text)


def _plain(label: str) -> str:
    return " ".join(label.lower().split())


def _tags(shown: str) -> Iterator[LostHalf]:
    """Tags that never end, or end nothing; of several that one mistake leaves open the first."""
    opened: list[re.Match[str]] = []
    for tag in TAG.finditer(shown):
        if not tag["name"]:
            continue
        name = tag["name"].lower()
        if '"' in VALUE.sub("", tag["given"]):
            yield LostHalf(mark_at(shown, tag.start()), "tag-quote", {"tag": tag.group()})
            return
        if not tag["end"]:
            if name not in VOID and not tag.group().endswith("/>"):
                opened.append(tag)
            if len(opened) > DEEPEST:
                break
            continue
        inner = [one["name"].lower() for one in opened]
        while inner and inner[-1] != name and inner[-1] in ENDED_BY_OTHERS and name in inner:
            inner.pop()
        if inner and inner[-1] == name:
            del opened[len(inner) - 1 :]
        elif name in inner:
            break
        else:
            words: dict[str, object] = {"tag": tag.group(), "name": name}
            yield LostHalf(mark_at(shown, tag.start()), "tag-not-begun", words)
    if opened:
        tag = opened[-1]
        words = {"tag": tag.group(), "name": tag["name"].lower()}
        yield LostHalf(mark_at(shown, tag.start()), "unclosed-tag", words)
