"""A keeper edits on the published site with the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.support.keyboard import tab_to
from tests.support.publishing import TOKEN, Keeper, keeping, publishing


@pytest.fixture
def keeper(browser: Browser, tmp_path: Path) -> Iterator[Keeper]:
    with publishing(tmp_path) as site:
        site.begins()
        with keeping(browser, site) as found:
            yield found


def test_a_whole_change_is_sent_with_the_keyboard(keeper: Keeper) -> None:
    page, repository = keeper.page, keeper.site.repository
    press = page.keyboard.press
    keeper.opens()
    expect(page.locator("input[type=password]")).to_be_focused()
    page.keyboard.type(TOKEN)
    press("Enter")
    expect(page.get_by_label("Title · English")).to_be_visible()
    tab_to(page, "Title · English")
    press("Control+a")
    page.keyboard.type("Weekly look")
    tab_to(page, "Send as a pull request")
    press("Enter")
    expect(page.get_by_text("Pull request 1 is open, and is being checked.")).to_be_visible()
    [pull] = repository.pulls
    after = repository.files[pull["head"]]
    assert any("en: Weekly look" in text for text in after.values())
    keeper.holds_nothing()
