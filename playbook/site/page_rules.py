"""What must hold of each printed page, whatever the other pages are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from selectolax.lexbor import LexborNode

from playbook.locale.languages import LANGUAGES
from playbook.locale.tables import SHIPPED
from playbook.site.html_page import Page
from playbook.source.reader import PAGE_BYTES
from playbook.text.scripts import SCRIPTS, main_script

HOLDERS = {"ul": "li", "ol": "li", "tbody": "tr", "table": "tr", "dl": "dt", "select": "option"}
EMPTY = ", ".join(f"article {tag}:not(:has({item}))" for tag, item in HOLDERS.items())
MARKS = ("{{", "}}", "{%", "%}")
LEFT_OVER = re.compile("|".join(map(re.escape, MARKS)))
ERRORS = (
    "Macro Rendering Error",
    "Macro Syntax Error",
    "Traceback (most recent call last)",
    "jinja2.exceptions",
    "UndefinedError",
    "TemplateSyntaxError",
)
FOREIGN = re.compile(r"^(?:https?:)?//", re.IGNORECASE)
STYLE_LOADS = re.compile(r"(?:url\(\s*['\"]?|@import\s+['\"])(?P<target>(?:https?:)?//[^'\")]+)")
ENOUGH = 200
"""So many letters of another script are more than names."""


class Fault(NamedTuple):
    """What is wrong with a page, and the element or text that is to blame; None: the page."""

    node: LexborNode | None
    code: str
    words: dict[str, Any]


def faults(page: Page, typed: Callable[[], str]) -> Iterator[Fault]:
    """Everything wrong with `page` by itself.

    `typed` gives the texts of the data that hold template marks and are to be shown as typed.
    """
    for rule in RULES:
        yield from rule(page)
    yield from _left_over(page, typed)


def _ids(page: Page) -> Iterator[Fault]:
    seen: set[str] = set()
    for node, ident in page.named:
        if ident in seen:
            yield Fault(node, "page-id-twice", {"id": ident})
        seen.add(ident)


def _foreign(page: Page) -> Iterator[Fault]:
    """What the browser fetches by itself must come from this site."""
    for node, target in page.loads:
        if FOREIGN.match(target):
            yield Fault(node, "page-foreign", {"target": target})
    styles = [(node, node.attributes["style"] or "") for node in page.find("[style]")]
    sheets = [node.first_child for node in page.find("style")]
    styles += [(node, node.text_content or "") for node in sheets if node]
    for node, style in styles:
        if found := STYLE_LOADS.search(style):
            yield Fault(node, "page-foreign", {"target": found["target"]})


def _images(page: Page) -> Iterator[Fault]:
    for node in page.find("img:not([alt])"):
        words = {"name": node.attributes.get("src")}
        yield Fault(node, "page-image-without-text", words)
    for node in page.find('svg[role="img"]:not(:has(title))'):
        given = node.attributes
        if not (given.get("aria-label") or given.get("aria-labelledby")):
            yield Fault(node, "page-image-without-text", {"name": "svg"})


def _empty(page: Page) -> Iterator[Fault]:
    """Lists and tables hold something, unless a script fills them."""
    for node in page.document.css(EMPTY):
        given = node.attributes
        if "hidden" not in given and not any(name.startswith("data-") for name in given):
            yield Fault(node, "page-empty", {"tag": node.tag})


def _size(page: Page) -> Iterator[Fault]:
    size = len(page.html)
    if size > PAGE_BYTES:
        yield Fault(None, "page-too-big", {"size": size, "limit": PAGE_BYTES})


def _language(page: Page) -> Iterator[Fault]:
    code = page.path.partition("/")[0]
    if code not in LANGUAGES:
        return
    meant = LANGUAGES[code]
    if page.language != meant.tag:
        yield Fault(None, "page-language", {"lang": page.language, "wanted": meant.tag})
    # What nobody has translated yet is in another's script: texts that lag, words of a team's own.
    if meant.lag or code not in SHIPPED:
        return
    text = page.article()
    found = main_script(text)
    told = meant.script in SCRIPTS and found != meant.script
    if told and SCRIPTS[found].amount(text) >= ENOUGH:
        said = next((one.code for one in LANGUAGES.values() if one.script == found), found)
        yield Fault(None, "page-language", {"lang": said, "wanted": code})


def _left_over(page: Page, typed: Callable[[], str]) -> Iterator[Fault]:
    if not any(sign in page.text for sign in (*MARKS, *ERRORS)):
        return  # to ask text by text is slow, and hardly a page needs it
    quoted = [re.escape(code) for code in page.code() if LEFT_OVER.search(code)]
    in_code = re.compile("|".join(quoted) or "(?!)")
    for node, text in page.texts():
        if errors := [error for error in ERRORS if error in text]:
            yield Fault(node, "page-error", {"found": min(errors, key=text.index)})
        rest = in_code.sub("", text)  # a heading's code is text in the list of headings
        for found in LEFT_OVER.finditer(rest):
            before, after = rest[max(0, found.start() - 3) : found.end()], rest[found.start() :][:5]
            around = f"{before}{after[2:]}".strip()
            # What a text ends or begins with, other words of the page may follow or go before.
            ways = (around, f"{before.lstrip()}\n", f"\n{after.rstrip()}")
            if not any(way in f"\n{typed()}\n" for way in ways):
                yield Fault(node, "page-left-over", {"found": around})


RULES = (_ids, _foreign, _images, _empty, _size, _language)
