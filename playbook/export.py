"""The handbook as plain Markdown files, for engines that know neither our hooks nor our macros."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml
from jinja2 import Environment, StrictUndefined

from playbook.kinds import KINDS
from playbook.pages import pages
from playbook.playbook import Playbook
from playbook.prose import META
from playbook.view import PAGE_WORDS, View

WORDS = (*(kind.singular for kind in KINDS.values()), *PAGE_WORDS)


def markdown(
    book: Playbook, docs: Path, site_url: str = "", base: Callable[[str], str] | None = None
) -> Iterator[tuple[str, str]]:
    """Every page of every language, as its path below the docs folder and its text.

    The text is front matter (title, description) and Markdown with every macro filled in; prose
    from `docs` comes first, then a page for each record. Links are relative to `base` of the
    page's path: its address (the default), or its folder.
    """
    view = View(book)
    base = base or url_of
    environment = Environment(undefined=StrictUndefined, autoescape=False)
    for language in book.languages:
        for path in sorted((docs / language.code).rglob("*.md")):
            uri = path.relative_to(docs).as_posix()
            source = path.read_text(encoding="utf-8")
            found = META.match(source)
            meta = yaml.safe_load(found[1]) if found else {}
            body = environment.from_string(source[found.end() :] if found else source)
            yield uri, _page(meta, body.render(_words(view, base(uri), site_url)))
        for page in pages(book, language):
            body = environment.from_string(page.call)
            meta = {"title": page.title, "description": page.description}
            yield page.path, _page(meta, body.render(_words(view, base(page.path), site_url)))


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


def _words(view: View, url: str, site_url: str) -> dict[str, Callable[..., str]]:
    def word(template: str) -> Callable[..., str]:
        return lambda ident=None, **options: view.render(
            template, url, ident, site_url=site_url, **options
        )

    return {name: word(name) for name in WORDS}


def _page(meta: dict[str, object], body: str) -> str:
    """JSON values are YAML values, so any title is safe."""
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in meta.items()]
    return "\n".join(["---", *lines, "---", "", body.strip(), ""])
