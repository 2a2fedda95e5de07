"""Checklists in a browser whose clock, zone and storage a test decides."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, Literal, TypedDict, Unpack

from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.support import kept as names
from tests.support.handbooks import Site
from tests.support.watch import Scheme, Watched, watch
from tests.support.words import SCRIPTS

SAID = SCRIPTS
DENIED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("denied", "SecurityError"); }
});"""
FULL = """Storage.prototype.setItem = () => {
  throw new DOMException("full", "QuotaExceededError");
};"""


class Reader(TypedDict, total=False):
    """Who opens a page; what is left out is as most readers have it."""

    now: str
    zone: str
    kept: Mapping[str, Any]
    """What is in storage already, values that are not text as JSON."""
    script: str
    """Runs before the page's own."""
    data: Mapping[str, str]
    """Stands in place of the list's data-* attributes."""
    earlier: bool
    """It was kept by a version that did not tell handbooks of one id apart."""
    team: str
    once: bool
    width: int
    scheme: Scheme
    locale: str
    has_touch: bool
    reduced_motion: Literal["reduce"]
    permissions: Sequence[str]


@contextmanager
def reading(browser: Browser, site: Site, path: str, **reader: Unpack[Reader]) -> Iterator[Watched]:
    """The page at `path`, opened by such a reader; nothing may go wrong on it."""
    now = reader.pop("now", "2026-11-24T10:00:00+08:00")
    kept, earlier = reader.pop("kept", {}), reader.pop("earlier", False)
    team = reader.pop("team", names.TEAM)
    script, data = reader.pop("script", ""), reader.pop("data", {})
    zone = reader.pop("zone", "Asia/Shanghai")
    with watch(browser, timezone_id=zone, **reader) as seen:
        page = seen.page
        page.clock.install(time=now)
        if kept:
            key = partial(names.before if earlier else partial(names.own, site), team=team)
            seen.run_first(_seed({key(name): value for name, value in kept.items()}))
        if script:
            seen.run_first(script)
        if data:
            page.route(re.compile(r"/checklists/[^/]+/$"), lambda route: _instead(route, data))
        page.goto(f"{site.address}/{path}")
        if "/checklists/" in path:
            expect(page.locator("[data-part=status]").first).not_to_be_empty()
        yield seen
        assert not seen.faults, seen.faults


def _seed(kept: Mapping[str, Any]) -> str:
    """A script that puts `kept` into storage when the first page opens."""
    values = {
        key: value if isinstance(value, str) else json.dumps(value) for key, value in kept.items()
    }
    return f"""if (!sessionStorage.seeded) {{
      sessionStorage.seeded = 1;
      Object.assign(localStorage, {json.dumps(values)});
    }}"""


def _instead(route: Route, data: Mapping[str, str]) -> None:
    answer = route.fetch()
    text = answer.text()
    for name, value in data.items():
        text = re.sub(rf'data-{name}="[^"]*"', f'data-{name}="{value}"', text, count=1)
    route.fulfill(response=answer, body=text)


def box(page: Page, item: str) -> Locator:
    """The box of one item."""
    return page.locator(f'input[data-item="{item}"]')


def row(page: Page, item: str) -> Locator:
    """The whole row of one item."""
    return page.locator(".pb-check", has=box(page, item))


def status(page: Page) -> Locator:
    """How far the list is."""
    return page.locator("[data-part=status]").first


def counted(language: str, done: int, every: int) -> str:
    """What the status says of so many items done."""
    return SAID["done-of"][language].format(done=done, all=every)


def period(page: Page) -> Locator:
    """The period in words."""
    return page.locator("[data-part=period]").first


def notices(page: Page) -> Locator:
    """The messages above the list."""
    return page.locator("[data-part=notices]").first


def press(page: Page, key: str, language: str) -> None:
    """Press the button that says this word."""
    page.get_by_role("button", name=SAID[key][language], exact=True).click()


def choose_role(page: Page, role: str) -> None:
    """Choose a role on Today, or * for the whole team."""
    one = page.locator(f"[data-role='{role}']")
    expect(page.locator(".pb-day--ready")).to_be_visible()
    if not one.is_visible():
        page.locator("[data-part=more]").click()
    one.click()


def week(page: Page) -> Locator:
    """The days of the week on Today, unfolded."""
    page.locator("[data-part=week] > summary").click()
    return page.locator(".pb-week > li")


def part_of_day(page: Page, key: str, language: str) -> Locator:
    """What stands under one heading of Today."""
    heading = page.get_by_role("heading", name=SAID[key][language], exact=True)
    return page.locator(".pb-day section", has=heading)


def tool(page: Page, name: str) -> None:
    """Choose a tool from the menu of the list."""
    page.locator(".pb-more summary").click()
    page.locator(f".pb-more [data-do={name}]").click()


def stored(page: Page) -> dict[str, Any]:
    """What this handbook keeps of a reader, by name; JSON read where it is JSON."""
    entries: dict[str, str] = page.evaluate("() => ({...localStorage})")
    prefix: str = page.evaluate("() => document.documentElement.dataset.kept")
    found: dict[str, Any] = {}
    for key, value in entries.items():
        name = key.removeprefix(prefix)
        if name == key or name in ("device", "copied"):
            continue  # another's; at random; always
        try:
            found[name] = json.loads(value)
        except ValueError:
            found[name] = value
    return found


def done(page: Page, name: str) -> set[str]:
    """The items kept as done under `name`."""
    marks = stored(page)[name]["marks"]
    return {item for item, mark in marks.items() if mark.get("is") == "done"}


def exported(browser: Browser, site: Site) -> str:
    """An export with one tick today and two yesterday."""
    kept = {"ticks:daily@2026-11-23": {"v": 2, "marks": {"price": {"at": 9}, "page": {"at": 9}}}}
    with reading(browser, site, "zh/checklists/daily/", kept=kept) as seen:
        box(seen.page, "price").check()
        with seen.page.expect_download() as waiting:
            tool(seen.page, "export")
        return waiting.value.path().read_text(encoding="utf-8")
