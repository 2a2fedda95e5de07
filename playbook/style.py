"""House style of texts, found by rule. A doubt is a warning, never an error.

Chinese: a space between Han and Latin letters or digits (names like 双11 excepted), full-width
punctuation beside Han. English: half-width punctuation only. Both: no stray or double spaces, no
placeholder, no superlative that advertising law forbids, no markup but our own small subset.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from playbook.inline import tokens
from playbook.script import HAN

H = HAN.pattern[1:-1]
NAMES = re.compile(r"双11|双12|T恤|12306|12315")
NO_SPACE = re.compile(rf"[{H}][A-Za-z0-9]|[A-Za-z0-9%][{H}]")
HALF_WIDTH = re.compile(rf"[{H}] ?[,;:?!](?![A-Za-z0-9/])|[{H}]\.(?:\s|$)|[{H}]\(|\([{H}]")
MARKS = "\uff0c\u3002\uff1b\uff1a\uff1f\uff01\u3001\uff08\uff09\u300c\u300d\u300a\u300b"
SPACE_BY_MARK = re.compile(rf"\s[{MARKS}]|[{MARKS}]\s")
FULL_WIDTH = re.compile(r"[\u3000-\u303f\uff00-\uffef]")
DOUBLE_SPACE = re.compile(r"\S {2,}\S|^\s|\s$")
PLACEHOLDER = re.compile(
    r"\b(TODO|TBD|FIXME|XXX|lorem ipsum)\b|待补充|待完善|敬请期待", re.IGNORECASE
)
SUPERLATIVE = re.compile(
    r"国家级|最高级|全网第一|行业第一|销量第一|全球首发|史上最|顶级|极致|独一无二|王牌|万能"
    r"|\b(world-class|best-in-class|number one|No\. ?1|unbeatable)\b",
    re.IGNORECASE,
)
HTML = re.compile(r"</?[A-Za-z][^<>]*>|<!--")
TEMPLATE = re.compile(r"\{\{|\}\}|\{%|%\}|\{#")
MARKDOWN = re.compile(r"\*\*[^*]+\*\*|__\w[^_]*__|^#{1,6} |~~[^~]+~~|!\[|^\s*[-*] ")
BROKEN_LINK = re.compile(r"\[[^\[\]]*\](?:\s*（[^）]*）|\s+\([a-z-]+/[^)]*\)|\([^)]*\)?)")
Doubt = tuple[str, dict[str, object]]


def doubts(text: str, language: str, *, same: bool = False) -> Iterator[Doubt]:
    """Yield (code, words) for each doubtful thing in one side of a Text."""
    if not _any_rule(language, same).search(text):
        return
    parts = list(tokens(text))
    prose = "".join(" " if part.kind == "code" else part.text for part in parts)
    left = "".join(part.text if part.kind == "text" else " " for part in parts)
    for code, pattern in _rules(language, same):
        subject = NAMES.sub("名", prose) if pattern is NO_SPACE else prose
        subject = text if pattern is DOUBLE_SPACE else subject
        subject = left if pattern is BROKEN_LINK else subject
        if match := pattern.search(subject):
            yield code, {"found": match.group().strip() or "␠"}


@cache
def _any_rule(language: str, same: bool) -> re.Pattern[str]:
    """All rules as one pattern: most texts are clean, and one search says so."""
    patterns = [
        f"(?i:{p.pattern})" if p.flags & re.IGNORECASE else f"(?:{p.pattern})"
        for _, p in _rules(language, same)
    ]
    # Markup only ever adds a place to look at, never hides one, but it may part two letters.
    return re.compile("|".join(patterns) + r"|[`*\[]")


def _rules(language: str, same: bool) -> list[tuple[str, re.Pattern[str]]]:
    rules = [
        ("spaces", DOUBLE_SPACE),
        ("placeholder", PLACEHOLDER),
        ("superlative", SUPERLATIVE),
        ("html", HTML),
        ("template", TEMPLATE),
        ("markdown", MARKDOWN),
        ("broken-link", BROKEN_LINK),
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
