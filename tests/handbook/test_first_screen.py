"""On a phone, what to do begins on the first screen, and a practice is a few screens long."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, ViewportSize

from playbook.kinds.checklist.model import Checklist
from playbook.kinds.practice.model import Practice
from playbook.kinds.role.model import Role
from playbook.model.playbook import Playbook
from tests.support.chance import sample
from tests.support.handbooks import Site
from tests.support.watch import watch

PHONE: ViewportSize = {"width": 375, "height": 667}
MOST = 6
"""So many of these screens a practice takes, with its folds closed."""
TOP = "(selector) => document.querySelector(selector).getBoundingClientRect().top"
HEIGHT = "document.documentElement.scrollHeight"
DOCK = "document.querySelector('.pb-dock').getBoundingClientRect().top"


@pytest.mark.parametrize("language", sample(["zh", "en"], 1))
def test_what_to_do_begins_on_the_first_screen(
    browser: Browser, site: Site, book: Playbook, language: str
) -> None:
    opened = [(f"practices/{one.id}/", ".pb-steps h3") for one in book.all(Practice)]
    opened += [(f"roles/{one.id}/", ".pb-day-one h2") for one in book.all(Role)]
    opened += [(f"checklists/{one.id}/", "[data-item]") for one in book.all(Checklist)]
    with watch(browser, viewport=PHONE, timezone_id="Asia/Shanghai") as seen:
        page = seen.page
        for path, first in sample(opened, 8):
            page.goto(f"{site.address}/{language}/{path}")
            assert page.evaluate(TOP, first) < page.evaluate(DOCK) - 20, path
            if path.startswith("practices/"):
                assert page.evaluate(HEIGHT) <= MOST * PHONE["height"], path
