"""A page gone through with the keyboard alone."""

from __future__ import annotations

from playwright.sync_api import Page

MOST_TABS = 120
NAMED = """() => {
  const one = document.activeElement;
  const label = one.labels?.[0]?.querySelector(".pb-ed-field__name")?.textContent.trim();
  return one.ariaLabel ?? label ?? one.textContent.trim();
}"""
"""What a screen reader calls what is in focus."""


def tab_to(page: Page, name: str) -> None:
    """Go on by Tab until what is called so is in focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate(NAMED) == name:
            return
    raise AssertionError(f"no {name!r} within {MOST_TABS} tabs; last: {page.evaluate(NAMED)!r}")
