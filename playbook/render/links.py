"""Links between pages, as templates write them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from playbook.model.base import Record
from playbook.model.playbook import Playbook
from playbook.render.filters import bare


@pass_context
def relative(context: Context, path: str) -> str:
    """The relative address of `path` (such as metrics/cvr#formula) in the page's language."""
    page, _, anchor = path.partition("#")
    url = context["url"]
    up = "../" * (url.count("/") - 1) if url else f"{context['lang']}/"
    address = f"{up}{page}/" if page else up or "./"
    return f"{address}#{anchor}" if anchor else address


@pass_context
def record_at(context: Context, path: str) -> Record | None:
    """The record of a page link such as metrics/cvr, left out though it may be; None for an
    overview page."""
    kind, _, ident = path.partition("#")[0].partition("/")
    book: Playbook = context["book"]
    return book.record(kind, ident)


@pass_context
def has_page(context: Context, path: str) -> bool:
    """Whether anything stands at `path`: not where it is left out, or a kind has no records."""
    page = path.partition("#")[0]
    kind, _, ident = page.partition("/")
    book: Playbook = context["book"]
    if ident:
        return (kind, ident) not in book.left_out and page not in book.removed
    return kind not in book.records or bool(book.records[kind])


@pass_context
def link(context: Context, path: str, label: str = "") -> Markup:
    """A link to the page at `path`, called by `label` or by that page's title; only the words
    where there is no such page."""
    record = record_at(context, path)
    text = label or (bare(context, record.title) if record else "")
    key = (context["lang"], relative(context, path), text)
    known: dict[tuple[str, str, str], Markup] = context["known_links"]
    if key not in known:
        template = context.environment.get_template("partials/link.html")
        there = has_page(context, path)
        page = template.render(context.parent, path=path, text=text, there=there)
        known[key] = Markup(page.strip())
    return known[key]


@pass_context
def page_with(context: Context, macro: str) -> str | None:
    """The path of the page of prose that calls `macro` in the page's language, if there is one."""
    found: str | None = context["callers"].get((context["lang"], macro))
    return found


LINKS: dict[str, Callable[..., Any]] = {
    "to": relative, "record_at": record_at, "has_page": has_page, "link": link,
    "page_with": page_with,
}  # fmt: skip
