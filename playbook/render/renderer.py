"""A playbook seen through templates: records and overviews as Markdown with HTML blocks.

Templates loop and never decide; they see the record, the language, and the helpers named here.
Every value is escaped; headings are Markdown, so that MkDocs lists them.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from pickle import UnpicklingError
from types import MappingProxyType, ModuleType
from typing import Any

from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    pass_context,
)
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from markupsafe import Markup, escape

from playbook.check.callers import Callers
from playbook.check.overviews import shown
from playbook.kinds import FOLDER, all_kinds, record_kinds, say, words
from playbook.kinds.role.numbers import owners
from playbook.kinds.team.model import Team
from playbook.kinds.team.numbers import conventions
from playbook.locale.dates import form
from playbook.locale.languages import LANGUAGES
from playbook.model import formula
from playbook.model.filters import Value, narrowed
from playbook.model.playbook import Playbook
from playbook.problems.problem import phrase
from playbook.problems.report import reader_language
from playbook.problems.suggestions import nearest
from playbook.render.filters import FILTERS
from playbook.render.links import LINKS
from playbook.schedule import due_words, round_words, schedule_words
from playbook.text.markup import BASES
from playbook.views import (
    builder,
    calculators,
    client_data,
    health,
    maturity,
    onboarding,
    running,
    script_words,
    shares,
    timeline,
    track,
    translations,
)
from playbook.views.pages import OVERVIEW

TEMPLATES = Path(__file__).with_name("templates")
VIEWS = {
    module.__name__.rpartition(".")[2]: module
    for module in (
        builder, calculators, client_data, due_words, formula, health, maturity,
        onboarding, round_words, running, schedule_words, script_words, shares, timeline,
        track, translations,
    )
}  # fmt: skip
"""What templates ask for computed things, by name."""

EXPLAINED = 'class="pb-basis-marks"'
"""What a page says whose template puts the legend of marks where it wants it."""
NOBODY: Callers = MappingProxyType({})


@cache
def templates() -> dict[str, str]:
    """The template of every macro: of each kind's record, then of overviews and all else."""
    records = {kind.singular: f"{kind.singular}/page.md" for kind in record_kinds().values()}
    overviews = {path.stem: f"pages/{path.name}" for path in TEMPLATES.glob("pages/*.md")}
    for kind in all_kinds():
        overviews |= {one: f"{kind.singular}/overviews/{one}.md" for one in kind.overviews}
    return records | dict(sorted(overviews.items()))


class UnknownRecord(LookupError):
    """A page asks for a record that is not there; the text says what it may have meant."""


class Renderer:
    """Renders templates for one playbook."""

    def __init__(
        self, playbook: Playbook, cache: Path | None = None, callers: Callers = NOBODY
    ) -> None:
        """Compiled templates are kept in the folder `cache`; nowhere if None. What `callers` of
        prose print is linked there."""
        self.playbook = playbook
        self.cache = cache
        self.callers = callers
        self.links: dict[tuple[str, str, str], Markup] = {}
        """The links written so far: pages at the same depth share them."""

    def replace(self, playbook: Playbook, callers: Callers) -> None:
        """Go on with newer data and prose."""
        self.playbook = playbook
        self.callers = callers
        self.links.clear()

    def render(
        self,
        macro: str,
        page_url: str,
        ident: str | None = None,
        asked: Mapping[str, Value] = MappingProxyType({}),
        *,
        site_url: str = "",
    ) -> str:
        """The Markdown that `macro` puts on the page at `page_url` (such as <language>/roles/mgr/).

        `asked` is what stands beside `ident` in a call of prose: brief=True leaves out title, uses
        and sources of a record; an overview lists the records whose fields are what is asked for.
        Raises UnknownRecord if `ident` is not a record of that kind.
        """
        context = self.context(page_url) | {
            "brief": asked.get("brief", False),
            "site_url": site_url,
        }
        page = self._page(macro, ident, asked, context)
        marked = [basis for basis, mark in BASES.items() if f"{mark}<" in page]
        if not marked or EXPLAINED in page:
            return page
        legend = self.environment.get_template("partials/basis_marks.html")
        return f"{page}\n\n{legend.render(context, bases=marked)}\n"

    def _page(
        self,
        macro: str,
        ident: str | None,
        asked: Mapping[str, Value],
        context: dict[str, Any],
    ) -> str:
        """The page without what its marks mean."""
        if macro == OVERVIEW:
            whole = record_kinds()[str(ident)]
            context |= {"shown": whole, "listed": self.playbook.each(whole.name), "asked": {}}
            return self.environment.get_template("overview.md").render(context)
        kinds = record_kinds().values()
        kind = next((kind for kind in kinds if kind.singular == macro), None)
        if kind is None:
            return self._overview(macro, ident, asked, context)
        ident = self.playbook.id_today(kind.name, str(ident))
        if left_out := self.playbook.left_out.get((kind.name, ident)):
            return self._nothing(context | {"left_out": left_out})
        records = self.playbook.records[kind.name]
        if ident not in records:
            blanks = {"call": f'{macro}("{ident}")', "near": nearest(ident, records)}
            raise UnknownRecord(phrase("no-such-record", **blanks)[reader_language()])
        context |= {"record": records[ident], "kind": kind.name, "here": (kind.name, ident)}
        return self.environment.get_template(templates()[macro]).render(context)

    def _overview(
        self, macro: str, ident: str | None, asked: Mapping[str, Value], context: dict[str, Any]
    ) -> str:
        """What shows no single record, or starts from one."""
        if ident is not None:
            context["ident"] = ident
        if macro in shown() and not shown()[macro][1](self.playbook):
            return self._nothing(context)
        kinds = record_kinds().values()
        if kind := next((kind for kind in kinds if macro in kind.overviews), None):
            listed = narrowed(self.playbook.each(kind.name), asked)
            if not listed:
                return self._nothing(context | {"of_kind": kind})
            context |= {"listed": listed, "asked": asked}
        return self.environment.get_template(templates()[macro]).render(context)

    def _nothing(self, context: dict[str, Any]) -> str:
        """What stands in place of an overview of nothing, or of a record that is left out."""
        return self.environment.get_template("partials/nothing.html").render(context)

    def context(self, page_url: str) -> dict[str, Any]:
        """What every template sees, on the page at `page_url`."""
        language = page_url.partition("/")[0]
        if language not in LANGUAGES:
            language = self.playbook.languages[0].code
        return {
            "book": self.playbook,
            "owner_titles": owners(self.playbook),
            "lang": language,
            "conventions": conventions(self.playbook[Team]),
            "script": LANGUAGES[language].script,
            "rtl": LANGUAGES[language].direction == "rtl",
            "url": page_url,
            "known_links": self.links,
            "callers": self.callers,
        }

    @property
    def environment(self) -> Environment:
        """The Jinja environment of all templates."""
        return environment(self.cache)


@cache
def environment(compiled: Path | None) -> Environment:
    """The Jinja environment of all templates, which are kept compiled in the folder `compiled`.

    It knows nothing of any playbook: whatever is printed in this process shares it."""
    environment = Environment(
        loader=FileSystemLoader([TEMPLATES, FOLDER]),
        auto_reload=False,  # `cache_clear` reads them anew
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=template_cache(compiled),
    )
    # Chinese as it is: escaped, a page's data would weigh half as much again.
    environment.policies["json.dumps_kwargs"] = {
        "ensure_ascii": False,
        "separators": (",", ":"),
        "sort_keys": True,
    }
    environment.filters |= FILTERS
    environment.globals |= {"w": word, "numbers": _numbers(), "basis_marks": BASES}
    environment.globals |= {**LINKS, **VIEWS}
    return environment


def _numbers() -> dict[str, ModuleType]:
    """Each kind's own numbers, by its singular."""
    return {kind.singular: kind.numbers for kind in all_kinds() if kind.numbers}


def template_cache(folder: Path | None) -> BytecodeCache | None:
    """Jinja's cache in `folder`, which knows by a template's text whether it holds it: compiling
    takes a third of a small handbook's build. None without a folder that can be written to."""
    if folder is None:
        return None
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    if not os.access(folder, os.W_OK):
        return None
    return TemplateCache(str(folder), f"{_code()}-%s.cache")


UNREADABLE = (
    OSError, EOFError, ValueError, TypeError, LookupError, AttributeError, ImportError,
    UnpicklingError,
)  # fmt: skip
"""What unpickling can raise."""


class TemplateCache(FileSystemBytecodeCache):
    """Jinja's cache in a folder, which does without where it cannot write, the disk being full, and
    without what it cannot read, for a file may be cut off."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled, if it is whole."""
        try:
            super().load_bytecode(bucket)
        except UNREADABLE:
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled, if there is room."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


@cache
def _code() -> str:
    """A hash of what compiled templates call: another engine's filters are called otherwise."""
    code = b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py")))
    return hashlib.sha256(code).hexdigest()[:10]


@pass_context
def word(context: Context, key: str, **blanks: object) -> str:
    """The words of the templates themselves, in the page's language."""
    if not any(isinstance(one, Markup) for one in blanks.values()):
        return say(key, context["lang"], **blanks)
    pattern = form(words(context["lang"])[key], int(str(blanks.get("count", 0))), context["lang"])
    return escape(pattern).format(**blanks)
