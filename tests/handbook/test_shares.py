"""Shares, letters and hand-offs as pages draw them are those of the data."""

from __future__ import annotations

import re
from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser

from playbook.kinds.checklist.numbers import raci, raci_people
from playbook.kinds.onboarding.model import PathStep
from playbook.kinds.onboarding.numbers import dated
from playbook.kinds.plan.model import Plan
from playbook.kinds.role.model import Role
from playbook.kinds.role.numbers import owners
from playbook.kinds.team.model import Team
from playbook.model.playbook import Playbook
from playbook.render.renderer import Renderer
from playbook.schedule.working_days import Calendar, due
from tests.support.drawings import Drawing, Mirrored, drawings


def parts(drawing: Drawing) -> list[int]:
    """How much each part of a bar is; they stand one after the other."""
    for one, after in zip(drawing.marks, drawing.marks[1:], strict=False):
        assert one.end == pytest.approx(after.start, abs=0.01)
        assert one.look != after.look
    return [round(one.end - one.start) for one in drawing.marks]


@pytest.mark.parametrize("renderer", [Renderer, Mirrored])
def test_a_scorecard_is_one_bar_of_its_weights(book: Playbook, renderer: type[Renderer]) -> None:
    printer = renderer(book)
    for role in book.all(Role):
        page = printer.render("role", f"zh/roles/{role.id}/", role.id)
        (bar,) = drawings(page, rtl=renderer is Mirrored)
        weights = [one.weight for one in role.metrics]
        assert parts(bar) == weights
        assert [int(text) for _, text in bar.texts] == weights
        named = [one.text() for one in LexborHTMLParser(page).css(".pb-shares div")]
        metrics = book.records["metrics"]
        assert named == [metrics[one.metric].title["zh"] for one in role.metrics]


@pytest.mark.parametrize("renderer", [Renderer, Mirrored])
def test_the_sales_goal_is_split_as_the_team_says(book: Playbook, renderer: type[Renderer]) -> None:
    page = renderer(book).render("plan_goals", "zh/plan/")
    bar, columns, bars = drawings(page, rtl=renderer is Mirrored)
    assert parts(bar) == [one.share for one in book[Team].platforms]
    plan = book[Plan]
    assert plan.assumptions
    weights = plan.assumptions.weights
    heights = re.findall(r'<rect[^>]* height="([\d.]+)" rx', page)[: len(weights)]
    assert [round(float(one) / 140 * max(weights)) for one in heights] == weights
    assert [text for _, text in columns.texts] == [f"{one}%" for one in weights]
    most = max(weights) / 50  # of the drawing's width
    assert [round((one.end - one.start) * most) for one in bars.marks] == weights
    goals = [f"¥{120_000 * one:,}" for one in weights]
    assert [text for _, text in bars.texts] == goals
    rows = LexborHTMLParser(page).css("#months tbody tr")
    said = [[cell.text() for cell in row.css("td")] for row in rows]
    assert said == [[f"{one}%", goal] for one, goal in zip(weights, goals, strict=True)]


def test_budget_lines_are_drawn_with_their_usual_ranges(book: Playbook) -> None:
    page = Renderer(book).render("plan_budget", "zh/plan/budget/")
    (bars,) = drawings(page)
    lines = book[Plan].budget
    scale = max(one.budget_range.high for one in lines if one.budget_range) / 100
    assert [round(one.end * scale) for one in bars.marks] == [one.share for one in lines]
    drawn = re.findall(r'pb-range" x1="([\d.]+)%" x2="([\d.]+)%"', page)
    ranges = [(float(x1) * scale, float(x2) * scale) for x1, x2 in drawn if x1 != x2]
    usual = [one.budget_range for one in lines if one.budget_range]
    assert ranges == [pytest.approx((one.low, one.high), abs=0.01) for one in usual]
    assert [text.split("\u2002")[1] for _, text in bars.texts] == [f"{one.share}%" for one in lines]


def test_letters_of_the_matrix_are_shaded_by_what_they_say(book: Playbook) -> None:
    page = LexborHTMLParser(Renderer(book).render("raci_table", "zh/roles/organisation/"))
    rows = [
        [(cell.text(), cell.attributes.get("class", "")) for cell in row.css("td")]
        for row in page.css("tbody tr")
    ]
    people = raci_people(book)
    assert rows == [
        [
            (letters[one], f"pb-raci--{letters[one][0].lower()}") if one in letters else ("", "")
            for one in people
        ]
        for _, letters in raci(book)
    ]


def test_a_role_shows_what_it_is_handed_and_hands_on(book: Playbook) -> None:
    printer = Renderer(book)
    for role in book.all(Role):
        page = printer.render("role", f"zh/roles/{role.id}/", role.id)
        sections = LexborHTMLParser(page).css(".pb-handed > section")
        given = [
            (other.title["zh"], one.what["zh"], one.when["zh"])
            for other in book.all(Role)
            for one in other.handoffs
            if one.to == role.id
        ]
        titles = {ident: title["zh"] for ident, title in owners(book).items()}
        on = [(titles[one.to], one.what["zh"], one.when["zh"]) for one in role.handoffs]
        shown = [[one.text() for one in section.css("li")] for section in sections]
        assert shown == [["".join(texts) for texts in part] for part in (given, on) if part]


def test_the_organisation_says_how_many_people_a_role_has(book: Playbook) -> None:
    page = LexborHTMLParser(Renderer(book).render("org_chart", "zh/roles/organisation/"))
    shown = {}
    for link in page.css(".pb-tree a"):
        title, _, count = link.text().partition(" × ")
        shown[title] = int(count or 0)
    seats = {one.role: one.people for one in book[Plan].structure}
    assert shown == {role.title["zh"]: seats.get(role.id, 0) for role in book.all(Role)}


@pytest.mark.parametrize("renderer", [Renderer, Mirrored])
def test_steps_and_gates_lie_along_the_days_of_a_path(
    book: Playbook, renderer: type[Renderer]
) -> None:
    monday = date(2027, 3, 1)

    def weekday_of(step: PathStep) -> int:
        on = due(monday, step.day, Calendar() if step.working_days else None)
        return (on - monday).days + (on >= monday)

    printer = renderer(book)
    for path in dated(book):
        page = printer.render("onboarding", f"zh/onboarding/{path.id}/", path.id)
        (line,) = drawings(page, rtl=renderer is Mirrored)
        places = {
            look: sorted(one.start for one in line.marks if one.look == look)
            for look in ("pb-step", "pb-stop")
        }
        days = {
            "pb-step": sorted(map(weekday_of, path.steps)),
            "pb-stop": [int(text) for _, text in line.texts],
        }
        assert days["pb-stop"] == sorted({gate.day for gate in path.gates})
        both = [*days["pb-step"], *days["pb-stop"]]
        first, length = min(both), max(both) - min(both)
        for look, found in places.items():
            wanted = [3 + 94 * (day - first) / length for day in days[look]]
            assert found == pytest.approx(wanted, abs=0.01)
