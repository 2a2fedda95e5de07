"""The plan builder fills the article's plan; the files that it saves are a handbook's."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from playbook.check.loader import inspect
from playbook.export.plan_files import FILE as PLAN_FILES
from playbook.export.plan_files import plan_files
from playbook.export.plan_workbook import FILE as PLAN_WORKBOOK
from playbook.kinds.plan.model import Plan
from playbook.kinds.plan.reckoning import Reckoned, reckon
from playbook.kinds.sources.model import Inventory
from playbook.kinds.sources.numbers import by_point
from playbook.kinds.team.model import Team
from playbook.model.playbook import Playbook
from playbook.site.offline import LISTING
from playbook.views.builder import rules, sketch
from tests.support.accessible import violations
from tests.support.chance import sample
from tests.support.handbooks import ROOT, Site, copy_handbook
from tests.support.sheets import Sheet

FIGURES: dict[str, Callable[[Reckoned], object]] = {
    "s4.goal.g1": lambda found: found.values["target"] and found.cells,
    "s4.role": lambda found: found.values["people"] and found.needed,
    "s4.perf": lambda found: found.commission,
    "s4.budget.b1": lambda found: found.lines["people"],
    "s4.budget.b2": lambda found: found.lines["promotion"],
    "s4.budget.b3": lambda found: found.lines["training"],
    "s4.budget.b4": lambda found: found.lines["office"],
}
"""Points of the article's plan with blanks, and what the builder fills them with."""
IN_WORDS = ("s4.intro", "s4.goal.g2", "s4.goal.g3", "s4.duty", "s4.hire", "s4.collab", "s4.close",
            "s4.disclaimer")  # fmt: skip
"""Points without a number: the chapters of the plan say them."""


@pytest.fixture(scope="module")
def found(book: Playbook) -> Reckoned:
    return reckon(sketch(book[Plan], book[Team]), rules(book[Plan]))


def test_the_team_s_own_plan_adds_up(found: Reckoned) -> None:
    assert [name for name, holds in found.checks.items() if not holds] == []
    assert found.values["target"] == 12_000_000
    assert math.isclose(sum(row[0] for row in found.cells), 12_000_000)
    assert math.isclose(found.lines["promotion"], 12 * 120_000)
    assert [round(pay) for pay in found.commission] == [4000, 5600, 8000]


def test_each_section_of_the_article_s_plan_is_filled(book: Playbook, found: Reckoned) -> None:
    points = [one.id for one in book[Inventory].points if one.id.startswith("s4.")]
    claims = by_point(book)
    assert points
    for ident in points:
        figure = next((say for start, say in FIGURES.items() if ident.startswith(start)), None)
        said = ident.startswith(IN_WORDS)
        assert bool(figure) != said, f"{ident}: neither figure nor words, or both"
        assert figure(found) if figure else claims[ident], ident


def test_half_a_seat_is_enough_for_half_the_work(book: Playbook, found: Reckoned) -> None:
    own, fixed = sketch(book[Plan], book[Team]), rules(book[Plan])
    for role, need in found.needed.items():
        alone = dict.fromkeys(own.seats, 0.0)
        for have, enough in ((need, True), (math.ceil(need * 2) / 2, True), (need - 0.1, False)):
            reckoned = reckon(replace(own, seats=alone | {role: have}), fixed)
            assert reckoned.checks[f"seats-{role}"] == enough, (role, need, have)


@pytest.mark.parametrize(
    "change", sample([{}, {"base": "3000000", "growth": "12.5", "seat.cs": "1.5"}], 1)
)
def test_saved_files_are_accepted(book: Playbook, tmp_path: Path, change: dict[str, str]) -> None:
    project = copy_handbook(ROOT, tmp_path)
    team, plan = book[Team], book[Plan]
    platforms = '[{"name": {"zh": "淘宝", "en": "淘宝", "same": true}, "share": 100}]'
    own = sketch(plan, team)
    typed = {f"weight.{at + 1}": weight for at, weight in enumerate(own.weights)}
    typed |= dict(own.numbers) | {f"seat.{one}": count for one, count in own.seats.items()}
    typed |= {f"line.{one}": share for one, share in own.lines.items()}
    for role, inputs in own.staffing.items():
        typed |= {f"staff.{role}.{name}": number for name, number in inputs.items()}
    given = {name: f"{number}" for name, number in typed.items()} | change
    given |= {"start": "'2027-01-01'", "end": "'2027-12-31'", "platforms": platforms}
    for name, pieces in plan_files(book).items():
        text = "".join(given[one] if at % 2 else one for at, one in enumerate(pieces))
        (project / "playbook_data" / f"{name}.yml").write_text(text, encoding="utf-8")
    saved, problems = inspect(project / "playbook_data")
    assert [f"{one.path}:{one.line}: {one.message('en')}" for one in problems] == []
    assert saved
    assert saved[Team].base_sales == int(given["base"])
    assert saved[Team].platforms[0].name["zh"] == "淘宝"
    again = sketch(saved[Plan], saved[Team])
    assert again.seats["cs"] == float(given["seat.cs"])
    assert again.weights == own.weights and again.staffing == own.staffing


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_is_kept_whole_for_reading_without_a_network(site: Site, language: str) -> None:
    kept = json.loads((site.folder / LISTING).read_text(encoding="utf-8"))[language]
    needed = {f"{language}/{name}" for name in ("plan/builder/", PLAN_FILES, PLAN_WORKBOOK)}
    assert needed - {*kept} == set()


def wrong(page: Page) -> list[str]:
    """What does not add up, as the page says it."""
    return page.locator(".pb-builder__check--wrong").all_inner_texts()


TYPE_A_NUMBER = "type a number such as 12.5, 300k or 3 million"
CLIPBOARD = ["clipboard-read", "clipboard-write"]
MOVES = """async button => {
  button.scrollIntoView({block: "center"});
  const before = button.getBoundingClientRect().y;
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  return button.getBoundingClientRect().y - before;
}"""
"""How far a button moves away, once it is in view, from who is about to press it."""


def save_files(page: Page) -> None:
    """Each file holds the reader's numbers; what cannot be had is told."""
    save = page.get_by_role("button", name="Save team.yml")
    assert save.evaluate(MOVES) == 0
    with page.expect_download() as saved:
        save.click()
    assert "base_sales: 3000000\n" in Path(saved.value.path()).read_text(encoding="utf-8")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save plan.xlsx").click()
    sheet = Sheet(Path(saved.value.path()).read_bytes())
    assert 3_000_000.0 in sheet.stored.values()
    assert list(sheet.misfits()) == []
    page.route("**/plan.xlsx", lambda route: route.abort())
    page.get_by_role("button", name="Save plan.xlsx").click()
    expect(page.get_by_text("plan.xlsx was not saved")).to_be_visible()


def test_a_reader_sketches_a_plan(browser: Browser, site: Site, found: Reckoned) -> None:
    context = browser.new_context(permissions=CLIPBOARD, service_workers="block")
    page = context.new_page()
    page.goto(f"{site.address}/en/plan/builder/", wait_until="networkidle")
    so_far = "What could be checked adds up; not checked: 1"
    expect(page.get_by_role("heading", name=so_far)).to_be_visible()
    each = f"{found.values['pay_each']:,.0f} a month for each"
    expect(page.get_by_text(each)).to_be_visible()
    unpaid = page.get_by_text("Pay is left out, so it is not checked")
    expect(unpaid).to_be_visible()
    growth = page.get_by_role("textbox", name="Growth in %")
    growth.fill("130 %")
    assert "This growth needs 2.29 times today’s traffic" in wrong(page)[0]
    page.get_by_role("button", name="Change This growth").press("Enter")
    expect(page.locator("[name=visits]")).to_be_focused()
    assert violations(page) == []
    page.reload(wait_until="networkidle")
    expect(growth).to_have_value("130")
    page.get_by_role("button", name="Scenario 2").press("Enter")
    expect(growth).to_have_value("20")
    for text, limit in ("-101", "at least -100"), ("many", TYPE_A_NUMBER):
        growth.fill(text)
        assert wrong(page) == [f"Growth in %: {limit}"]
    assert violations(page) == []
    expect(page.locator(".pb-builder__brief")).to_contain_text(TYPE_A_NUMBER)
    page.get_by_role("button", name="Back to the team’s own numbers").press("Enter")
    assert wrong(page) == []
    page.get_by_role("textbox", name="Net sales of the period before").fill("¥三百万")
    page.get_by_text("Seats and pay").press("Enter")
    page.get_by_role("textbox", name="E-commerce manager: pay a month, each").fill("9000")
    expect(unpaid).to_have_count(0)
    expect(page.locator("#build-wrong")).to_have_text("What does not add up: 7")
    save_files(page)
    links = []
    for _ in range(2):
        page.get_by_role("button", name="Copy a link to this scenario").click()
        expect(page.get_by_text("Copied.")).to_be_visible()
        links.append(page.evaluate("navigator.clipboard.readText()"))
        page.get_by_role("checkbox").check()
    context.close()
    for link, pay in zip(links, ("", "9,000"), strict=True):
        other = browser.new_page()
        other.goto(link, wait_until="networkidle")
        expect(other.get_by_text("kept as scenario 1")).to_be_visible()
        base = other.get_by_role("textbox", name="Net sales of the period before")
        expect(base).to_have_value("3,000,000")
        expect(other.locator("[name='pay.mgr']")).to_have_value(pay)
        other.close()


def test_a_small_shop_is_led_to_what_to_change(browser: Browser, site: Site) -> None:
    page = browser.new_page(viewport={"width": 375, "height": 812})
    page.goto(f"{site.address}/zh/plan/builder/", wait_until="networkidle")
    page.locator("[name=base]").fill("300万")
    page.get_by_text("平台和占比（%）").click()
    for place, (name, share) in enumerate([("淘宝", "60%"), ("抖音", "40"), ("", "")]):
        page.locator(f"[name='platform.{place}.name']").fill(name)
        page.locator(f"[name='platform.{place}.share']").fill(share)
    page.get_by_role("button", name="去改 人员薪资与福利：占净销售额").press("Enter")
    expect(page.locator("[name=spend]")).to_be_focused()  # which its line follows from
    page.locator("[name=spend]").fill("4万")
    assert wrong(page) == []
    months = page.locator(".pb-scroll").first
    assert months.evaluate("table => table.scrollWidth === table.clientWidth")
    expect(page.get_by_role("row", name="直播运营和主播 1 + 1 2")).to_have_count(1)
    assert "直播运营和主播：编制 2 人，按工作量要 2 人" in page.locator("main").inner_text()
    page.get_by_text("编制和薪资").click()
    page.locator("[name='seat.cs']").fill("1.25")
    expect(page.get_by_role("row", name="客户服务专员 1.25")).to_have_count(1)
    assert "客户服务专员：编制 1.25 人" in wrong(page)[0]
    page.close()


@pytest.mark.parametrize(
    "change",
    sample(
        [{"base": "9" * 16}, {"price": "0"}, {"spend": "0"}, {"gross_margin": "0", "base": "0"}], 2
    ),
)
def test_what_cannot_be_computed_is_said_by_its_name(
    browser: Browser, site: Site, change: dict[str, str]
) -> None:
    page = browser.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(fault.message))
    page.goto(f"{site.address}/en/plan/builder/", wait_until="networkidle")
    for name, text in change.items():
        page.locator(f"[name={name}]").evaluate("(field, text) => (field.value = text)", text)
    page.locator("[name=base]").dispatch_event("input")
    none = page.locator(".pb-builder__check--wrong", has_text="cannot be computed")
    expect(none.first).to_be_visible()
    for sentence in none.all_inner_texts():
        assert "cannot be computed" in sentence.splitlines()[1].partition(": ")[2]
    assert "cannot" not in "".join(page.locator(".pb-builder__results ol").all_inner_texts())
    assert faults == []
    page.close()


def test_what_is_damaged_is_told_and_left_out(browser: Browser, site: Site) -> None:
    page = browser.new_page()
    page.goto(f"{site.address}/en/plan/builder/#plan=eyJiYXNl", wait_until="networkidle")
    expect(page.get_by_text("This link is damaged and holds no plan")).to_be_visible()
    key = page.evaluate("`${document.documentElement.dataset.kept}plan:1`")
    page.evaluate("""key => localStorage.setItem(key, '{"base": {"a": 1}, "growth": "30"}')""", key)
    page.goto(f"{site.address}/en/plan/", wait_until="networkidle")
    page.goto(f"{site.address}/en/plan/builder/", wait_until="networkidle")
    expect(page.locator("[name=growth]")).to_have_value("30")
    expect(page.locator("[name=base]")).to_have_value("10,000,000")
    page.close()
