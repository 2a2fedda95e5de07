"""The handbook as plain Markdown files, for engines that know neither our plugin nor our macros."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from playbook.check.macro_calls import Call, Fault, read
from playbook.check.prose import META, body
from playbook.model.playbook import Playbook
from playbook.problems.problem import BadPlaybook, Problem
from playbook.render.renderer import MACROS, Renderer
from playbook.source.files import files_below
from playbook.views.pages import pages


def markdown(
    book: Playbook, docs: Path, site_url: str = "", base: Callable[[str], str] | None = None
) -> Iterator[tuple[str, str]]:
    """Every page of every language, as its path below the docs folder and its text.

    The text is front matter (title, description) and Markdown with every macro filled in; prose
    from `docs` comes first, then a page for each record. Links are relative to `base` of the
    page's path: its address (the default), or its folder. Raises BadPlaybook where prose holds
    what is neither text nor a macro.
    """
    renderer = Renderer(book)
    base = base or url_of
    for language in book.languages:
        for path in files_below(docs / language.code):
            if path.suffix != ".md":
                continue
            uri = path.relative_to(docs).as_posix()
            source = path.read_text(encoding="utf-8")
            found = META.match(source)
            meta = yaml.safe_load(found[1]) if found else {}
            where = f"{docs.name}/{uri}"
            yield (
                uri,
                _page(meta, "".join(_filled(renderer, where, body(source), base(uri), site_url))),
            )
        for page in pages(book, language):
            text = renderer.render(page.macro, base(page.path), page.ident, site_url=site_url)
            yield page.path, _page({"title": page.title, "description": page.description}, text)


def write(
    book: Playbook,
    docs: Path,
    folder: Path,
    site_url: str = "",
    base: Callable[[str], str] | None = None,
) -> None:
    """Write every page into `folder`."""
    for path, text in markdown(book, docs, site_url, base):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def url_of(path: str) -> str:
    """The address of the page made from `path`: zh/roles/mgr.md -> zh/roles/mgr/."""
    return path.removesuffix("index.md") if path.endswith("index.md") else path[:-3] + "/"


def folder_of(path: str) -> str:
    """The folder of the page made from `path`: zh/roles/mgr.md -> zh/roles/."""
    return path.rpartition("/")[0] + "/"


def _filled(renderer: Renderer, where: str, text: str, url: str, site_url: str) -> Iterator[str]:
    """The text of a page of prose, its macros filled in."""
    for piece in read(text, MACROS):
        if isinstance(piece, Fault):
            raise BadPlaybook([Problem(where, *piece.mark, piece.code, piece.words)])
        if isinstance(piece, Call):
            yield renderer.render(piece.macro, url, piece.ident, site_url=site_url, **piece.options)
        else:
            yield piece


def _page(meta: dict[str, object], text: str) -> str:
    """JSON values are YAML values, so any title is safe."""
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in meta.items()]
    return "\n".join(["---", *lines, "---", "", text.strip(), ""])
