"""Every sentence is our own."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.model.base import Text
from playbook.model.playbook import Playbook
from playbook.model.traversal import leaves
from tests.handbook.article import fingerprint, known, runs
from tests.support.handbooks import ROOT


def texts(book: Playbook) -> Iterator[tuple[str, str]]:
    for kind in book.records:
        for record in book.each(kind):
            for _, marker, value in leaves(record):
                if marker is Text:
                    yield f"{kind}/{record.id}", value.zh
    parts = book.inventory.parts if book.inventory else []  # its title is the article's name
    for model in (book.plan, *parts):
        for _, marker, value in leaves(model) if model else ():
            if marker is Text:
                yield type(model).__name__, value.zh
    for page in sorted((ROOT / "docs" / "zh").rglob("*.md")):
        yield page.name, page.read_text(encoding="utf-8")


def test_the_fingerprints_catch_a_copied_sentence() -> None:
    assert len(known()) > 1000


def test_no_run_of_13_characters_stands_in_the_article(book: Playbook) -> None:
    prints = known()
    copied = [
        f"{place}: {run}"
        for place, text in texts(book)
        for run in runs(text)
        if fingerprint(run) in prints
    ]
    assert copied == []
