"""Each role has a card for the first day, which is one sheet of paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, ViewportSize

from playbook.kinds.role.model import Role
from playbook.kinds.role.numbers import first_words
from playbook.model.playbook import Playbook
from tests.support.handbooks import Site
from tests.support.lists import reading

SHEET: ViewportSize = {"width": 680, "height": 1009}
"""A4 with the margins that browsers leave."""
BOTTOM = "document.querySelector('.pb-day-one').getBoundingClientRect().bottom + scrollY"


def test_each_role_has_a_card_with_twenty_words(book: Playbook) -> None:
    for role in book.all(Role):
        assert role.day_one, role.id
        assert len(first_words(book, role.day_one)) == len(set(role.day_one.terms)) == 20, role.id
        assert len(role.day_one.red_lines) == 5
        asked = {contact.ask for contact in role.day_one.contacts}
        assert role.id not in asked and len(asked) == len(role.day_one.contacts), role.id


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_longest_card_fits_one_sheet(
    browser: Browser, site: Site, book: Playbook, language: str
) -> None:
    longest = max(book.all(Role), key=lambda role: len(role.model_dump_json(include={"day_one"})))
    with reading(browser, site, f"{language}/roles/{longest.id}/") as seen:
        seen.page.set_viewport_size(SHEET)
        seen.page.emulate_media(media="print")
        assert seen.page.evaluate(BOTTOM) < SHEET["height"]
