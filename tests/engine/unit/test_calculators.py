"""What calculators on pages reckon with is what Python reckons with, and shows first."""

from __future__ import annotations

import json
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from playbook.check.loader import load
from playbook.kinds.metric.model import Metric
from playbook.kinds.plan.model import Band, Commission, Plan
from playbook.kinds.plan.numbers import commission
from playbook.locale.numbers import decimal
from playbook.model.formula import Tree, value
from playbook.model.playbook import Playbook
from playbook.render.renderer import Renderer
from tests.support.handbooks import FIXTURE


@pytest.fixture(scope="module")
def book() -> Playbook:
    return load(FIXTURE / "playbook_data")


def forms(renderer: Renderer, macro: str, url: str, ident: str | None = None) -> dict[str, Any]:
    """The data of each calculator of a page, with what it shows first, by its name."""
    page = LexborHTMLParser(renderer.render(macro, url, ident))
    assert len(page.css("[data-calculating]")) == bool(page.css("[data-calculator]"))
    found = {}
    for form in page.css("form[data-calculator]"):
        known = json.loads(str(form.attributes["data-calculator"]))
        shown = form.css_first("output")
        fields = {
            str(one.attributes["name"]): float(str(one.attributes["value"]).replace(",", ""))
            for one in form.css("label input[name]")
        }
        assert shown and set(fields) == set(known["limits"])
        number = value(tree(known["tree"]), fields)
        assert shown.text() == decimal(number, known["decimals"], "en", "CN")
        found[str(form.attributes["aria-label"])] = known
    return found


def tree(data: Any) -> Tree:
    """A tree from its JSON."""
    return (data[0], *map(tree, data[1:])) if isinstance(data, list) else data


def test_every_metric_has_a_calculator(book: Playbook) -> None:
    renderer = Renderer(book)
    for metric in book.all(Metric):
        found = forms(renderer, "metric", f"en/metrics/{metric.id}/", metric.id)
        assert found[metric.title["en"]]["direction"] == metric.direction
    assert "Break-even line" in forms(renderer, "metric", "en/metrics/aov/", "aov")


def test_the_plan_has_those_of_staffing_commission_and_its_own(book: Playbook) -> None:
    renderer, plan = Renderer(book), book[Plan]
    page = LexborHTMLParser(renderer.render("plan_structure", "en/plan/structure/"))
    staffing = page.css("form[data-calculator]")
    assert len(staffing) == len(plan.headcount)
    assert all(json.loads(str(one.attributes["data-calculator"]))["up"] for one in staffing)
    assert len(forms(renderer, "plan_incentives", "en/plan/incentives/")) == 1
    assert len(forms(renderer, "plan_budget", "en/plan/budget/")) == len(plan.calculators)


@pytest.mark.parametrize(
    ("actual", "paid"), [(500, 5), (1000, 10), (1100, 13), (2000, 49), (80, 0.8)]
)
def test_commission_pays_each_band_at_its_rate(actual: int, paid: float) -> None:
    bands = [Band(upto=100, rate=1), Band(upto=120, rate=3), Band(rate=4.125)]
    terms = Commission(target=1000, actual=actual, bands=bands, guardrail=0.9)
    assert commission(terms) == pytest.approx(paid)
