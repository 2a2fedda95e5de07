"""A keeper edits in a browser, with nothing but the screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from playbook.check.loader import load
from tests.support.accessible import violations
from tests.support.editing import Serving, editing, serving
from tests.support.handbooks import ROOT, copy_fixture
from tests.support.watch import Scheme, watch

MOST_ACTIONS = 12
WEEKLY = "checklists/weekly"
FIRST_FIELD_MS = 300
UP = re.compile("Move .* up")
MEASURE = """
addEventListener("DOMContentLoaded", () => new MutationObserver((_, watching) => {
  if (!document.querySelector(".pb-ed-field")) return;
  window.firstField = performance.now();
  watching.disconnect();
}).observe(document.body, {childList: true, subtree: true}))
"""
SINCE = """() => window.firstField - Math.max(...performance.getEntriesByType("resource")
  .filter(({name}) => name.endsWith("/edit/open")).map(({responseEnd}) => responseEnd))"""
"""How long after the file has come its first field is there."""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    folder = tmp_path_factory.mktemp("edited")
    with serving(copy_fixture(folder), folder / "site") as found:
        yield found


@pytest.fixture
def page(browser: Browser, served: Serving) -> Iterator[Page]:
    with editing(browser, served, WEEKLY) as found:
        yield found


def fold(page: Page, name: str) -> None:
    """Open the part of the form that is called so."""
    page.locator(".pb-ed-fold:not([open]) > summary", has_text=name).first.click()


def test_a_check_with_both_texts_is_added_moved_and_saved(page: Page, served: Serving) -> None:
    before = served.text(WEEKLY)
    last = page.locator(".pb-ed-entry .pb-ed-entry").last
    actions = (
        page.get_by_role("link", name="Edit this page").click,
        partial(fold, page, "Sections"),
        partial(fold, page, "Agenda"),
        partial(fold, page, "Checks"),
        page.get_by_role("button", name="Add to “Checks”").click,
        partial(page.keyboard.type, "核对价格"),  # where the focus is
        partial(page.get_by_label("Text · English").fill, "Compare the prices"),
        partial(page.get_by_label("Why · 中文").fill, "省得退差价。"),
        partial(page.get_by_label("Why · English").fill, "It saves refunds."),
        last.get_by_title(UP).click,
        page.get_by_role("button", name="Save").click,
    )
    assert len(actions) <= MOST_ACTIONS
    page.goto(f"{served.address}en/{WEEKLY}/")
    for act in actions:
        act()
    expect(page.locator("[data-part=state]")).to_have_text("Everything is saved.")
    after = served.text(WEEKLY)
    new = [line for line in after.split("\n") if line not in before.split("\n")]
    assert [line.strip() for line in new] == [
        "- id: compare-the-prices",
        "text: {zh: 核对价格, en: Compare the prices}",
        "why: {zh: 省得退差价。, en: It saves refunds.}",
    ]
    assert [line for line in after.split("\n") if line not in new] == before.split("\n")
    book = load(served.project / "playbook_data")
    checks = book.records["checklists"]["weekly"].sections[0].checks  # type: ignore[attr-defined]
    assert checks[-2].id == "compare-the-prices"
    (served.project / "playbook_data" / f"{WEEKLY}.yml").write_text(before, encoding="utf-8")


FAULTS = [
    ("owner: mgr", "owner: nobody", ["owner"]),
    ("group: weekly", "group: never", ["group"]),
    ("minutes: 60", "minutes: soon", ["minutes"]),
    ("en: Weekly review", "en: ''", ["title", "en"]),
    ("zh: 周复盘", "zh: Weekly review", ["title"]),
    ("minutes: 60\n", "minutes: 60\nminute: 6\n", []),
    ("weekdays: [MO]", "weekdays: [XX]", ["schedule"]),
    ("en: Split the gap", "en: '[Split](roles/none) it'", ["sections", 0, "checks", 0]),
    ("id: actions", "id: gap", ["sections", 0, "checks", 1, "id"]),
    ("to: [ops]", "to: [opz]", ["output", "to"]),
]


@pytest.mark.parametrize(("good", "bad", "path"), FAULTS)
def test_a_planted_fault_is_told_beside_its_field(
    page: Page, served: Serving, good: str, bad: str, path: list[str | int]
) -> None:
    file = served.project / "playbook_data" / f"{WEEKLY}.yml"
    before = file.read_bytes()
    assert good.encode() in before
    file.write_bytes(before.replace(good.encode(), bad.encode(), 1))
    try:
        page.goto("about:blank")
        page.goto(served.editor(WEEKLY))
        told = page.locator(".pb-ed-fault:visible")
        closed = page.locator("details:not([open]) > summary:has(.pb-ed-faults):visible")
        expect(told.or_(closed).first).to_be_visible()
        while not told.count():
            closed.first.click()
            expect(told.or_(closed).first).to_be_visible()
        place = told.first.evaluate(PLACE)
        assert place[: len(path)] == path, (place, told.first.inner_text())
        assert page.locator("[data-part=state]").inner_text().startswith("Problems found: ")
    finally:
        file.write_bytes(before)


PLACE = """(told) => {
  const field = told.previousElementSibling?.dataset.pointer ? told.previousElementSibling : told;
  const { pointer, fold } = field.closest("[data-pointer], [data-fold]").dataset;
  return JSON.parse(pointer ?? fold);
}"""


@pytest.mark.parametrize("bad", ["minutes: 60\nminutes 60", "\tminutes: 60"])
def test_a_file_that_cannot_be_read_has_no_form_but_its_faults(
    page: Page, served: Serving, bad: str
) -> None:
    file = served.project / "playbook_data" / f"{WEEKLY}.yml"
    before = file.read_bytes()
    text = before.decode().replace("minutes: 60", bad, 1)
    file.write_text(text, encoding="utf-8")
    try:
        page.goto("about:blank")
        page.goto(served.editor(WEEKLY))
        expect(page.get_by_text("This file cannot be shown as a form")).to_be_visible()
        line = text[: text.index(bad) + len(bad)].count("\n") + 1
        expect(page.get_by_role("listitem").filter(has_text=f"{line}: ")).to_be_visible()
        assert page.locator(".pb-ed-field").count() == 0
    finally:
        file.write_bytes(before)


def test_what_is_typed_outlives_the_page_and_is_never_lost_to_others(
    page: Page, served: Serving
) -> None:
    file = served.project / "playbook_data" / f"{WEEKLY}.yml"
    before = file.read_text(encoding="utf-8")
    title, state = page.get_by_label("Title · English"), page.locator("[data-part=state]")
    title.fill("Weekly look back")
    page.get_by_label("Title · 中文").focus()
    expect(state).to_have_text("There are unsaved changes.")
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.once("dialog", leave)
    page.reload()
    assert asked == ["beforeunload"]
    expect(title).to_have_value("Weekly look back")
    expect(state).to_have_text("Your unsaved changes from last time are back.")
    page.get_by_role("button", name="Undo").click()
    expect(title).to_have_value("Weekly review")
    title.fill("Weekly look back")
    file.write_text(before + "# another hand\n", encoding="utf-8")
    page.keyboard.press("Control+s")
    both = page.get_by_role("group", name="Two versions")
    expect(both).to_contain_text("# another hand")
    expect(both).to_contain_text("Weekly look back")
    expect(state).to_contain_text("changed elsewhere")
    assert file.read_text(encoding="utf-8") == before + "# another hand\n"
    other = page.context.new_page()
    other.goto(served.editor(WEEKLY))
    expect(other.get_by_text("open in another tab")).to_be_visible()
    expect(page.get_by_text("open in another tab")).to_be_visible()
    other.close()
    both.get_by_role("button", name="Take the version on disk").click()
    expect(state).to_have_text("Everything is saved.")
    expect(title).to_have_value("Weekly review")
    file.write_text(before, encoding="utf-8")


def test_a_copy_is_a_new_record(page: Page, served: Serving) -> None:
    expect(page.locator(".pb-ed-field").first).to_be_visible()
    page.get_by_role("button", name="Copy as a new record").click()
    page.keyboard.type("monthly-look")
    page.keyboard.press("Enter")
    expect(page.get_by_text("There are unsaved changes.")).to_be_visible()
    file = served.project / "playbook_data" / "checklists" / "monthly-look.yml"
    assert not file.exists()
    page.get_by_role("button", name="Save").click()
    expect(page.locator("[data-part=state]")).to_have_text("Everything is saved.")
    assert page.url.endswith("?record=checklists%2Fmonthly-look&lang=en")
    assert "id: monthly-look\n" in file.read_text(encoding="utf-8")
    assert load(served.project / "playbook_data").records["checklists"]["monthly-look"].draft
    file.unlink()


CLOSED = """.pb-ed-entry details:not([open]) > summary,
[data-fold='["sections"]']:not([open]) > summary"""
LOOKS = [(1280, "light", "zh"), (375, "dark", "en"), (375, "light", "zh"), (1280, "dark", "en")]


@pytest.mark.parametrize(("width", "scheme", "language"), LOOKS)
def test_axe_finds_nothing_in_any_state(
    browser: Browser, served: Serving, width: int, scheme: Scheme, language: str
) -> None:
    with watch(browser, width=width, scheme=scheme) as seen:
        page = seen.page
        page.goto(served.editor("", language).replace("record=&", ""))
        expect(page.locator(".pb-editor__files").first).to_be_visible()
        found = violations(page)
        page.goto(served.editor(WEEKLY, language))
        expect(page.locator(".pb-ed-field").first).to_be_visible()
        found += violations(page)
        for _ in range(3):
            page.locator(CLOSED).first.click()
            found += violations(page)
        page.evaluate("() => scrollTo(0, 0)")
        assert found == []
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_the_largest_record_has_its_first_field_soon(browser: Browser, served: Serving) -> None:
    """The largest of this handbook's, which the editor of another opens all the same."""
    roles = (ROOT / "playbook_data" / "roles").glob("*.yml")
    largest = max(roles, key=lambda one: one.stat().st_size)
    text = largest.read_text(encoding="utf-8")
    file = served.project / "playbook_data" / "roles" / "mgr.yml"
    before = file.read_bytes()
    file.write_text(text.replace(f"id: {largest.stem}\n", "id: mgr\n", 1), encoding="utf-8")
    try:
        with watch(browser) as seen:
            seen.run_first(MEASURE)
            took = []
            for _ in range(3):
                seen.page.goto("about:blank")
                seen.page.goto(served.editor("roles/mgr"))
                expect(seen.page.locator(".pb-ed-field").first).to_be_visible()
                took.append(seen.page.evaluate(SINCE))
        print(f"first field after {min(took):.0f} ms of {len(text)} characters")
        assert min(took) < FIRST_FIELD_MS
    finally:
        file.write_bytes(before)
