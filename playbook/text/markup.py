"""The small inline markup that a text may hold: `*stress*`, `` `code` ``, `[words](target)`.

Everything else is plain text. A target is a page (`metrics/cvr`), `https:` or `mailto:`, or what a
figure rests on: `90%[](rule-of-thumb)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args
from urllib.parse import urlsplit

TOKEN = re.compile(
    r"`(?P<code>[^`\n]+)`"
    r"|\*(?P<strong>[^*\s](?:[^*\n]*[^*\s])?)\*"
    r"|\[(?P<label>[^\[\]\n]*)\]\((?P<target>[^()\s]+)\)"
)
MARKUP = re.compile(r"[`*\[]")
"""What a text without markup does not hold."""
PAGE = re.compile(r"[a-z-]+/[a-z0-9-]+(#[a-z0-9-]+)?")
CUT_TAG = re.compile(
    r"<[/]?(?:(?:br|hr|img|div|span|strong|em|small|su[bp]|kbd|table|t[rdh]|[uo]l|li|code|pre|h[1-6])"
    r"(?![\w-])|[abipu](?=[ \t]+\w+=))"
    r"(?:(?!\n[ \t]*\n)(?>=\"[^\"\n]*\"|='[^'\n]*'|[^<>]))*+(?=<|\n[ \t]*\n|\Z)",
    re.IGNORECASE,
)
"""A tag of HTML without its end: `Hello<br`."""
Basis = Literal["law", "platform", "rule-of-thumb", "example"]
"""What a figure may rest on when it is no choice of the team's own."""
BASES: dict[str, str] = dict(zip(get_args(Basis), "§◇≈※", strict=True))
"""The mark for each."""
SPACE = re.compile(r"\s")
COPIED = re.compile(r"[。，、；：！？”’》】」]$|^[^（]*）$")
"""How no address ends."""
OUTSIDE = re.compile(r"(https://|mailto:)\S+")
ODD_ADDRESS = re.compile(
    r"(?<![\w/.:@<\"'=-])(?<!\]\()(?<!\]: )(?!https?://[^/\s])(?=[a-z]*t)(?=[a-z]*p)[hpst]{3,7}"
    r"(?:[:：;；]?//|[:：;；]/{1,3}|[:：;；]?\\\\)(?=[^\s/])[^\s<>\"'()（）\]，。]*",
    re.IGNORECASE,
)
"""A web address that lost a mark, or has one too many: `htps://`, `https:/`, `http//`."""
TYPED_CODE = re.compile("`[^`\n]*`")
ONE_TOO_MANY = re.compile(
    r"\[\[[^\[\]]*\]\([^()\s]*\)(?=[^\]]*\Z)|\[[^\[\]]*\]\([^()\s]*\)(?P<end>\))"
)
"""A link in brackets of which only one half may be there: `[[words](target)`."""
CODE = "\ufffc"
"""Stands for a piece of code, which no rule looks into."""


@dataclass(frozen=True)
class Token:
    """A run of text; `target` is set for links and bases. A link's empty label means the target's
    title."""

    kind: Literal["text", "code", "strong", "page", "outside", "basis", "forbidden"]
    text: str
    target: str = ""

    @property
    def mark(self) -> str:
        """What is printed after the text of a basis."""
        return BASES[self.target] if self.kind == "basis" else ""


def tokens(text: str) -> Iterator[Token]:
    """Cut `text` into tokens, in order; nothing is lost."""
    end = 0
    for match in TOKEN.finditer(text):
        if match.start() > end:
            yield Token("text", text[end : match.start()])
        yield _token(match)
        end = match.end()
    if end < len(text):
        yield Token("text", text[end:])


def plain(text: str) -> str:
    """`text` without its markup, for titles, descriptions and attributes."""
    if not MARKUP.search(text):
        return text
    return "".join(f"{token.text}{token.mark}" for token in tokens(text))


def is_readable(address: str) -> bool:
    """Whether programs can tell host and path of a web address apart.

    In https://example.com／page, with the slash of an input method, they cannot; nor with a space,
    nor with the mark that ended the sentence it was copied from.
    """
    try:
        return urlsplit(address).port != 0 and not (SPACE.search(address) or COPIED.search(address))
    except ValueError:
        return False


def _token(match: re.Match[str]) -> Token:
    if code := match["code"]:
        return Token("code", code)
    if strong := match["strong"]:
        return Token("strong", strong)
    target = match["target"]
    if target in BASES:
        return Token("basis", match["label"], target)
    if PAGE.fullmatch(target):
        return Token("page", match["label"], target)
    if OUTSIDE.fullmatch(target) and is_readable(target):
        return Token("outside", match["label"] or target, target)
    return Token("forbidden", match["label"], target)


def one_too_many(text: str) -> str:
    """The link in `text` that has a bracket too many before or after it; empty if none."""
    subject = TYPED_CODE.sub(CODE, text)
    for found in ONE_TOO_MANY.finditer(subject):
        depth = 0
        for letter in subject[: found.start()]:
            depth = depth + 1 if letter == "(" else max(0, depth - (letter == ")"))
        if not (found["end"] and depth):
            return found.group()
    return ""
