"""House style of texts, found by rule. A doubt is a warning, never an error.

In Han: a space between Han and Latin letters or digits (some names excepted), full-width
punctuation beside Han. In Latin: half-width punctuation only. In all: no stray or double spaces, no
placeholder, no superlative that advertising law forbids, no markup but our own small subset.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from playbook.locale import tables
from playbook.locale.languages import LANGUAGES
from playbook.text.han import MARKS, H
from playbook.text.markup import CODE, CUT_TAG, ODD_ADDRESS, Token, one_too_many, tokens
from playbook.text.quotes import lone_half
from playbook.text.scripts import EVERYWHERE

NO_SPACE = re.compile(rf"[{H}][A-Za-z0-9]|[A-Za-z0-9%][{H}]")
HALF_WIDTH = re.compile(rf"[{H}] ?[,;:?!](?![A-Za-z0-9/])|[{H}]\.(?:\s|$)|[{H}]\(|\([{H}]")
SPACE_BY_MARK = re.compile(rf"\s[{MARKS}]|[{MARKS}]\s")
FULL_WIDTH = re.compile(r"[\u3001-\u303f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uffef]")
WIDE = re.compile(r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+")
"""Digits and letters of full width."""
LOOK_ALIKE = re.compile(
    "[\u2e80-\u2fd5\uf900-\ufa0d\ufb00-\ufb06\U0002f800-\U0002fa1f]"
    "|[AEIOUYaeiouy][\u0300-\u0303\u0308]|[CcSs]\u0327|[Nn]\u0303|[Aa]\u030a|[CcSsZz]\u030c"
)
"""Radicals, doubles and ligatures, which PDF files give for the characters they look like; letters
whose accent is a character of its own, as names of files are on a Mac."""
DOUBLE_SPACE = re.compile(r"\S[^\S\n]{2,}\S|[\t\u3000]|^\s|\s$")
HTML = re.compile(
    rf"<[/]?[A-Za-z][^<>]*>|<!--|&(?:[A-Za-z]{{2,8}}|#[0-9]{{2,5}});|{CUT_TAG.pattern}"
)
TEMPLATE = re.compile(r"\{\{|\}\}|\{%|%\}|\{#")
MARKDOWN = re.compile(
    r"\*\*[^*]+\*\*|__\w[^_]*__|^#{1,6} |~~[^~]+~~|!\[|^\s*[-*] |^\s*-[^\W0-9_]{2}"
    r"|(?<![A-Za-z0-9/_])_[^\s_][^_\n]*_(?![A-Za-z0-9/_])"
)
TARGET = r"(?:[a-z-]+/[a-z0-9]|https?://|mailto:)[^\s)）\]}]*[)）\]}]?"
LABEL = r"(?:[\[【［][^\[\]【】［］()（）]*)"
BROKEN_LINK = re.compile(
    r"\[[^\[\]]*\](?:\s*（[^）]*）|\([^)]*\)?)"  # [words]（target）, [words](no target
    rf"|{LABEL}?[\]】］]\s*[(（\[{{]?\s*{TARGET}|{LABEL}?\]\("  # words](target), [words]target)
    rf"|[(（][^()（）]+[)）]\[{TARGET}"  # (words)[target]
    rf"|{LABEL}[(（]{TARGET}"  # [words(target)
)
UNPAIRED = re.compile(r"`|(?<!\S)\*(?=[^\s*])|(?<=[^\s*])\*(?!\S)")
EDGES = ("", " ", "\t", "\u3000", "#", "-")
MARKUP = re.compile(rf"[<>{{}}`*~\[\]【】［］]|&[A-Za-z#]|{LOOK_ALIKE.pattern}")
HAN_SUSPECT = re.compile(rf"[,;:?!().]|[{MARKS}]\s|\s[{MARKS}]|{WIDE.pattern}")
LATIN_BY_HAN = re.compile(rf"[A-Za-z0-9%][{H}]")
NEVER = r"(?!)"
NAME = "\u540d"
"""Stands for a name, which is Han."""
Doubt = tuple[str, dict[str, object]]


@dataclass(frozen=True)
class _Listed:
    """What the files of words list for the house style."""

    names: re.Pattern[str]
    placeholder: re.Pattern[str]
    nothing_said: re.Pattern[str]
    """A text that is all placeholder."""
    superlative: re.Pattern[str]
    suspect: re.Pattern[str]
    """Where a rule of every language may match. Each choice begins with one known character (so
    `Lorem|lorem`, not `[Ll]orem`): `re` then skips to these instead of trying them all
    everywhere."""


@tables.kept
def _listed() -> _Listed:
    """What all languages list, as one choice of each: a text may quote another language."""
    styles = [tables.style(language) for language in tables.known()]

    def choice(kind: str) -> str:
        return "|".join(one for style in styles for one in style.get(kind, ())) or NEVER

    nothing = rf"\A(?:[-–—.…·_?？*/~\u3001\u3002\s]+|(?:{choice('nothing_said')})\W*)\Z"
    placeholders, superlatives = choice("placeholders"), choice("superlatives")
    return _Listed(
        names=re.compile(choice("names")),
        placeholder=re.compile(placeholders),
        nothing_said=re.compile(nothing),
        superlative=re.compile(superlatives),
        suspect=re.compile(rf"{placeholders}|{superlatives}|%\}}|_|\t|\u3000"),
    )


def doubts(text: str, language: str, *, same: bool = False) -> Iterator[Doubt]:
    """Yield (code, words) for each doubtful thing in one side of a Text."""
    if not _may_be_doubtful(text, language, same=same):
        return
    parts = list(tokens(text))
    prose = "".join(CODE if part.kind == "code" else part.text for part in parts)
    left = "".join(part.text if part.kind == "text" else " " for part in parts)
    for code, pattern in _rules(language, same):
        subject = _listed().names.sub(NAME, prose) if pattern is NO_SPACE else prose
        subject = text if pattern is DOUBLE_SPACE else subject
        subject = left if pattern in (BROKEN_LINK, ODD_ADDRESS, UNPAIRED) else subject
        if pattern is MARKDOWN:
            subject = "".join(_typed(part) for part in parts)
        if match := pattern.search(subject):
            if pattern is MARKDOWN:  # its stars are told
                left = ""
            if pattern is BROKEN_LINK:  # its marks are no punctuation
                prose = prose.replace(match.group(), NAME)
                left = left.replace(match.group(), "\n")
            yield code, {"found": match.group().strip() or "␠"}
    if found := one_too_many(text):
        yield "broken-link", {"found": found}
    if left and (found := lone_half(left)):
        yield "unpaired-quote", {"found": found}


def _typed(part: Token) -> str:
    """A part with the stars of its stress, which may be one half of two."""
    if part.kind == "code":
        return CODE
    return f"*{part.text}*" if part.kind == "strong" else part.text


def _may_be_doubtful(text: str, language: str, *, same: bool) -> bool:
    """Whether any rule could match: most texts are clean, and this says so fast.

    Each of these patterns starts with a known set of characters, which `re` skips to; so a Han
    before a Latin letter is looked for backwards.
    """
    if text[:1] in EDGES or text[-1:].isspace() or "  " in text or MARKUP.search(text):
        return True  # markup always needs the closer look
    if ("//" in text or ":/" in text or "\\" in text) and ODD_ADDRESS.search(text):
        return True
    listed = _listed()
    if listed.suspect.search(text) or listed.nothing_said.match(text) or lone_half(text):
        return True
    if LANGUAGES[language].script == EVERYWHERE:
        return bool(FULL_WIDTH.search(text) or WIDE.search(text))
    if same:
        return False
    return bool(
        HAN_SUSPECT.search(text) or LATIN_BY_HAN.search(text) or LATIN_BY_HAN.search(text[::-1])
    )


def _rules(language: str, same: bool) -> list[tuple[str, re.Pattern[str]]]:
    listed = _listed()
    rules = [
        ("spaces", DOUBLE_SPACE),
        ("wide-letters", WIDE),
        ("look-alike", LOOK_ALIKE),
        ("placeholder", listed.placeholder),
        ("placeholder", listed.nothing_said),
        ("superlative", listed.superlative),
        ("html", HTML),
        ("template", TEMPLATE),
        ("markdown", MARKDOWN),
        ("broken-link", BROKEN_LINK),
        ("odd-address", ODD_ADDRESS),
        ("unpaired-mark", UNPAIRED),
    ]
    script = LANGUAGES[language].script
    if script == "Han" and not same:
        rules += [
            ("han-spacing", NO_SPACE),
            ("half-width", HALF_WIDTH),
            ("mark-spacing", SPACE_BY_MARK),
        ]
    if script == EVERYWHERE:
        rules += [("full-width", FULL_WIDTH)]
    return rules
