"""Lists narrowed by the fields of their records: by which, what is listed, what if nothing is."""

from __future__ import annotations

import re

import pytest

from playbook.check.macro_calls import options_of
from playbook.kinds import record_kinds
from playbook.model.filters import Value, filters, narrowed
from playbook.model.kind import Kind
from playbook.render.renderer import Renderer
from tests.support.handbooks import CASES, fixture_book

BOOK = fixture_book()
LISTS = [(kind, one) for kind in record_kinds().values() for one in kind.listings]


@pytest.mark.parametrize(
    ("kind", "asked", "found"),
    [
        ("checklists", {}, ["daily", "weekly", "promo-day", "incident"]),
        ("checklists", {"group": "daily"}, ["daily"]),
        ("checklists", {"owner": "ops", "group": "incident"}, ["incident"]),
        ("checklists", {"owner": "mgr", "group": "daily"}, []),
        ("practices", {"metrics": "cvr"}, ["goals", "process"]),
        ("roles", {"as_needed": True}, []),
        ("quizzes", {"about": "roles/ops"}, ["role-ops"]),
    ],
)
def test_what_is_asked_for_is_listed(kind: str, asked: dict[str, Value], found: list[str]) -> None:
    listed = narrowed(BOOK.each(kind), asked)
    assert sorted(one.id for one in listed) == sorted(found)


def test_the_fields_to_ask_for_refer_to_something_or_have_few_values() -> None:
    asked = {kind.name: set(filters(kind.model)) for kind in record_kinds().values()}
    assert asked["checklists"] == {"group", "practice", "owner", "metrics"}
    assert asked["calendar"] == {"market", "tier", "announced", "phases"}
    assert asked["glossary"] == set()
    values = filters(record_kinds()["calendar"].model)["tier"].values(BOOK)
    assert values == [1, 2, 3]


@pytest.mark.parametrize(("kind", "overview"), LISTS, ids=lambda one: getattr(one, "name", one))
def test_every_list_says_in_words_that_it_holds_nothing(kind: Kind, overview: str) -> None:
    """So it lists what it is told, and not all there is of its kind."""
    renderer = Renderer(BOOK)
    for name, one in options_of(overview).items():
        for value in one.values(BOOK):
            text = renderer.render(overview, "en/house/", None, {name: value})
            found = narrowed(BOOK.each(kind.name), {name: value})
            assert ("none so far" in text) == (not found)
            heads = re.sub(r'<p class="pb-small">.*?</p>', "", text)  # others may be named there
            listed = re.findall(rf'"[./]+{kind.name}/([\w-]+)/?"', heads)
            assert sorted(listed) == sorted(record.id for record in found)


def test_the_sample_of_a_kind_lists_what_it_is_told() -> None:
    text = (CASES / "kind/template/overviews/template_overview.md").read_text(encoding="utf-8")
    assert "in listed" in text and "book.each" not in text
