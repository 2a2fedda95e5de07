"""The filters of templates: a text in the page's language, and other values as pages show them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from playbook.model.base import Record, Text
from playbook.model.playbook import group_of
from playbook.text.han import HAN
from playbook.text.markup import MARKUP, tokens
from playbook.text.markup import plain as without_markup

PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")


@pass_context
def inline(context: Context, text: Text) -> Markup:
    """`text` in the page's language, its inline markup as HTML, all else escaped."""
    side = text[context["lang"]]
    if not MARKUP.search(side):
        return escape(side)
    template = context.environment.get_template("partials/inline.html")
    return Markup(template.render(context.parent, tokens=list(tokens(side)), has_han=HAN.search))


@pass_context
def plain(context: Context, text: Text) -> str:
    """`text` in the page's language without markup, for attributes and drawings."""
    return without_markup(text[context["lang"]])


def heading(text: str) -> Markup:
    """`text` as part of a Markdown heading: punctuation as entities, so that nothing is markup."""
    return Markup(PUNCTUATION.sub(lambda found: f"&#{ord(found.group())};", text))


def grouped(records: Sequence[Record]) -> list[tuple[str, list[Record]]]:
    """Records by their group, in order."""
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(group_of(record) or "", []).append(record)
    return list(groups.items())


def number(value: float, decimals: int = 0) -> str:
    """`value` with thousands separators and at most `decimals` decimals."""
    shown = f"{value:,.{decimals}f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


FILTERS: dict[str, Callable[..., Any]] = {
    "t": inline,
    "plain": plain,
    "heading": heading,
    "grouped": grouped,
    "number": number,
}
