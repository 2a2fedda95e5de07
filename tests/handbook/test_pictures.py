"""The numbers of drawings, read back from the page, are those of the data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, expect
from selectolax.lexbor import LexborHTMLParser, LexborNode

from playbook.kinds.campaign.model import Campaign
from playbook.kinds.campaign.numbers import days, offered, stage_days, turns
from playbook.kinds.holidays.model import Holidays, HolidayYear
from playbook.kinds.metric.model import Metric
from playbook.model.formula import evaluate, worked_example
from playbook.model.playbook import Playbook
from playbook.render.renderer import Renderer
from playbook.schedule.due_words import date_words
from tests.engine.browser.test_checklist_today import OVERLAPPING
from tests.support.drawings import Mirrored, drawings
from tests.support.handbooks import Site
from tests.support.lists import reading

Days = tuple[str, date, date]
FIRST, LAST = date(2026, 10, 1), date(2027, 12, 31)
"""The team's year, and the quarter before it."""


def campaign_days(book: Playbook, campaign: Campaign, own: date) -> set[Days]:
    """The days of `campaign` by how near T they are: before T-30, T-7 and T, at T, after it."""
    looks: dict[str, list[date]] = {}
    for phase in book.entries["phases"][campaign.phases].phases:
        near = "early" if phase.start < -30 else "near" if phase.start < -7 else "week"
        look = near if phase.start < 0 else "after" if phase.end else ""
        for _, one in turns(campaign, own, phase.stages):
            looks.setdefault(look, []).extend(
                one.day + timedelta(days=count) for count in (phase.start, phase.end)
            )
    dots = {own, *looks.pop("", [])}
    return {(look, min(found), max(found)) for look, found in looks.items()} | {
        ("day", day, day) for day in dots
    }


def months_of(first: date, last: date) -> set[date]:
    """The first days of the months from `first` to `last`."""
    count = (last - first).days + 1
    return {(first + timedelta(days=day)).replace(day=1) for day in range(count)}


def written(day: date) -> str:
    """As the drawings say it; with its year where that is not theirs."""
    return date_words(day, "zh", "CN", "day" if FIRST <= day <= LAST else "date")


def holidays(book: Playbook) -> Iterator[tuple[str, HolidayYear, date, date]]:
    """The public holidays of the year drawn, none of which is in two months."""
    for year in book[Holidays].years:
        for one in year.holidays:
            first, last = date.fromisoformat(one.start), date.fromisoformat(one.end)
            if FIRST <= first <= LAST:
                yield one.title["zh"], year, first, last


@pytest.mark.parametrize("renderer", [Renderer, Mirrored])
def test_the_year_strip_shows_the_days_of_every_campaign(
    book: Playbook, renderer: type[Renderer]
) -> None:
    page = renderer(book).render("calendar_table", "zh/calendar/")
    strip, *months = drawings(page, rtl=renderer is Mirrored)
    rows: dict[str, set[Days]] = {}
    by_month: dict[date, dict[str, set[Days]]] = {}
    for campaign in offered(book):
        title = campaign.title["zh"]
        for own in days(book, campaign):
            found = campaign_days(book, campaign, own)
            held = {day for _, *both in found for day in both}
            if own < FIRST or min(held) > LAST:
                continue
            rows.setdefault(title, set()).update(found)
            for month in months_of(min(held), max(held)):
                by_month.setdefault(month, {})[f"{title}\u2002{written(own)}"] = found
    for title, year, first, last in holidays(book):
        look = "off estimated" if year.expected else "off"
        rows.setdefault("法定放假", set()).add((look, first, last))
        when = written(first) if first == last else f"{written(first)} → {written(last)}"
        said = f"{title}\u2002{f'{when}（估）' if year.expected else when}"
        by_month.setdefault(first.replace(day=1), {})[said] = {(look, first, last)}
    assert {text.partition("\u2002")[0]: found for text, found in strip.rows().items()} == rows
    drawn = {one.days[0]: one.rows() for one in months if one.days}
    assert drawn == {month: found for month, found in by_month.items() if FIRST <= month <= LAST}


@pytest.mark.parametrize("renderer", [Renderer, Mirrored])
@pytest.mark.parametrize("ident", ["double-11", "consumer-rights-day"])
def test_a_timeline_shows_the_days_of_phases_and_stages(
    book: Playbook, ident: str, renderer: type[Renderer]
) -> None:
    campaign = next(one for one in book.all(Campaign) if one.id == ident)
    page = renderer(book).render("campaign", f"zh/calendar/{ident}/", ident)
    wide, phone = drawings(page, rtl=renderer is Mirrored)[2:4]
    (own,) = (day for day in days(book, campaign) if day.year == 2027)
    expected = [(campaign.title["zh"], False, own, own)] if not campaign.stages else []
    expected += [
        (stage.title["zh"], one.estimated, one.day, one.day)
        for stage, one in zip(campaign.stages, stage_days(campaign, own), strict=True)
    ]
    for phase in book.entries["phases"][campaign.phases].phases:
        for _, one in turns(campaign, own, phase.stages):
            first, last = (one.day + timedelta(days=day) for day in (phase.start, phase.end))
            expected.append((phase.title["zh"], one.estimated, first, last))
    for drawing in (wide, phone):
        shown = [
            (text.partition("\u2002")[0], look.endswith("estimated"), first, last)
            for text, marks in drawing.rows().items()
            for look, first, last in marks
        ]
        assert sorted(shown) == sorted(expected)


def read(node: LexborNode, numbers: dict[str, float]) -> str:
    """A drawn formula as an expression over `numbers`, which gain those drawn in it."""
    if "pb-formula__input" in str(node.attributes.get("class")):
        name = f"n{len(numbers)}"
        value = node.css_first("b")
        assert value
        numbers[name] = float(value.text().replace(",", ""))
        return name
    text = "".join(
        read(one, numbers) if one.tag == "span" else one.text()
        for one in node.iter(include_text=True)
    )
    if "pb-fraction" in str(node.attributes.get("class")):
        return "({}) / ({})".format(*text.split("÷"))
    return text


def test_every_formula_is_drawn_as_it_is_computed(book: Playbook) -> None:
    renderer = Renderer(book)
    for metric in book.all(Metric):
        page = renderer.render("metric", f"zh/metrics/{metric.id}/", metric.id)
        drawn = LexborHTMLParser(page).css_first(".pb-formula__drawn")
        assert drawn
        numbers: dict[str, float] = {}
        text = read(drawn, numbers).translate(str.maketrans("×−", "*-", ",\n"))
        _, expression, result = text.rsplit("=", 2)
        value = evaluate(" ".join(expression.split()), numbers)
        assert float(result.split()[0].rstrip("%‰")) == round(value, metric.decimals)
        assert {*numbers.values()} == {one.example for one in metric.inputs}


def test_a_metric_shows_what_drives_it_and_what_it_drives(book: Playbook) -> None:
    metrics = {metric.id: metric for metric in book.all(Metric)}
    page = LexborHTMLParser(Renderer(book).render("metric", "zh/metrics/cvr/", "cvr"))
    drivers, _, driven = page.css(".pb-neighbours > section")
    ids = [re.findall(r"(\w[\w-]*)/\"", one.html or "") for one in (drivers, driven)]
    direct = metrics["cvr"].drivers
    assert set(ids[0]) == {*direct, *(far for one in direct for far in metrics[one].drivers)}
    assert set(ids[1]) == {one.id for one in metrics.values() if "cvr" in one.drivers}
    shown = [node.text() for node in page.css(".pb-node:has(span)")]
    assert len(shown) == len(direct) + 1 + len(set(ids[1]))
    for metric in (metrics[one] for one in ("cvr", *direct, *ids[1])):
        example = round(worked_example(metric.expression, metric.inputs), metric.decimals)
        (text,) = (one for one in shown if one.startswith(metric.title["zh"] + "\n"))
        assert f"{example:,g}" in re.split(r"[\s%‰]+", text)


def test_today_is_drawn_by_the_device_or_not_at_all(browser: Browser, site: Site) -> None:
    west = "America/New_York"  # there midnight by Greenwich is the day before
    for scripts, lines in ((True, ["34.68%"]), (False, [])):
        page = browser.new_page(java_script_enabled=scripts, timezone_id=west)
        page.clock.set_fixed_time("2027-03-08T02:00:00Z")
        page.goto(f"{site.address}/zh/calendar/", wait_until="networkidle")
        drawn = page.locator(".pb-wide .pb-now line").all()
        assert [line.get_attribute("x1") for line in drawn] == lines
        assert not page.locator(
            ".pb-drawn text + .pb-now > line"
        ).count()  # none runs through a label
        month = page.locator("section:has(> div > .pb-phone[open]) h3")
        assert month.all_text_contents() == ["3 月"] * len(lines)
        cards = page.locator(".pb-running .pb-card")
        said = [" | ".join(one.locator("> *").all_text_contents()) for one in cards.all()]
        assert said[:1] == ["38 节 | 今天 | 爆发，到 3 月 8 日"] * len(lines)
        assert "315 消费者权益日 | 3 月 15 日 · 7 天后" in "\n".join(said) or not lines
        rows = page.locator(".pb-months li[aria-current], .pb-months li[aria-current] + li")
        assert [one.inner_text().split("\n") for one in rows.all()] == [
            ["38 节", "今天", "3 月 8 日 周一 · 11 月 28 日起准备"],
            ["315 消费者权益日", "7 天后", "3 月 15 日 周一 · 2 月 13 日起准备"],
        ][: 2 * len(lines)]
        page.goto(f"{site.address}/zh/calendar/womens-day/", wait_until="networkidle")
        phase = page.locator(".pb-phases li[aria-current]")
        assert phase.locator("h3").all_inner_texts() == ["爆发 你在这里"] * len(lines)
        unfolded = page.locator(".pb-phases details[open] h3")
        assert unfolded.all_inner_texts() == ["爆发 你在这里"] * len(lines)
        page.clock.set_fixed_time("2027-03-20T02:00:00Z")  # between two phases
        page.reload(wait_until="networkidle")
        assert unfolded.all_inner_texts() == ["净额复盘"] * len(lines)
        page.close()


def test_today_and_a_new_year_are_not_written_over_one_another(
    browser: Browser, site: Site
) -> None:
    now = "2027-01-03T10:00:00+08:00"
    with reading(browser, site, "en/calendar/", now=now, team="team-playbook") as seen:
        heads = seen.page.locator(".pb-wide > text[y='13']:visible, .pb-wide .pb-now > text")
        assert heads.all_text_contents() == ["2026", "Today"]
        assert heads.evaluate_all(OVERLAPPING) == []


COVERED = """document.querySelector(".pb-raci thead").getBoundingClientRect().bottom
  - document.activeElement.getBoundingClientRect().top"""


def test_ones_own_role_is_marked_in_the_matrix_and_seen_on_a_phone(
    browser: Browser, site: Site
) -> None:
    path = "zh/roles/organisation/"
    with reading(browser, site, path, kept={"role": "cs"}, team="team-playbook") as seen:
        head = seen.page.locator("th[aria-current]")
        expect(head).to_have_attribute("data-role", "cs")
        own = seen.page.locator(".pb-raci--own")
        expect(own).to_have_count(seen.page.locator(".pb-raci tr").count())
        seen.page.locator(".pb-raci a").last.focus()
        for width, height in ((1280, 900), (320, 256)):
            seen.page.set_viewport_size({"width": width, "height": height})
            for _ in range(20):
                seen.page.keyboard.press("Shift+Tab")
                assert seen.page.evaluate(COVERED) <= 0, "the head covers what has focus"
        seen.page.set_viewport_size({"width": 375, "height": 812})
        seen.page.goto(f"{site.address}/zh/")
        expect(seen.page.locator(".pb-pick[data-role=cs]")).to_be_in_viewport(ratio=0.95)
