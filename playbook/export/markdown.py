"""The handbook as plain Markdown files, for engines that know neither our plugin nor our macros."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

import yaml

from playbook.check.as_said import page_as_said
from playbook.check.base_prose import BaseProse, without_dead_links
from playbook.check.callers import Callers, kept_back
from playbook.check.front_matter import META, body
from playbook.check.macro_calls import Call, Fault, read
from playbook.kinds import words
from playbook.locale.languages import LANGUAGES
from playbook.model.playbook import Playbook
from playbook.problems.problem import BadPlaybook, Problem
from playbook.render.anchors import apart, scope, written
from playbook.render.renderer import NOBODY, Renderer, templates
from playbook.source.files import files_below
from playbook.views.pages import overviews, pages

NOTHING = BaseProse()


@dataclass(frozen=True)
class Prose:
    """What is written by hand: the team's in `docs`, what its base adds and what stands in for a
    language that lags, and which page calls a macro."""

    docs: Path
    base: BaseProse = NOTHING
    callers: Callers = field(default_factory=lambda: NOBODY)

    def files(self, language: str) -> dict[str, Path]:
        """By their paths below the docs folder."""
        own = files_below(self.docs / language)
        found = {path.relative_to(self.docs).as_posix(): path for path in own}
        shipped = self.base.printed.items()
        return found | {uri: path for uri, path in shipped if uri.startswith(f"{language}/")}


def markdown(
    book: Playbook,
    prose: Prose,
    site_url: str = "",
    base: Callable[[str], str] | None = None,
) -> Iterator[tuple[str, str]]:
    """Every page of every language, as its path below the docs folder and its text.

    The text is front matter (title, description) and Markdown with every macro filled in; `prose`
    comes first, then a page for each record. Links are relative to `base` of the page's path: its
    address (the default), or its folder; those to what macros print lead to the page that calls
    them. Raises BadPlaybook where prose holds what is neither text nor a macro.
    """
    renderer = Renderer(book, callers=prose.callers)
    base, kept = base or url_of, kept_back(book, prose.callers)
    for language in book.languages:
        written = prose.files(language.code)
        listed = list(chain(pages(book, language), overviews(book, language, written)))
        there = {*written, *(page.path for page in listed)}
        for uri, path in written.items():
            if path.suffix != ".md" or uri in kept:
                continue
            source = _said(book, prose, uri, path, there)
            found = META.match(source)
            meta = yaml.safe_load(found[1]) if found else {}
            text = _filled(renderer, f"{prose.docs.name}/{uri}", body(source), base(uri), site_url)
            note = _standing_in(prose, uri)
            yield uri, _page(meta, note + "".join(text))
        for page in listed:
            text_of = renderer.render(page.macro, base(page.path), page.ident, site_url=site_url)
            yield page.path, _page({"title": page.title, "description": page.description}, text_of)


def _said(book: Playbook, prose: Prose, uri: str, path: Path, there: Collection[str]) -> str:
    """The page `uri` of prose in the language that it is in, with links to pages that are there."""
    language = prose.base.stand_ins.get(uri) or uri.partition("/")[0]
    text = page_as_said(path.read_text(encoding="utf-8"), book, language)
    if uri not in prose.base.printed:
        return text
    return without_dead_links(text, uri, there.__contains__, prose.base.is_whole)


def _standing_in(prose: Prose, uri: str) -> str:
    """What readers are told above a page that is in another language than its own."""
    if uri not in prose.base.stand_ins:
        return ""
    said = words(uri.partition("/")[0])["stand-in-page"]
    return f"*{said.format(name=LANGUAGES[prose.base.stand_ins[uri]].name)}*\n\n"


def write(
    book: Playbook,
    prose: Prose,
    folder: Path,
    site_url: str = "",
    base: Callable[[str], str] | None = None,
) -> None:
    """Write every page into `folder`, and the pictures and files that lie beside them."""
    for path, text in markdown(book, prose, site_url, base):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    for language in book.languages:
        for uri, file in prose.files(language.code).items():
            if file.suffix != ".md":
                copy = folder / uri
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
