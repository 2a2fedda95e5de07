"""A keeper does what commands do, edits with the keyboard alone, and over a base."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from playbook.check.loader import load
from tests.support.accessible import violations
from tests.support.editing import Serving, editing, serving
from tests.support.handbooks import copy_fixture, own_handbook
from tests.support.keyboard import NAMED, tab_to
from tests.support.watch import watch

WEEKLY, DAILY = "checklists/weekly", "checklists/daily"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    folder = tmp_path_factory.mktemp("kept")
    with serving(copy_fixture(folder), folder / "site") as found:
        yield found


@pytest.fixture
def page(browser: Browser, served: Serving) -> Iterator[Page]:
    with editing(browser, served, WEEKLY) as found:
        expect(found.locator(".pb-ed-field").first).to_be_visible()
        yield found


def is_saved(page: Page) -> None:
    expect(page.locator("[data-part=state]")).to_have_text("Everything is saved.")


def test_all_of_an_edit_is_done_with_the_keyboard(page: Page, served: Serving) -> None:
    before = served.text(WEEKLY)
    press = page.keyboard.press
    for name in ("Sections Entries: 1", "1 Agenda", "Checks Entries: 2"):
        tab_to(page, name)
        press("Enter")
    tab_to(page, "＋ Add to “Checks”")
    press("Enter")
    page.keyboard.type("核对价格")
    tab_to(page, "Text · English")
    page.keyboard.type("Compare the prices")
    tab_to(page, "Why · 中文")
    page.keyboard.type("省得退差价。")
    tab_to(page, "Why · English")
    page.keyboard.type("It saves refunds.")
    press("Shift+Tab")
    tab_to(page, "Move “Compare the prices” up")
    press("Space")
    assert page.evaluate(NAMED) == "Move “Compare the prices” up", "the focus stays for more"
    press("Control+s")
    is_saved(page)
    book = load(served.project / "playbook_data")
    checks = book.records["checklists"]["weekly"].sections[0].checks  # type: ignore[attr-defined]
    assert [one.id for one in checks] == ["gap", "compare-the-prices", "actions"]
    tab_to(page, "Delete “Compare the prices”")
    press("Enter")
    press("Control+s")
    is_saved(page)
    assert served.text(WEEKLY) == before


TYPED = [
    ("checklists/weekly", "Title · 中文", "", ["title", "zh"]),
    ("checklists/weekly", "Title · English", "每周复盘", ["title", "en"]),
    ("checklists/weekly", "Id (part of the address)", "Weekly Review", ["id"]),
    ("checklists/weekly", "Summary · English", "See [the rest](metrics/none).", ["summary", "en"]),
    ("checklists/weekly", "Summary · 中文", "先看$no-such$再说。", ["summary", "zh"]),
    ("checklists/weekly", "Order", "0", ["order"]),
    ("metrics/cvr", "Expression", "buyers ÷ visitors", ["expression"]),
    ("metrics/cvr", "Decimals", "9", ["decimals"]),
    ("metrics/cvr", "Former ids", "aov", ["aliases"]),
    ("metrics/cvr", "Expression", "b / none", ["expression"]),
]
PLACES = """() => [...document.querySelectorAll(".pb-ed-fault")].map((told) => {
  const input = told.previousElementSibling?.dataset.pointer ? told.previousElementSibling : told;
  return JSON.parse(input.closest("[data-pointer]")?.dataset.pointer ?? "[]");
})"""


def test_ten_faults_as_they_are_typed_are_told_beside_their_fields(
    page: Page, served: Serving
) -> None:
    record = WEEKLY
    for of, label, typed, place in TYPED:
        if of != record:
            page.goto("about:blank")
            page.goto(served.editor(of))
            record = of
        field = page.get_by_label(label, exact=False).first
        old = field.input_value()
        field.fill(typed)
        page.wait_for_function(
            f"(place) => ({PLACES})().some((one) => JSON.stringify(one).startsWith(place))",
            arg=json.dumps(place, separators=(",", ":"))[:-1],
        )
        field.fill(old)
        expect(page.locator(".pb-ed-fault:not(.pb-ed-fault--doubt)")).to_have_count(0)
    page.evaluate("() => localStorage.clear()")


def test_a_record_is_begun_named_and_deleted_as_it_was_told(page: Page, served: Serving) -> None:
    data = served.project / "playbook_data"
    before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    page.goto(f"{served.address}edit/?lang=en")
    page.get_by_role("searchbox").fill("weekly")
    expect(page.locator("li:visible")).to_have_count(1)
    page.get_by_role("button", name="New: Metrics").click()
    dialog = page.get_by_role("dialog")
    page.keyboard.type("brand-new")
    page.keyboard.press("Enter")
    expect(dialog).to_contain_text("playbook_data/metrics/brand-new.yml: new")
    assert violations(page) == []
    assert not (data / "metrics" / "brand-new.yml").exists()
    dialog.get_by_role("button", name="Do it").click()
    expect(page.get_by_label("Draft")).to_be_checked()
    is_saved(page)
    page.get_by_role("button", name="Give another id").click()
    page.keyboard.type("newer")
    page.keyboard.press("Enter")
    expect(dialog).to_contain_text("playbook_data/metrics/brand-new.yml: deleted")
    page.keyboard.press("Enter")
    page.wait_for_url("**record=metrics%2Fnewer**")
    assert (data / "metrics" / "newer.yml").is_file()
    page.get_by_role("button", name="Delete", exact=True).click()
    expect(dialog).to_contain_text("playbook_data/metrics/newer.yml: deleted")
    dialog.get_by_role("button", name="Do it").click()
    expect(page.locator(".pb-editor__files").first).to_be_visible()
    (data / "removed.yml").unlink()
    assert {path: path.read_bytes() for path in data.rglob("*") if path.is_file()} == before


def test_rounds_are_said_one_way_or_the_other(page: Page, served: Serving) -> None:
    before = served.text(DAILY)
    page.goto("about:blank")
    page.goto(served.editor(DAILY))
    page.locator("summary", has_text="Rounds").click()
    page.get_by_label("Every").fill("30")
    page.get_by_label("From", exact=True).fill("09:00")
    page.get_by_label("To", exact=True).fill("10:00")
    expect(page.locator("[data-what=Window]")).to_contain_text("09:00, 09:30 and 10:00")
    page.get_by_label("Written as").select_option("At set times")
    page.get_by_role("textbox", name="Rounds").fill("09:00\n21:00")
    page.get_by_role("button", name="Save").click()
    is_saved(page)
    assert 'rounds: ["09:00", "21:00"]' in served.text(DAILY).replace("'", '"')
    page.get_by_role("button", name="Delete “Rounds”").click()
    page.get_by_role("button", name="Save").click()
    is_saved(page)
    assert served.text(DAILY) == before


def test_a_link_is_put_in_by_the_name_of_its_page(page: Page) -> None:
    summary = page.get_by_label("Summary · English")
    summary.fill("See the rate")
    summary.select_text()
    page.get_by_role("button", name="Link").nth(1).click()
    page.get_by_role("dialog").get_by_role("combobox").fill("metrics/cvr")
    page.get_by_role("dialog").get_by_role("button", name="Link").click()
    expect(summary).to_have_value("[See the rate](metrics/cvr)")
    page.evaluate("() => localStorage.clear()")


def test_over_a_base_only_what_differs_is_written(browser: Browser, tmp_path: Path) -> None:
    project = own_handbook(tmp_path / "own")
    data = project / "playbook_data"
    team = "change: true\nid: acorn\nname: {zh: 橡子, en: Acorn}\n"
    (data / "team.yml").write_text(team, encoding="utf-8")
    own = "# ours\nchange: true\nminutes: 45 # short\n"
    (data / "checklists").mkdir()
    (data / f"{WEEKLY}.yml").write_text(own, encoding="utf-8")
    with serving(project, tmp_path / "site") as served, watch(browser) as seen:
        page = seen.page
        page.goto(served.editor("metrics/cvr"))
        page.goto(f"{served.address}en/{WEEKLY}/")
        page.get_by_role("link", name="Edit this page").click()
        expect(page.get_by_text("only what you change is written")).to_be_visible()
        page.get_by_label("Title · English").fill("Look back")
        page.locator("summary", has_text="Sections").click()
        page.locator("summary", has_text="Agenda").click()
        page.locator("summary", has_text="Checks").click()
        page.get_by_role("button", name="Move “Decide actions” up").click()
        page.get_by_role("button", name="Save").click()
        is_saved(page)
        page.reload()
        expect(page.get_by_label("Title · English")).to_have_value("Look back")
        is_saved(page)
    text = (data / f"{WEEKLY}.yml").read_text(encoding="utf-8")
    assert text.startswith(f"{own}title: {{en: Look back}}\n") and "remove: [" in text
    assert "Split the gap" not in text or "Decide actions" not in text
    noted = json.loads((data / "playbook.lock").read_text(encoding="utf-8"))["changes"]
    assert noted[f"{WEEKLY}.yml"]["said"]["title/en"] == "Weekly review"
