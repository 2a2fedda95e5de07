"""Every sentence is our own."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.kinds.plan.model import Plan
from playbook.kinds.sources.model import Inventory
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
                    yield f"{kind}/{record.id}", value["zh"]
    parts = book[Inventory].parts  # its title is the article's name
    for model in (book[Plan], *parts):
        for _, marker, value in leaves(model):
            if marker is Text:
                yield type(model).__name__, value["zh"]
    for page in sorted((ROOT / "docs" / "zh").rglob("*.md")):
        yield page.name, page.read_text(encoding="utf-8")


def copied(book: Playbook, prints: set[str]) -> list[str]:
    """The runs of our texts, with their places, that are among the fingerprints."""
    return [
        f"{place}: {run}"
        for place, text in texts(book)
        for run in runs(text)
        if fingerprint(run) in prints
    ]


def test_a_copied_sentence_is_caught(book: Playbook) -> None:
    """As if the article held what one record says, punctuation and marks apart."""
    ident, practice = next(iter(book.records["practices"].items()))
    first = next(runs(practice.summary["zh"]))
    assert f"practices/{ident}: {first}" in copied(book, {fingerprint(first)})


def test_the_fingerprints_are_those_of_a_whole_article() -> None:
    prints = known()
    assert len(prints) > 1000
    assert {len(one) for one in prints} == {len(fingerprint(""))}
    assert all(int(one, 16) >= 0 for one in prints)


def test_no_run_of_13_characters_stands_in_the_article(book: Playbook) -> None:
    assert copied(book, known()) == []
