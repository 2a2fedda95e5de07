"""Marks of prose that are nearly Markdown's, or those of another Markdown, and are shown as typed.

All that is said here is a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from playbook.check.code_blocks import blocks
from playbook.check.macro_calls import SPAN
from playbook.check.prose_marks import LostHalf
from playbook.problems.problem import mark_at
from playbook.problems.suggestions import likeliest
from playbook.text.han import H

WORDS = r"[^\s_](?:[^_\n]*[^\s_])?"
TYPED = {
    r"^[ \t]*(?P<found>#{7,})(?=[^#\n])": "######",
    r"^[ \t]*(?P<found>(?P<words>(?:\*\[|\[\^)[^\[\]\n]+\])：)": r"\g<words>: ",
    r"(?P<found>[【［]\^(?P<words>[^\[\]【】［］\s]+)[\]】］])": r"[^\g<words>]",
    r"(?<=\S\n)(?P<found>：[ \t\u3000]+)(?=\S)": ":   ",
    r"(?P<found>＝＝(?P<words>[^＝\n]+)＝＝)": r"==\g<words>==",
    r"(?P<found>～～(?P<words>[^～\n]+)～～)": r"~~\g<words>~~",
    r"(?P<found>｀(?P<words>[^｀\n]+)｀)": r"`\g<words>`",
    r"(?P<found>｛(?P<words>[ ]*(?::[ ]*)?[#.][\w.#= -]+)[}｝])": r"{\g<words>}",
    rf"(?P<found>(?<=[{H}])_(?P<words>{WORDS})_(?![A-Za-z0-9_]))": r"*\g<words>*",
    rf"(?P<found>(?<![A-Za-z0-9/_{H}])_(?P<words>{WORDS})_(?=[{H}]))": r"*\g<words>*",
    rf"(?P<found>(?<=[{H}])__(?P<words>{WORDS})__)": r"**\g<words>**",
    rf"(?P<found>(?<![A-Za-z0-9/_{H}])__(?P<words>{WORDS})__(?=[{H}]))": r"**\g<words>**",
}
"""Anywhere in a text, and what is meant."""
MEANT = [(re.compile(pattern, re.MULTILINE), meant) for pattern, meant in TYPED.items()]
TARGET = re.compile(r"\]\([^()\n]*\)|<[^<>\n]*>|https?://\S+")
"""Addresses and tags, which hold marks of their own."""
DOUBTS = {
    "indented-heading": r"^ {1,3}(?P<found>#{1,6})[ \t]+\S",
    "empty-heading": r"^[ \t]*(?P<found>#{1,6})[ \t#]*$",
    "attributes-apart": (
        r"^(?![ \t]*(?:#|\||:[ \t])).*\]\([^()\n]*\)[ \t]+(?P<found>\{:?[ ]*[.#a-z][^{}\n]*\})"
    ),
    "line-as-heading": (
        r"(?:\A|(?<=\n\n)|(?<=---\n))(?P<found>(?![-*+>#|!?=][ \t]|[ \t])"
        r"(?:[^\n]*[。；，.;,…]|[a-z_]+:[ \t][^\n]*))\n(?P<mark>-+)[ ]*$"
    ),
    "row-apart": r"^\|.*\|[ \t]*\n(?:[ \t]*\n)+(?P<found>\|.*\|)[ \t]*(?=\Z|\n(?!\|))",
    "foreign-note": (
        r"^[ \t]*(?P<found>(?:> ?\[!(?P<github>[A-Za-z]+)\]|:{3,}[ \t]*(?P<kind>[a-z]+)).*)$"
    ),
}
CODES = {code: re.compile(pattern, re.MULTILINE) for code, pattern in DOUBTS.items()}
HTML = r"^[ \t]*<(?:p|div|li|nav|section|h[1-6]|t[dh]|d[dt]|figcaption|summary|blockquote)\b"
LINK = re.compile(rf"{HTML}.*?(?P<found>\[[^\[\]\n]+\]\((?P<place>[^()\s]+)\))", re.MULTILINE)
"""A link of Markdown's in a line of HTML, which Markdown leaves alone."""
STRESSED = re.compile(
    r"^[ \t]*<(?P<tag>div|section|details|center)\b(?P<given>[^<>]*)>"
    r"(?:\s*<summary>[^<]*<[/]summary>)?[^<*]*(?P<found>\*\*[^*\n]+\*\*)",
    re.MULTILINE,
)
READ_IN_HTML = re.compile(r"<\w[^<>]*\smarkdown\b")
OPTION = re.compile(r"[ \t>]*[`~]{3,}[^\n]*?(?P<found>\w+=(?P<value>[^\s\"']+))")
"""Of a block of code, without quotes, for which it is no code."""
NOTE = re.compile(r"^[ \t]*(?:!!!|\?\?\?\+?)[ \t]*(?P<found>[a-z][\w-]*)", re.MULTILINE)
KINDS = (
    "note", "abstract", "info", "tip", "success", "question", "warning", "failure", "danger", "bug",
    "example", "quote", "attention", "caution", "check", "cite", "done", "error", "fail", "faq",
    "help", "hint", "important", "missing", "summary", "todo",
)  # fmt: skip
"""Those that Material draws, and what else it knows them by."""


def nearly(markdown: str, shown: str) -> Iterator[LostHalf]:
    """What of `markdown` is shown as typed; it is `shown` without code, remarks and marks in it."""
    for block in blocks(markdown):
        if found := OPTION.match(block.group()):
            key, _, value = found["found"].partition("=")
            words = {"found": found["found"], "wanted": f'{key}="{value.strip("“”‘’")}"'}
            yield _at(markdown, block.start() + found.start("found"), "code-option", words)
    bare = TARGET.sub(lambda found: "\0" * len(found.group()), shown)
    for pattern, meant in MEANT:
        for found in pattern.finditer(bare):
            words = {"found": found["found"].strip(), "wanted": found.expand(meant)}
            yield _at(shown, found.start("found"), "shown-as-typed", words)
    yield from _stress(bare)
    for code, pattern in CODES.items():
        for found in pattern.finditer(shown):
            yield _at(shown, found.start("found"), code, _words(code, found))
    yield from _notes(shown)
    if not READ_IN_HTML.search(shown):
        yield from _in_html(shown)


def lone_tick(typed: str) -> Iterator[LostHalf]:
    """The first backtick of the text `typed` that is the mark of no code."""
    for found in SPAN.finditer(typed):
        if found.group()[0] == "`" and not found["ticks"]:
            yield _at(typed, found.start(), "unpaired-mark", {"found": found.group()})
            return


def _words(code: str, found: re.Match[str]) -> dict[str, object]:
    words: dict[str, object] = {"found": found["found"].strip()}
    if code == "line-as-heading":
        words["mark"] = found["mark"]
    if code == "foreign-note":
        words["wanted"] = f"!!! {(found['github'] or found['kind']).lower()}"
    return words


def _in_html(shown: str) -> Iterator[LostHalf]:
    """Marks of Markdown's where it reads nothing."""
    for found in LINK.finditer(shown):
        words: dict[str, object] = {"found": found["found"], "wanted": f'href="{found["place"]}"'}
        yield _at(shown, found.start("found"), "shown-as-typed", words)
    for found in STRESSED.finditer(shown):
        tag = found["tag"]
        words = {"found": found["found"], "tag": f"<{tag}>"}
        words["wanted"] = f"<{tag} markdown{found['given']}>"
        yield _at(shown, found.start("found"), "not-read-in-html", words)


def _stress(bare: str) -> Iterator[LostHalf]:
    """Stress with a blank at one end, which begins or ends nothing there."""
    at = 0
    for line in bare.split("\n"):
        parts = line.split("**")
        for number in range(1, len(parts) - 1, 2):
            words = parts[number]
            if words.strip() and words[0].isspace() != words[-1].isspace():
                start = at + sum(map(len, parts[:number])) + 2 * number - 2
                said: dict[str, object] = {
                    "found": f"**{words}**",
                    "wanted": f"**{words.strip()}**",
                }
                yield _at(bare, start, "shown-as-typed", said)
        at += len(line) + 1


def _notes(shown: str) -> Iterator[LostHalf]:
    """Notes whose kind is nearly one that is known: they look like any other."""
    for found in NOTE.finditer(shown):
        if found["found"] not in KINDS and (cure := likeliest(found["found"], KINDS)):
            said = {"found": found["found"], "cure": cure}
            yield _at(shown, found.start("found"), "unknown-note", said)


def _at(text: str, place: int, code: str, words: dict[str, object]) -> LostHalf:
    return LostHalf(mark_at(text, place), code, words)
