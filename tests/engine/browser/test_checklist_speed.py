"""200 lists with three years of history: a page is ready at once, and a tick is stored at once."""

from __future__ import annotations

from statistics import median

import pytest
from playwright.sync_api import Browser, expect

from tests.support.handbooks import Site
from tests.support.kept import own
from tests.support.lists import box, reading, status, tool

FILL = """(prefix) => {
  const items = Array.from({ length: 12 }, (_, at) => `item-number-${at}`);
  for (let list = 0; list < 200; list += 1) {
    const id = list ? `list-${list}` : "daily";
    const log = {};
    const day = new Date(2023, 10, 24);
    for (let count = 0; count < 1090; count += 1, day.setDate(day.getDate() + 1)) {
      const [year, month, date] = day.toLocaleDateString("sv").split("-");
      (log[`${year}-${month}-`] ??= []).push(`${date}:0${count % 3 ? "" : "25"}`);
    }
    const past = { v: 1, sets: [items], log: {}, names: {}, notes: {} };
    for (const [group, entries] of Object.entries(log)) past.log[group] = entries.join(",");
    localStorage.setItem(`${prefix}past:${id}`, JSON.stringify(past));
    for (let back = 0; back < 5; back += 1) {
      const marks = Object.fromEntries(items.map((item) => [item, { at: 1795485600000 }]));
      const when = new Date(2026, 10, 23 - back).toLocaleDateString("sv");
      localStorage.setItem(`${prefix}ticks:${id}@${when}`, JSON.stringify({ v: 2, marks }));
    }
  }
  return Object.entries(localStorage).flat().join("").length;
}"""
READY = """() => new Promise(async (done) => {
  const site = document.querySelector("script[type=module]").src;
  const { start } = await import(new URL("checklist.js", site));
  const list = document.querySelector("[data-checklist]").cloneNode(true);
  const before = performance.now();
  start(list);
  done(performance.now() - before);
})"""
TICK = """() => {
  const box = document.querySelector("input[data-item=price]");
  const before = performance.now();
  box.click();
  return performance.now() - before;
}"""


@pytest.mark.proof
def test_years_of_many_lists_cost_nothing(browser: Browser, fixture_site: Site) -> None:
    with reading(browser, fixture_site, "zh/checklists/daily/", once=True) as seen:
        page = seen.page
        page.clock.resume()
        size = page.evaluate(FILL, own(fixture_site, ""))
        page.reload()
        expect(status(page)).not_to_be_empty()
        expect(box(page, "price")).not_to_be_checked()
        ready = median(page.evaluate(READY, fixture_site.address) for _ in range(9))
        tick = median(page.evaluate(TICK) for _ in range(15))
        tool(page, "history")
        expect(page.locator(".pb-dialog")).to_contain_text("1096")
        print(f"{size} characters kept; ready in {ready:.1f} ms, a tick in {tick:.1f} ms")
        assert size < 2_000_000
        assert ready < 50
        assert tick < 50
