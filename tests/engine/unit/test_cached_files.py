"""While serving, files are kept as long as nothing they say has changed: the same bytes as anew."""

from __future__ import annotations

import dataclasses
import random
from typing import Any

import pytest

from playbook.check.loader import load
from playbook.export.files import CachedFiles, site_files
from playbook.model.base import Text
from playbook.model.playbook import Playbook
from playbook.model.traversal import leaves
from tests.support.handbooks import FIXTURE

DATA = FIXTURE / "playbook_data"


def edited(book: Playbook, chance: random.Random) -> Playbook:
    """`book` with the title, or any other top text, of one random record changed."""
    kind = chance.choice([kind for kind, records in book.records.items() if records])
    ident = chance.choice(list(book.records[kind]))
    record = book.records[kind][ident]
    texts = [str(loc[0]) for loc, marker, _ in leaves(record) if marker is Text and len(loc) == 1]
    name = chance.choice(texts)
    text = Text(zh=f"改 {chance.random()}", en=f"changed {chance.random()}")
    records = book.records | {
        kind: book.records[kind] | {ident: record.model_copy(update={name: text})}
    }
    return dataclasses.replace(book, records=records)


@pytest.mark.parametrize(
    ("kind", "ident", "change"),
    [
        ("practices", "goals", {"summary": Text(zh="长" * 1900, en="long " * 390)}),
        ("quizzes", "role-ops", {"about": "roles/mgr"}),
    ],
    ids=["how long it takes", "whom it is for"],
)
def test_what_a_new_hire_studies_is_not_kept_too_long(
    kind: str, ident: str, change: dict[str, Any]
) -> None:
    book = load(DATA)
    cached = CachedFiles()
    before = cached.site_files(book, "")
    record = book.records[kind][ident].model_copy(update=change)
    book = dataclasses.replace(
        book, records=book.records | {kind: book.records[kind] | {ident: record}}
    )
    assert cached.site_files(book, "") == list(site_files(book, "")) != before


@pytest.mark.proof
def test_random_edits_give_the_same_bytes_as_anew() -> None:
    book = load(DATA)
    chance = random.Random(11)
    cached = CachedFiles()
    kept = 0
    for _ in range(12):
        before = cached.site_files(book, "https://example.org/")
        book = edited(book, chance)
        after = cached.site_files(book, "https://example.org/")
        assert after == list(site_files(book, "https://example.org/"))
        kept += after is before
    assert kept, "nothing was ever kept"
