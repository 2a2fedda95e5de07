"""Nothing promised is missing, and nothing is written that nobody can reach."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from selectolax.lexbor import LexborHTMLParser

from playbook.check.loader import inspect
from playbook.kinds.phases.model import Phases
from playbook.kinds.plan.model import Plan
from playbook.kinds.sources.model import Inventory
from playbook.kinds.sources.numbers import by_point
from playbook.model.playbook import Playbook, references
from playbook.text.markup import plain
from tests.support.handbooks import ROOT, Site


def test_the_data_has_neither_errors_nor_doubts() -> None:
    _, problems = inspect(ROOT / "playbook_data")
    assert [f"{p.path}:{p.line}: {p.message('en')}" for p in problems] == []


def test_every_point_of_the_inventory_is_claimed(book: Playbook) -> None:
    claims = by_point(book)
    assert [point.id for point in book[Inventory].points if point.id not in claims] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_sources_lead_to_the_page_of_the_plan_that_says_it(
    book: Playbook, site: Site, language: str
) -> None:
    sources = f"/{language}/about/sources/"
    rows = {row.css("td")[0].text(): row for row in parsed(site, sources).css("tbody tr")}
    claims = by_point(book)
    for point in book[Inventory].points:
        for chapter in [ident for kind, ident in claims[point.id] if kind == "plan"]:
            links = [a.attributes["href"] for a in rows[plain(point.gloss[language])].css("a")]
            pages = [urljoin(sources, link or "") for link in links]
            plan = [page for page in pages if page.startswith(f"/{language}/plan/")]
            shown = "".join(parsed(site, page).text() for page in plan)
            for entry in getattr(book[Plan], chapter):
                if point.id in entry.sources:
                    said = entry.text if hasattr(entry, "text") else entry.note
                    assert plain(said[language]) in shown, (point.id, plan)


def parsed(site: Site, path: str) -> LexborHTMLParser:
    """The page at `path`, without its anchor."""
    file = site.folder / path.partition("#")[0].strip("/") / "index.html"
    return LexborHTMLParser(file.read_bytes())


@pytest.mark.parametrize("kind", ["metrics", "checklists", "roles"])
def test_every_record_is_used_by_another(book: Playbook, kind: str) -> None:
    used = {key for key in book.used_by if key[0] == kind}
    models = [book[Plan], book[Phases]]
    for model in models:
        for _, kinds, ident in references(model):
            used.add((kinds[0], ident))
    assert [record.id for record in book.each(kind) if (kind, record.id) not in used] == []


def test_every_source_cited_is_explained_and_every_explained_one_cited(book: Playbook) -> None:
    cited: set[str] = set()
    records = [record for kind in book.records for record in book.each(kind)]
    for model in [*records, book[Plan]]:
        for _, kinds, ident in references(model):
            if kinds == ("evidence",):
                cited.add(ident)
    assert cited == set(book.entries["evidence"])
