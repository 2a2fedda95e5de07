"""A playbook seen through templates: records and overviews as Markdown with HTML blocks.

Templates loop and never decide; they see the record, the language, and the helpers named here.
Every value is escaped; headings are Markdown, so that MkDocs lists them.
"""

from __future__ import annotations

import os
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
from markupsafe import Markup

from playbook.locale import tables
from playbook.model.playbook import Playbook
from playbook.model.registry import KINDS
from playbook.problems.suggestions import nearest
from playbook.render.filters import FILTERS
from playbook.render.links import LINKS
from playbook.schedule import duties, wording
from playbook.text.languages import LANGUAGES, other
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
PAGE_MACROS = tuple(sorted(path.stem for path in (TEMPLATES / "pages").glob("*.md")))
"""The macros that are not one record: an overview or a part of the plan."""
MACROS = (*(kind.singular for kind in KINDS.values()), *PAGE_MACROS)
"""All macros."""
VIEWS = {
    module.__name__.rpartition(".")[2]: module
    for module in (
        campaigns, claims, client_data, duties, hierarchy, onboarding, plan_figures,
        responsibility, script_words, stages, wording, worked_example,
    )
}  # fmt: skip
"""What templates ask for computed things, by name."""


class UnknownRecord(LookupError):
    """A page asks for a record that is not there; the text says what it may have meant."""


class Renderer:
    """Renders templates for one playbook."""

    def __init__(self, playbook: Playbook, cache: Path | None = None) -> None:
        """Compiled templates are kept in the folder `cache`; nowhere if None."""
        self.playbook = playbook
        self.cache = cache
        self.links: dict[tuple[str, str, str], Markup] = {}
        """The links written so far: pages at the same depth share them."""

    def replace(self, playbook: Playbook) -> None:
        """Go on with newer data."""
        self.playbook = playbook
        self.links.clear()

    def render(self, macro: str, page_url: str, ident: str | None = None, **options: Any) -> str:
        """The Markdown that `macro` puts on the page at `page_url` (such as zh/roles/mgr/).

        `brief=True` leaves out title, uses and sources, for a record inside prose.
        Raises UnknownRecord if `ident` is not a record of that kind.
        """
        context = self.context(page_url) | {"brief": False} | options
        kind = next((kind for kind in KINDS.values() if kind.singular == macro), None)
        if kind is None:
            if ident is not None:
                context["ident"] = ident
            return self.environment.get_template(f"pages/{macro}.md").render(context)
        records = self.playbook.records[kind.name]
        if ident not in records:
            near = nearest(str(ident), records)["en"]
            raise UnknownRecord(f'{macro}("{ident}"): no such record. {near}')
        context |= {"record": records[ident], "kind": kind.name, "here": (kind.name, ident)}
        return self.environment.get_template(f"records/{macro}.md").render(context)

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
            auto_reload=False,  # a Renderer lives for one build
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=template_cache(self.cache),
        )
        # Chinese as it is: escaped, a page's data would weigh half as much again.
        environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
        environment.filters |= FILTERS
        environment.globals |= {"w": word, "other": other, **LINKS, **VIEWS}
        return environment


def template_cache(folder: Path | None) -> BytecodeCache | None:
    """Jinja's cache in `folder`, which knows by a template's text whether it holds it: compiling
    takes a third of a small handbook's build. None without a folder that can be written to."""
    if folder is None:
        return None
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(folder)) if os.access(folder, os.W_OK) else None


@pass_context
def word(context: Context, key: str, **blanks: object) -> str:
    """The words of the templates themselves, from templates.toml, in the page's language."""
    text = tables.templates()[key][context["lang"]]
    return text.format(**blanks) if blanks else text
