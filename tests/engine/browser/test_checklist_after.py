"""After the tick, and the index of lists: what is finished folds, and what comes next is named."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from tests.support.handbooks import Site
from tests.support.lists import SAID, box, press, reading, row

MONDAY = "2026-11-23T10:00:00+08:00"
DAILY = {"zh": "每日开店", "en": "Daily opening"}
WEEKLY = {"zh": "周复盘", "en": "Weekly review"}


def test_a_finished_group_folds_and_a_finished_list_names_the_next(
    browser: Browser, fixture_site: Site, language: str
) -> None:
    path = f"{language}/checklists/daily/"
    with reading(browser, fixture_site, path, now=MONDAY, kept={"role": "mgr"}) as seen:
        page = seen.page
        box(page, "price").check()
        box(page, "page").focus()
        page.keyboard.press("Space")
        expect(box(page, "page")).to_be_hidden()
        unfold = page.get_by_role("button", name=SAID["unfold"][language], exact=True)
        expect(unfold).to_be_focused()
        page.evaluate("location.hash = 'item-page'")  # finds it as the browser's own search does
        expect(box(page, "page")).to_be_visible()
        page.get_by_role("button", name=SAID["fold"][language], exact=True).click()
        expect(box(page, "page")).to_be_hidden()
        page.emulate_media(media="print")
        expect(box(page, "page")).to_be_visible()
        page.emulate_media(media="screen")
        unfold.click()
        expect(box(page, "page")).to_be_visible()
        box(page, "stock").check()
        done = page.locator(".pb-finished")
        expect(done).to_contain_text(SAID["list-done"][language])
        expect(done.get_by_role("link")).to_have_text(WEEKLY[language])
        press(page, "undo-last", language)
        expect(box(page, "stock")).to_be_focused()
        expect(box(page, "stock")).not_to_be_checked()
        expect(done).to_have_count(0)


def test_the_whole_row_ticks(browser: Browser, fixture_site: Site) -> None:
    with reading(browser, fixture_site, "zh/checklists/daily/") as seen:
        row(seen.page, "price").locator(".pb-check__why").click(force=True)
        expect(box(seen.page, "price")).to_be_checked()
        row(seen.page, "price").locator(".pb-check__more").click()
        expect(box(seen.page, "price")).to_be_checked()


def test_the_page_of_ones_own_role_says_how_far_its_lists_are(
    browser: Browser, fixture_site: Site, language: str
) -> None:
    marks = {"ticks:daily@2026-11-23": {"v": 3, "marks": {"price": {"at": 9, "is": "done"}}}}
    for role, far in (("ops", "1/3"), ("mgr", "")):
        kept = {"role": role} | marks
        path = f"{language}/roles/ops/"
        with reading(browser, fixture_site, path, now=MONDAY, kept=kept) as seen:
            seen.page.wait_for_load_state("networkidle")
            daily = seen.page.locator("[data-list=daily] small")
            expect(daily).to_contain_text(far)
            assert ("/3" in daily.inner_text()) is bool(far)


def test_the_index_says_how_far_lists_are_and_shows_those_asked_for(
    browser: Browser, fixture_site: Site, language: str
) -> None:
    kept = {"ticks:daily@2026-11-23": {"v": 3, "marks": {"price": {"at": 9, "is": "done"}}}}
    path = f"{language}/checklists/"
    with reading(browser, fixture_site, f"{language}/", now=MONDAY, kept=kept) as seen:
        page = seen.page
        page.goto(f"{fixture_site.address}/{path}")
        daily, weekly = (page.locator(f"[data-list={one}]") for one in ("daily", "weekly"))
        expect(daily).to_contain_text("1/3")
        expect(page.locator(".pb-task--next")).to_contain_text(DAILY[language])
        counts = {
            name: page.locator(f"[data-{name}] span")
            for name in ("moment=''", "moment=due", "moment=daily", "role=ops")
        }
        shown = page.locator("[data-list]")
        expect(counts["moment=''"]).to_have_text(f"{shown.count()}")
        expect(counts["moment=daily"]).to_have_text(f"{page.locator('[data-group=daily]').count()}")
        page.locator("[data-moment=due]").click()
        seen_now = shown.locator("visible=true").count()
        expect(counts["moment=due"]).to_have_text(f"{seen_now}")
        expect(page.locator("[data-moment=due]")).to_have_attribute("aria-pressed", "true")
        expect(daily).to_be_visible()
        expect(page.locator("[data-list=incident]")).to_be_hidden()
        page.locator("[data-moment='']").click()
        page.locator("[data-role=ops]").click()
        expect(weekly).to_be_hidden()
        expect(counts["role=ops"]).to_have_text(f"{shown.locator('visible=true').count()}")
        page.locator("[data-role='*']").click()
        page.locator(".pb-lists [type=search]").fill(WEEKLY[language])
        expect(weekly).to_be_visible()
        expect(daily).to_be_hidden()


def test_the_index_of_metrics_shows_those_of_a_group_an_owner_and_a_word(
    browser: Browser, fixture_site: Site
) -> None:
    with reading(browser, fixture_site, "en/metrics/", now=MONDAY) as seen:
        page = seen.page
        rows, shown = page.locator("[data-row]"), page.locator("[data-row]:visible")
        every = rows.count()
        group, owner = (rows.first.get_attribute(f"data-{one}") for one in ("group", "owner"))
        for name, value in (("group", group), ("owner", owner)):
            pick = page.locator(f".pb-pick[data-{name}={value}]")
            expect(pick.locator("span")).to_have_text(
                f"{page.locator(f'[data-row][data-{name}={value}]').count()}"
            )
            pick.click()
            expect(pick).to_have_attribute("aria-pressed", "true")
            assert shown.count() == page.locator(f"[data-row][data-{name}={value}]").count()
            page.locator(f".pb-pick[data-{name}='']").click()
            expect(shown).to_have_count(every)
        page.locator(".pb-lists [type=search]").fill("no such metric")
        expect(shown).to_have_count(0)
        expect(page.locator("[data-part=none]")).to_be_visible()
        expect(page.locator("[data-part=status]")).to_have_text("Metrics shown: 0")
        expect(page.locator("h2:visible")).to_have_count(0)
