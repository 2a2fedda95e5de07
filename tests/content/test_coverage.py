"""Nothing promised is missing, and nothing is written that nobody can reach."""

from __future__ import annotations

import pytest
from conftest import ROOT

from playbook.figures import said_at
from playbook.load import inspect
from playbook.playbook import Playbook, references


def test_the_data_has_neither_errors_nor_doubts() -> None:
    _, problems = inspect(ROOT / "playbook_data")
    assert [f"{p.path}:{p.line}: {p.message('en')}" for p in problems] == []


def test_every_point_of_the_inventory_is_claimed(book: Playbook) -> None:
    assert book.inventory is not None
    claims = said_at(book)
    assert [point.id for point in book.inventory.points if point.id not in claims] == []


@pytest.mark.parametrize("kind", ["metrics", "checklists", "roles"])
def test_every_record_is_used_by_another(book: Playbook, kind: str) -> None:
    used = {key for key in book.used_by if key[0] == kind}
    models = [book.plan, book.phases]
    for model in models:
        for _, kinds, ident in references(model) if model else ():
            used.add((kinds[0], ident))
    assert [record.id for record in book.each(kind) if (kind, record.id) not in used] == []


def test_every_source_cited_is_explained_and_every_explained_one_cited(book: Playbook) -> None:
    cited: set[str] = set()
    records = [record for kind in book.records for record in book.each(kind)]
    for model in [*records, book.plan]:
        for _, kinds, ident in references(model) if model else ():
            if kinds == ("evidence",):
                cited.add(ident)
    assert cited == set(book.evidence)
