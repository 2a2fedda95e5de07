"""Self-checks and reading lists."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, expect

from tests.support.accessible import violations
from tests.support.handbooks import Site
from tests.support.lists import reading
from tests.support.paths import (
    SIDEWAYS,
    zh,
)
from tests.support.watch import watch

OPENED = """document.addEventListener("readystatechange", () => {
  if (document.readyState !== "interactive") return;
  document.querySelector("details:has(#read-checklists-daily)").open = true;
});"""
"""A reader opens the reading list before any script runs: it stays open."""


def test_a_self_check_is_scored_in_the_page_and_kept(browser: Browser, fixture_site: Site) -> None:
    with reading(browser, fixture_site, "zh/quizzes/role-ops/", width=375) as seen:
        page = seen.page
        expect(page.locator("details").first).to_be_hidden()
        before = len(seen.requests)
        page.get_by_label("开店前").check()
        expect(page.locator("#question-open .pb-quiz__verdict")).to_have_text(zh("quiz-right"))
        page.get_by_label("收藏数").check()
        expect(page.locator("#question-cvr .pb-quiz__verdict")).to_have_text(zh("quiz-wrong"))
        expect(page.locator("#question-cvr details p")).to_be_visible()
        for answer in ("看原因", "停售", "三个以内"):
            page.get_by_label(answer).check()
        score = page.locator("[data-part=score]")
        expect(score).to_have_text(zh("quiz-score", done=4, all=5))
        assert seen.requests[before:] == []
        assert violations(page) == []
        page.reload()
        expect(score).to_have_text(zh("quiz-score", done=4, all=5))
        page.get_by_role("button", name=zh("quiz-again")).click()
        expect(page.locator("input:checked")).to_have_count(0)
    with watch(browser, java_script_enabled=False) as plain:
        plain.page.goto(f"{fixture_site.address}/zh/quizzes/role-ops/")
        plain.page.locator("#question-open summary").click()
        expect(plain.page.locator("#question-open details p")).to_contain_text("开店前")


def test_a_question_whose_choice_is_gone_can_be_answered_anew(
    browser: Browser, fixture_site: Site
) -> None:
    kept = {"quiz:role-ops": {"open": "no-longer-there"}}
    with reading(browser, fixture_site, "zh/quizzes/role-ops/", kept=kept) as seen:
        page = seen.page
        page.get_by_label("开店前").click()
        expect(page.locator("#question-open .pb-quiz__verdict")).to_have_text(zh("quiz-right"))
        page.reload()
        expect(page.get_by_label("开店前")).to_be_checked()
        expect(page.get_by_label("开店前")).to_be_disabled()


def test_arrow_keys_choose_and_enter_answers(browser: Browser, fixture_site: Site) -> None:
    with reading(browser, fixture_site, "zh/quizzes/role-ops/") as seen:
        page = seen.page
        question = page.locator("#question-open")
        expect(question.locator("input").first).to_be_enabled()
        question.locator("input").first.focus()
        for choice in (1, 2, 0):
            page.keyboard.press("ArrowDown")
            expect(question.locator("input").nth(choice)).to_be_checked()
            expect(question.locator("input").nth(choice)).to_be_enabled()
        expect(question.get_by_role("status")).to_have_text(zh("quiz-press"))
        page.keyboard.press("Enter")
        expect(question.locator("input:enabled")).to_have_count(0)
        expect(question.locator("summary")).to_be_focused()


def test_reading_is_ticked_where_it_is_listed(browser: Browser, fixture_site: Site) -> None:
    with reading(browser, fixture_site, "zh/onboarding/ops/", width=375) as seen:
        page = seen.page
        seen.run_first(OPENED)
        page.reload()
        expect(page.locator("#read-checklists-daily")).to_contain_text("分钟")
        expect(page.locator("[data-next] a").first).to_have_attribute("href", re.compile("#step-"))
        expect(page.locator("#read-checklists-daily .pb-check__more")).to_be_visible()
        page.locator("#tick-read-checklists-daily").check()
        page.reload()
        expect(page.locator("#tick-read-checklists-daily")).to_be_checked()
        assert page.evaluate(SIDEWAYS) <= 0
