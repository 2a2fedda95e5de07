"""The page of dated paths, as tests speak of it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.support.words import PAGES, SCRIPTS

SAID = PAGES | SCRIPTS
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
NO_PRINTER = "window.print = () => { window.printed = (window.printed ?? 0) + 1; };"
PAPER = "dispatchEvent(new Event('afterprint'))"
"""The printer is done."""


def zh(key: str, **blanks: object) -> str:
    """What the page says for `key` in Chinese."""
    return SAID[key]["zh"].format(**blanks)


def box(page: Page, key: str) -> Locator:
    """The box of one step."""
    return page.locator(f'input[data-item="{key}"]')


def on(page: Page, key: str) -> Locator:
    """The date that a step's row shows."""
    return page.locator(f"#step-{key} .pb-chip--day")


def due(page: Page, look: str) -> list[str]:
    """The steps in one list of the agenda, by key."""
    links = page.locator(f".pb-path__{look} a")
    return [(one.get_attribute("href") or "").removeprefix("#step-") for one in links.all()]


def role(page: Page) -> Locator:
    """The role of whoever's path is shown."""
    return page.locator(".pb-path > .pb-board__bar select")


def first(page: Page) -> Locator:
    """Their first day."""
    return page.locator(".pb-path > .pb-board__bar input[type=date]")


def start_on(page: Page, day: str) -> None:
    """Choose the first day."""
    first(page).fill(day)
    first(page).press("Tab")


def press(page: Page, key: str, language: str = "zh") -> None:
    """Press the button that says this, the first one to be seen."""
    name = SAID[key][language]
    page.get_by_role("button", name=name, exact=True).locator("visible=true").first.click()


def unfold(page: Page) -> None:
    """Open every stage, once the path is there."""
    expect(page.locator(".pb-path__who")).to_be_visible()
    for stage in page.locator("details.pb-path__stage").all():
        stage.evaluate("stage => { stage.open = true; }")


def follow(page: Page, name: str, job: str, day: str) -> None:
    """Add a new hire to those followed."""
    form = page.locator(".pb-path__add")
    form.evaluate("form => { form.open = true; }")
    form.get_by_label(zh("hire-name")).fill(name)
    form.get_by_label(zh("path-role")).select_option(job)
    form.get_by_label(zh("path-first")).fill(day)
    form.get_by_role("button", name=zh("hire-add"), exact=True).click()


def cards(page: Page) -> Locator:
    """The new hires followed, side by side."""
    return page.locator(".pb-path__cards .pb-card")
