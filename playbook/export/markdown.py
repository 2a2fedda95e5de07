"""The handbook as plain Markdown files, for engines that know neither our plugin nor our macros."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

import yaml

from playbook.check.callers import Callers, kept_back
from playbook.check.facts import page_with_facts
from playbook.check.front_matter import META, body
from playbook.check.macro_calls import Call, Fault, read
from playbook.model.playbook import Playbook
from playbook.problems.problem import BadPlaybook, Problem
from playbook.render.anchors import apart, scope, written
from playbook.render.renderer import NOBODY, Renderer, templates
from playbook.source.files import files_below
from playbook.views.pages import overviews, pages


def markdown(
    book: Playbook,
    docs: Path,
    site_url: str = "",
    base: Callable[[str], str] | None = None,
    callers: Callers = NOBODY,
) -> Iterator[tuple[str, str]]:
    """Every page of every language, as its path below the docs folder and its text.

    The text is front matter (title, description) and Markdown with every macro filled in; prose
    from `docs` comes first, then a page for each record. Links are relative to `base` of the
    page's path: its address (the default), or its folder; those to what `callers` print lead
    there. Raises BadPlaybook where prose holds
    what is neither text nor a macro.
    """
    renderer = Renderer(book, callers=callers)
    base = base or url_of
    for language in book.languages:
        for path in files_below(docs / language.code):
            if path.suffix != ".md":
                continue
            uri = path.relative_to(docs).as_posix()
            if uri in kept_back(book, callers):
                continue
            source = page_with_facts(path.read_text(encoding="utf-8"), book, language.code)
            found = META.match(source)
            meta = yaml.safe_load(found[1]) if found else {}
            where = f"{docs.name}/{uri}"
            yield (
                uri,
                _page(meta, "".join(_filled(renderer, where, body(source), base(uri), site_url))),
            )
        prose = {path.relative_to(docs).as_posix() for path in files_below(docs / language.code)}
        for page in chain(pages(book, language), overviews(book, language, prose)):
            text = renderer.render(page.macro, base(page.path), page.ident, site_url=site_url)
            yield page.path, _page({"title": page.title, "description": page.description}, text)


def write(
    book: Playbook,
    docs: Path,
    folder: Path,
    site_url: str = "",
    base: Callable[[str], str] | None = None,
    *,
    callers: Callers = NOBODY,
) -> None:
    """Write every page into `folder`, and the pictures and files that lie beside them."""
    for path, text in markdown(book, docs, site_url, base, callers):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    for language in book.languages:
        for file in files_below(docs / language.code):
            if file.suffix != ".md":
                copy = folder / file.relative_to(docs)
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(file, copy)


def url_of(path: str) -> str:
    """The address of the page made from `path`: .../roles/mgr.md -> .../roles/mgr/."""
    return path.removesuffix("index.md") if path.endswith("index.md") else path[:-3] + "/"


def folder_of(path: str) -> str:
    """The folder of the page made from `path`: .../roles/mgr.md -> .../roles/."""
    return path.rpartition("/")[0] + "/"


def _filled(renderer: Renderer, where: str, text: str, url: str, site_url: str) -> Iterator[str]:
    """The text of a page of prose, its macros filled in."""
    taken = written(text)
    for piece in read(text, templates()):
        if isinstance(piece, Fault):
            raise BadPlaybook([Problem(where, *piece.mark, piece.code, piece.words)])
        if isinstance(piece, Call):
            printed = renderer.render(
                piece.macro, url, piece.ident, piece.options, site_url=site_url
            )
            own = apart(printed, scope(piece.macro, piece.ident), taken)
            yield own.replace("\n", "\n" + " " * piece.depth)
        else:
            yield piece


def _page(meta: dict[str, object], text: str) -> str:
    """JSON values are YAML values, so any title is safe."""
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in meta.items()]
    return "\n".join(["---", *lines, "---", "", text.strip(), ""])
