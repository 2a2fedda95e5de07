"""A playbook seen through templates/: records and overviews as Markdown with HTML blocks.

Templates loop and never decide; they see the record, the language, and the helpers named here.
Every value is escaped; headings are Markdown, so that MkDocs lists them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    pass_context,
)
from jinja2.runtime import Context
from markupsafe import Markup, escape

from playbook.locale import tables
from playbook.model.base import Record, Text
from playbook.model.playbook import Playbook, group_of
from playbook.model.registry import KINDS
from playbook.problems.suggestions import nearest
from playbook.schedule import duties, wording
from playbook.text.han import HAN
from playbook.text.languages import LANGUAGES, other
from playbook.text.markup import MARKUP, plain, tokens
from playbook.views import (
    campaigns,
    claims,
    client_data,
    hierarchy,
    onboarding,
    plan_figures,
    responsibility,
    script_words,
    stages,
    worked_example,
)

TEMPLATES = Path(__file__).with_name("templates")
PAGE_WORDS = tuple(sorted(path.stem for path in (TEMPLATES / "pages").glob("*.md")))
"""The macros that are not one record: an overview or a part of the plan."""
WORDS = (*(kind.singular for kind in KINDS.values()), *PAGE_WORDS)
"""All macros."""
VIEWS = {
    module.__name__.rpartition(".")[2]: module
    for module in (
        campaigns, claims, client_data, duties, hierarchy, onboarding, plan_figures,
        responsibility, script_words, stages, wording, worked_example,
    )
}  # fmt: skip
"""What templates ask for computed things, by name."""
PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")


class UnknownRecord(LookupError):
    """A page asks for a record that is not there; the text says what it may have meant."""


class View:
    """Renders templates for one playbook."""

    def __init__(self, playbook: Playbook, cache: Path | None = None) -> None:
        """`cache` is a folder for what can be made again, such as compiled templates."""
        self.playbook = playbook
        self.cache = cache
        self.links: dict[tuple[str, str, str], Markup] = {}
        """The links written so far: pages at the same depth share them."""

    def show(self, playbook: Playbook) -> None:
        """Go on with newer data."""
        self.playbook = playbook
        self.links.clear()

    def render(self, word: str, page_url: str, ident: str | None = None, **options: Any) -> str:
        """The Markdown that macro `word` puts on the page at `page_url` (such as zh/roles/mgr/).

        `brief=True` leaves out title, uses and sources, for a record inside prose.
        Raises UnknownRecord if `ident` is not a record of that kind.
        """
        context = self.context(page_url) | {"brief": False} | options
        kind = next((kind for kind in KINDS.values() if kind.singular == word), None)
        if kind is None:
            if ident is not None:
                context["ident"] = ident
            return self.environment.get_template(f"pages/{word}.md").render(context)
        records = self.playbook.records[kind.name]
        if ident not in records:
            near = nearest(str(ident), records)["en"]
            raise UnknownRecord(f'{word}("{ident}"): no such record. {near}')
        context |= {"record": records[ident], "kind": kind.name, "here": (kind.name, ident)}
        return self.environment.get_template(f"records/{word}.md").render(context)

    def context(self, page_url: str) -> dict[str, Any]:
        """What every template sees, on the page at `page_url`."""
        language = page_url.partition("/")[0]
        if language not in LANGUAGES:
            language = self.playbook.team.languages[0]
        return {
            "book": self.playbook,
            "lang": language,
            "url": page_url,
            "known_links": self.links,
        }

    @cached_property
    def environment(self) -> Environment:
        """The Jinja environment of all templates."""
        environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            auto_reload=False,  # a View lives for one build
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=compiled(self.cache),
        )
        # Chinese as it is: escaped, a page's data would weigh half as much again.
        environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
        environment.filters |= {
            "t": say,
            "plain": say_plain,
            "grouped": grouped,
            "heading": heading,
            "number": number,
        }
        environment.globals |= {
            "w": word,
            "link": link,
            "to": relative,
            "record_at": record_at,
            "title_of": title_of,
            "other": other,
        }
        environment.globals |= VIEWS
        return environment


def compiled(cache: Path | None) -> BytecodeCache | None:
    """Jinja's cache in the folder `cache`, which knows by a template's text whether it holds it.

    None if it cannot be: compiling takes a third of a small handbook's build, but no more.
    """
    if cache is None:
        return None
    folder = cache / "templates"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(folder)) if os.access(folder, os.W_OK) else None


@pass_context
def say(context: Context, text: Text) -> Markup:
    """`text` in the page's language, its inline markup as HTML, all else escaped."""
    side = text[context["lang"]]
    if not MARKUP.search(side):
        return escape(side)
    template = context.environment.get_template("partials/inline.html")
    return Markup(template.render(context.parent, tokens=list(tokens(side)), has_han=HAN.search))


@pass_context
def say_plain(context: Context, text: Text) -> str:
    """`text` in the page's language without markup, for attributes and drawings."""
    return plain(text[context["lang"]])


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


@pass_context
def word(context: Context, key: str, **blanks: object) -> str:
    """The words of the templates themselves, from words.toml, in the page's language."""
    text = tables.templates()[key][context["lang"]]
    return text.format(**blanks) if blanks else text


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
def title_of(context: Context, path: str) -> Text | None:
    """The title of the record at `path`; None for an overview page."""
    record = record_at(context, path)
    return record.title if record is not None else None


@pass_context
def link(context: Context, path: str, label: str = "") -> Markup:
    """A link to the page at `path`, called by `label` or by that page's title."""
    title = title_of(context, path)
    text = label or (plain(title[context["lang"]]) if title else "")
    key = (context["lang"], relative(context, path), text)
    known: dict[tuple[str, str, str], Markup] = context["known_links"]
    if key not in known:
        template = context.environment.get_template("partials/link.html")
        known[key] = Markup(template.render(context.parent, path=path, text=text).strip())
    return known[key]
