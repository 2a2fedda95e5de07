"""The handbook is light: what one page weighs, and all that a first visit to it fetches."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from playbook.model.playbook import Playbook
from tests.support.handbooks import Site
from tests.support.visits import first_visit, sent

PAGE = 10_000
VISIT = 60_000
REQUESTS = 10
PAGES = (
    "",
    "today/",
    "practices/collab/",
    "roles/mgr/",
    "checklists/promo-t30/",
    "onboarding/mgr/",
    "metrics/cvr/",
    "metrics/map/",
    "calendar/double-11/",
    "compliance/wages/",
    "quizzes/role-ops/",
    "glossary/service/",
    "plan/",
    "about/sources/",
)
"""One of every kind, and of the heavy ones the heaviest."""


def test_no_page_weighs_more_than_a_phone_should_fetch(site: Site) -> None:
    sizes = {
        path.relative_to(site.folder).as_posix(): sent(path.read_bytes())
        for path in site.folder.rglob("*.html")
    }
    assert {path: size for path, size in sizes.items() if size > PAGE} == {}


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_first_visit_is_light(browser: Browser, site: Site, language: str, path: str) -> None:
    sizes = first_visit(browser, f"{site.address}/{language}/{path}")
    assert sum(sizes) <= VISIT, sizes
    assert len(sizes) <= REQUESTS


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_first_visit_to_ones_own_path_is_light(
    browser: Browser, site: Site, book: Playbook, language: str
) -> None:
    for role in book.records["roles"]:
        kept = {f"{book.team.id}:role": role, f"{book.team.id}:started": "2026-11-02"}
        sizes = first_visit(browser, f"{site.address}/{language}/onboarding/mine/", kept)
        assert sum(sizes) <= VISIT, (role, sizes)
        assert len(sizes) <= REQUESTS, role
