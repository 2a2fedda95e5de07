"""With its folds closed a practice is a few screens of a small phone long."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from playbook.kinds.practice.model import Practice
from playbook.model.playbook import Playbook
from tests.handbook.test_first_screen import HEIGHT, MOST, PHONE
from tests.support.handbooks import Site
from tests.support.watch import watch


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_practice_is_a_few_screens_long(
    browser: Browser, site: Site, book: Playbook, language: str
) -> None:
    screens = {}
    with watch(browser, viewport=PHONE) as seen:
        for one in book.all(Practice):
            seen.page.goto(f"{site.address}/{language}/practices/{one.id}/")
            screens[one.id] = seen.page.evaluate(HEIGHT) / PHONE["height"]
    assert {ident: length for ident, length in screens.items() if length > MOST} == {}
