"""Readers' own numbers in the formula of a metric."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

from tests.support.accessible import violations
from tests.support.handbooks import Site

PATH = "en/metrics/cvr/"


def says(page: Page, result: str, verdict: str, answer: str = "") -> None:
    """Hold what the calculator says to these."""
    for name, text in (("result", result), ("verdict", verdict), ("answer", answer)):
        expect(page.locator(f"[data-part={name}]")).to_have_text(text)


def test_what_reckons_is_fetched_once_a_reader_goes_there(
    browser: Browser, fixture_site: Site
) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(f"{fixture_site.address}/{PATH}", wait_until="networkidle")
    assert {"enter.js"} == {"enter.js", "calculator.js", "formula.js"} & {*asked}
    field = page.get_by_label("B", exact=True)
    field.focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("0")
    says(page, "no result", "Cannot be computed: it would divide by zero.")
    page.close()


def test_a_calculator_that_does_not_come_stays_an_example(
    browser: Browser, fixture_site: Site
) -> None:
    page = browser.new_page()
    page.route("**/calculator.js", lambda route: route.abort())
    page.goto(f"{fixture_site.address}/{PATH}", wait_until="networkidle")
    field = page.get_by_label("B", exact=True)
    field.hover()
    expect(field).to_be_disabled()
    expect(page.locator("[data-part=result]")).to_have_text("4")
    page.close()


def test_a_reader_tries_numbers_and_works_backwards(browser: Browser, fixture_site: Site) -> None:
    page = browser.new_page()
    page.goto(f"{fixture_site.address}/{PATH}", wait_until="networkidle")
    above, below = (
        page.get_by_role("textbox", name="A", exact=True),
        page.get_by_label("B", exact=True),
    )
    says(page, "4", "")
    above.fill("400")
    says(page, "5", "Higher than the example (4): better.")
    below.fill("16k")
    says(page, "2.5", "Lower than the example (4): worse.")
    below.fill("0")
    says(page, "no result", "Cannot be computed: it would divide by zero.")
    below.fill("many")
    says(page, "no result", "B: type a number such as 12.5, 300k or 3 million.")
    assert below.get_attribute("aria-invalid") == "true"
    below.fill("-1")
    says(page, "no result", "B: at least 0.")
    page.get_by_text("Work backwards").press("Enter")
    page.get_by_role("textbox", name="Result wanted").fill("8")
    page.get_by_role("combobox").select_option("b")
    says(page, "no result", "B: at least 0.", "B: 5,000")
    assert violations(page) == []
    page.get_by_role("button", name="Back to the example").press("Enter")
    says(page, "4", "", "")
    page.close()
