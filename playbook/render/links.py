"""Links between pages, as templates write them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from playbook.model.base import Record
from playbook.text.markup import plain


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
    """The record of a page link such as metrics/cvr; None for an overview page."""
    kind, _, ident = path.partition("#")[0].partition("/")
    record: Record | None = context["book"].records.get(kind, {}).get(ident)
    return record


@pass_context
def link(context: Context, path: str, label: str = "") -> Markup:
    """A link to the page at `path`, called by `label` or by that page's title."""
    record = record_at(context, path)
    text = label or (plain(record.title[context["lang"]]) if record else "")
    key = (context["lang"], relative(context, path), text)
    known: dict[tuple[str, str, str], Markup] = context["known_links"]
    if key not in known:
        template = context.environment.get_template("partials/link.html")
        known[key] = Markup(template.render(context.parent, path=path, text=text).strip())
    return known[key]


LINKS: dict[str, Callable[..., Any]] = {"to": relative, "record_at": record_at, "link": link}
