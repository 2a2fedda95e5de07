"""Ids of the theme and ids of data never meet, on pages of records as in prose."""

from __future__ import annotations

import re
from itertools import combinations

from playbook.model.playbook import Playbook
from playbook.render.anchors import anchors, anchors_of_records, apart, written
from playbook.render.renderer import TEMPLATES, Renderer
from tests.support.handbooks import ROOT

THEME = ROOT / "playbook" / "theme"
KINDS = ROOT / "playbook" / "kinds"
GIVEN = re.compile(r"(?:(?<![-\w])id=|m\.fold\()\"([^\"]+)\"|\{: #(.+?) \}$", re.MULTILINE)


def given() -> set[str]:
    """The ids that templates give, with `{` for what data fills in."""
    paths = [*TEMPLATES.rglob("*.*"), *KINDS.rglob("*.md"), *KINDS.rglob("*.html")]
    paths += THEME.rglob("*.html")
    found = [GIVEN.findall(path.read_text(encoding="utf-8")) for path in paths]
    return {re.sub(r"\{\{.*?\}\}", "{", one or other) for ids in found for one, other in ids}


def test_ids_of_data_begin_with_their_kind_of_thing() -> None:
    prefixes = {ident.partition("{")[0] for ident in given() if "{" in ident} - {""}
    assert {"term-", "step-", "item-", "duty-", "point-", "question-"} <= prefixes
    assert not [(a, b) for a, b in combinations(sorted(prefixes), 2) if b.startswith(a)]
    fixed = {ident for ident in given() if "{" not in ident}
    assert {"used-by", "evidence", "reading", "pb--search", "pb--menu"} <= fixed
    assert not {ident for ident in fixed if ident.startswith(tuple(prefixes))}


def test_the_frame_of_the_page_has_a_space_of_its_own() -> None:
    framed = {
        ident
        for path in THEME.rglob("*.html")
        for pair in GIVEN.findall(path.read_text(encoding="utf-8"))
        for ident in pair
        if ident and "{{" not in ident
    }
    assert framed
    assert all(ident.startswith("pb--") for ident in framed)


def test_what_stands_twice_is_put_behind_its_record(book: Playbook) -> None:
    renderer = Renderer(book)
    printed = renderer.render("checklist", "en/about/x/", "daily", {"brief": True})
    taken = {"tick-item-price"}
    first = apart(printed, "checklist-daily", taken)
    second = apart(printed, "checklist-daily", taken)
    third = apart(printed, "checklist-daily", taken)
    assert '<input type="checkbox" id="checklist-daily--tick-item-price"' in first
    assert '<label for="checklist-daily--tick-item-price">' in first
    assert 'id="item-price"' in first, "what is free stays"
    assert 'aria-describedby="checklist-daily--why-item-price"' in second
    assert "{: #checklist-daily--metrics }" in second
    shared = anchors(first) & anchors(second) | anchors(second) & anchors(third)
    assert shared == set()


def test_prose_has_the_ids_it_writes_and_those_of_its_headings() -> None:
    prose = "# Used by {: .x #top }\n\nOur steps\n---------\n\n## Item price\n\n<b id='b'></b>\n"
    assert {"top", "our-steps", "item-price", "b"} <= written(prose)


def test_former_ids_still_lead_to_their_thing(book: Playbook) -> None:
    of = anchors_of_records(book)
    assert {"gmv", "term-gmv"} <= of("glossary", "sales")
    assert {"goals", "step-goals", "gate-30"} <= of("onboarding", "common")
