"""House style of texts, found by rule. A doubt is a warning, never an error.

Chinese: a space between Han and Latin letters or digits (names like 双11 excepted), full-width
punctuation beside Han. English: half-width punctuation only. Both: no stray or double spaces, no
placeholder, no superlative that advertising law forbids, no markup but our own small subset.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from playbook.text.han import MARKS, H
from playbook.text.markup import tokens

NAMES = re.compile(r"双11|双12|T恤|12306|12315")
NO_SPACE = re.compile(rf"[{H}][A-Za-z0-9]|[A-Za-z0-9%][{H}]")
HALF_WIDTH = re.compile(rf"[{H}] ?[,;:?!](?![A-Za-z0-9/])|[{H}]\.(?:\s|$)|[{H}]\(|\([{H}]")
SPACE_BY_MARK = re.compile(rf"\s[{MARKS}]|[{MARKS}]\s")
FULL_WIDTH = re.compile(r"[\u3000-\u303f\uff00-\uffef]")
DOUBLE_SPACE = re.compile(r"\S {2,}\S|^\s|\s$")
PLACEHOLDER = re.compile(
    r"TODO\b|TBD\b|TBC\b|TBA\b|FIXME\b|XXX\b|Lorem ipsum|lorem ipsum|待补充|待完善|敬请期待"
    r"|待翻译|待译"
)
NOTHING_SAID = re.compile(
    r"\A(?:[-–—.…·_?？*/~、。\s]+|(?:[Tt](?:b[acd]|odo)|wip|[Xx]{2,}|[Dd]itto"
    r"|(?:[Ss]ame )?[Aa]s above|[Ss]ee above|[Tt]o be [a-z]+|待定|待写|待填|同上|见上)\W*)\Z"
)
"""A text that is all placeholder."""
SUPERLATIVE = re.compile(
    r"国家级|最高级|全网第一|行业第一|销量第一|全球首发|史上最|顶级|极致|独一无二|王牌|万能"
    r"|World-class|world-class|Best-in-class|best-in-class|Number one\b|number one\b|No\. ?1\b"
    r"|Unbeatable|unbeatable"
)
HTML = re.compile(r"<[/]?[A-Za-z][^<>]*>|<!--")
TEMPLATE = re.compile(r"\{\{|\}\}|\{%|%\}|\{#")
MARKDOWN = re.compile(r"\*\*[^*]+\*\*|__\w[^_]*__|^#{1,6} |~~[^~]+~~|!\[|^\s*[-*] ")
TARGET = r"(?:[a-z-]+/[a-z0-9]|https?://|mailto:)[^\s)）]*[)）]?"
LABEL = r"(?:[\[【［][^\[\]【】［］()（）]*)"
BROKEN_LINK = re.compile(
    r"\[[^\[\]]*\](?:\s*（[^）]*）|\([^)]*\)?)"  # [words]（target）, [words](no target
    rf"|{LABEL}?[\]】］]\s*[(（]?\s*{TARGET}|{LABEL}?\]\("  # words](target), [words]target)
    rf"|{LABEL}[(（]{TARGET}"  # [words(target)
)
UNPAIRED = re.compile(r"`|(?<!\S)\*(?=[^\s*])|(?<=[^\s*])\*(?!\S)")
EDGES = ("", " ", "\t", "\u3000", "#", "-")
MARKUP = re.compile(r"[<>{}`*~\[\]【】［］]")
SUSPECT = re.compile(rf"{PLACEHOLDER.pattern}|{SUPERLATIVE.pattern}|%\}}|__")
"""Where a rule of both languages may match. Each choice begins with one known character (so
`Lorem|lorem`, not `[Ll]orem`): `re` then skips to these instead of trying them all everywhere."""
ZH_SUSPECT = re.compile(rf"[,;:?!().]|[{MARKS}]\s|\s[{MARKS}]")
LATIN_BY_HAN = re.compile(rf"[A-Za-z0-9%][{H}]")
CODE = "\ufffc"
"""Stands for a piece of code, which no rule looks into."""
Doubt = tuple[str, dict[str, object]]


def doubts(text: str, language: str, *, same: bool = False) -> Iterator[Doubt]:
    """Yield (code, words) for each doubtful thing in one side of a Text."""
    if not _may_be_doubtful(text, language, same=same):
        return
    parts = list(tokens(text))
    prose = "".join(CODE if part.kind == "code" else part.text for part in parts)
    left = "".join(part.text if part.kind == "text" else " " for part in parts)
    for code, pattern in _rules(language, same):
        subject = NAMES.sub("名", prose) if pattern is NO_SPACE else prose
        subject = text if pattern is DOUBLE_SPACE else subject
        subject = left if pattern in (BROKEN_LINK, UNPAIRED) else subject
        if match := pattern.search(subject):
            if pattern is BROKEN_LINK:  # its marks are no punctuation
                prose = prose.replace(match.group(), "名")
                left = left.replace(match.group(), "名")
            yield code, {"found": match.group().strip() or "␠"}


def _may_be_doubtful(text: str, language: str, *, same: bool) -> bool:
    """Whether any rule could match: most texts are clean, and this says so fast.

    Each of these patterns starts with a known set of characters, which `re` skips to; so a Han
    before a Latin letter is looked for backwards.
    """
    if text[:1] in EDGES or text[-1:].isspace() or "  " in text or MARKUP.search(text):
        return True  # markup always needs the closer look
    if SUSPECT.search(text) or NOTHING_SAID.match(text):
        return True
    if language == "en":
        return FULL_WIDTH.search(text) is not None
    if same:
        return False
    return bool(
        ZH_SUSPECT.search(text) or LATIN_BY_HAN.search(text) or LATIN_BY_HAN.search(text[::-1])
    )


def _rules(language: str, same: bool) -> list[tuple[str, re.Pattern[str]]]:
    rules = [
        ("spaces", DOUBLE_SPACE),
        ("placeholder", PLACEHOLDER),
        ("placeholder", NOTHING_SAID),
        ("superlative", SUPERLATIVE),
        ("html", HTML),
        ("template", TEMPLATE),
        ("markdown", MARKDOWN),
        ("broken-link", BROKEN_LINK),
        ("unpaired-mark", UNPAIRED),
    ]
    if language == "zh" and not same:
        rules += [
            ("zh-spacing", NO_SPACE),
            ("zh-punctuation", HALF_WIDTH),
            ("zh-mark-spacing", SPACE_BY_MARK),
        ]
    if language == "en":
        rules += [("en-punctuation", FULL_WIDTH)]
    return rules
