"""The pages at former addresses: each leads on to where what stood there is now."""

from __future__ import annotations

from collections.abc import Container, Iterator

from jinja2 import Environment, FileSystemLoader

from playbook.locale import tables
from playbook.locale.languages import Language
from playbook.model.playbook import Playbook
from playbook.render.renderer import TEMPLATES
from playbook.text.markup import plain

FORMER = ("today",)
"""Where pages stood that are a language's first page now."""


def moved_pages(
    book: Playbook, pages: Container[str], *, scripted: bool = True
) -> Iterator[tuple[str, bytes]]:
    """A page for every alias of every record, and for each of FORMER that is not among `pages`, in
    each language: its path below the site, and its bytes. If the site has our scripts, what stood
    behind the address goes along."""
    template = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True).get_template(
        "moved.html"
    )
    for language in book.languages:
        for path, target, title in _moves(book, language, pages):
            page = template.render(
                language=language,
                scripted=scripted,
                root="../" * (path.count("/") + 2),
                target=target,
                title=title,
                words=tables.pages(language.code)["moved"],
            )
            yield f"{language.code}/{path}/index.html", page.encode()


def _moves(
    book: Playbook, language: Language, pages: Container[str]
) -> Iterator[tuple[str, str, str]]:
    """The path below the language's folder, where it leads to, and what that is called."""
    for name in FORMER:
        if f"{language.code}/{name}.md" not in pages:
            yield name, "../", tables.pages(language.code)[f"place-{name}"]
    for kind, records in book.records.items():
        for record in records.values():
            for alias in record.aliases:
                yield f"{kind}/{alias}", f"../{record.id}/", plain(record.title[language.code])
