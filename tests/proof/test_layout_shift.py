"""Nothing jumps under a returning reader: pages know their room before what was ticked is known."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser

from tests.support.handbooks import Site
from tests.support.kept import own

MOST = 0.05
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 2e5, "uploadThroughput": 2e5}
BEFORE, NOW = "2026-11-10T08:30:00+08:00", "2026-11-11T08:30:00+08:00"
SHIFT = """window.shift = 0; new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) window.shift += one.value;
}).observe({ type: "layout-shift", buffered: true });"""
TICK = """() => {
  const boxes = "[data-item]:enabled, [data-question] input:enabled";
  for (const [at, set] of document.querySelectorAll("fieldset").entries()) {
    for (const [place, box] of set.querySelectorAll(boxes).entries()) {
      if (at % 2 === 0 || place % 2 === 0) if (box.isConnected && !box.disabled) box.click();
    }
  }
}"""
READY = 'html[data-ticks="kept"], html:not(:has([data-checklist], [data-quiz]))'
WORST = (
    "checklists/daily-open/",  # yesterday was left unfinished
    "checklists/offboard/",
    "checklists/promo-t0/",
    "onboarding/common/",
    "onboarding/mine/",
    "quizzes/practice-comms/",
    "calendar/",
    "calendar/double-11/",
    "plan/builder/",
    "today/",
)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_pages_hardly_shift_under_a_returning_reader(
    browser: Browser, site: Site, language: str
) -> None:
    context = browser.new_context(
        service_workers="block", viewport={"width": 375, "height": 812}, timezone_id="Asia/Shanghai"
    )
    mine = {own(site, name, "team-playbook"): text for name, text in KEPT.items()}
    context.add_init_script(f"Object.assign(localStorage, {json.dumps(mine)})")
    shifts = {}
    for path in WORST:
        page = context.new_page()
        for moment in (BEFORE, NOW):
            page.clock.set_fixed_time(moment)
            page.goto(f"{site.address}/{language}/{path}")
            page.wait_for_selector(READY, state="attached")
            page.evaluate(TICK)
        page.add_init_script(SHIFT)
        browser_of_page = context.new_cdp_session(page)
        browser_of_page.send("Network.enable")
        browser_of_page.send("Network.setCacheDisabled", {"cacheDisabled": True})
        browser_of_page.send("Network.emulateNetworkConditions", SLOW)
        page.reload(wait_until="networkidle")
        shifts[path] = page.evaluate("window.shift")
        page.close()
    context.close()
    print({path: round(shift, 3) for path, shift in shifts.items()})
    assert {path: shift for path, shift in shifts.items() if shift > MOST} == {}


KEPT = {"role": "ops", "started": "2026-11-02"}
