"""Links to what a page of prose prints lead to the page that calls it, and to no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from playbook.check.callers import callers
from playbook.render.renderer import Renderer, templates
from tests.support.handbooks import FIXTURE, fixture_book, project_at

BOOK = fixture_book()


def test_the_page_that_calls_a_macro_is_found() -> None:
    found = callers(project_at(FIXTURE, FIXTURE / "site"), BOOK, templates())
    assert found["zh", "feeds"] == "checklists/subscribe"
    assert found["en", "plan_goals"] == "plan"
    assert found["en", "today"] == ""  # the language's first page


@pytest.mark.parametrize(
    "text",
    [
        "{<<:  plan_goals() }}",
        "Read {{ plan_goals() }}.",
        "    {{ plan_goals() }}",
        "<!--\n{{ plan_goals() }}\n-->",
        "```\n{{ plan_goals() }}\n```",
    ],
)
def test_a_call_that_prints_no_headings_counts_for_nothing(text: str, tmp_path: Path) -> None:
    page = tmp_path / "docs" / "zh" / "plan.md"
    page.parent.mkdir(parents=True)
    page.write_text(f"# 方案\n\n{text}\n\n{{{{ plan_closing() }}}}\n", encoding="utf-8")
    found = callers(project_at(tmp_path, tmp_path / "site"), BOOK, templates())
    assert found == {("zh", "plan_closing"): "plan"}


def test_a_chapter_of_the_plan_is_linked_where_the_team_prints_it() -> None:
    asked = "sources_table", "zh/about/sources/"
    assert "#goals" not in Renderer(BOOK).render(*asked)
    calling = {("zh", "plan_goals"): "plan/ours"}
    assert 'href="../../plan/ours/#goals"' in Renderer(BOOK, callers=calling).render(*asked)


def test_what_no_page_shows_is_not_linked() -> None:
    lists = "checklist", "zh/checklists/daily/", "daily"
    assert "subscribe" not in Renderer(BOOK).render(*lists)
    calling = {("zh", "feeds"): "about/calendars"}
    assert 'href="../../about/calendars/"' in Renderer(BOOK, callers=calling).render(*lists)
