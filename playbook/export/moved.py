"""The pages at former addresses of records: each leads on to where the record is now."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment, FileSystemLoader

from playbook.locale import tables
from playbook.model.playbook import Playbook
from playbook.render.renderer import TEMPLATES
from playbook.text.markup import plain


def moved_pages(book: Playbook, *, scripted: bool = True) -> Iterator[tuple[str, bytes]]:
    """A page for every alias of every record, in each language: its path below the site, and its
    bytes. If the site has our scripts, what stood behind the address goes along."""
    template = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True).get_template(
        "moved.html"
    )
    for kind, records in book.records.items():
        for record in records.values():
            for alias in record.aliases:
                for language in book.languages:
                    page = template.render(
                        language=language,
                        scripted=scripted,
                        target=f"../{record.id}/",
                        title=plain(record.title[language.code]),
                        words=tables.pages(language.code)["moved"],
                    )
                    yield f"{language.code}/{kind}/{alias}/index.html", page.encode()
