"""What the plan builder's page carries: rules, names, and how numbers are written."""

from __future__ import annotations

from typing import Any

from playbook import kinds
from playbook.kinds.plan.model import Plan, Range
from playbook.kinds.plan.numbers import commission_tree
from playbook.kinds.plan.reckoning import CHECKS, Rules, Sketch, as_data
from playbook.kinds.team.model import Team
from playbook.locale.numbers import beside_amount
from playbook.model.base import Text
from playbook.model.formula import compiled
from playbook.model.playbook import Playbook
from playbook.model.timing import Period
from playbook.views.calculators import written
from playbook.views.plain_text import marked

WORDS = "build-"
"""With what the words of the builder begin."""
LEAST_PLATFORMS = 4


def rules(plan: Plan) -> Rules:
    """What does not change with a reader's numbers."""
    return Rules(
        {one.role: (compiled(one.expression), one.together_with) for one in plan.headcount},
        {line.id: (_edges(line.budget_range), _edges(line.sales_range)) for line in plan.budget},
        commission_tree(plan.incentives.commission.bands),
    )


def sketch(plan: Plan, team: Team) -> Sketch:
    """The team's own numbers. Raises ValueError where it has no assumptions."""
    rests = plan.assumptions
    if rests is None:
        raise ValueError("no assumptions")
    numbers = rests.model_dump(exclude={"weights"}) | {
        "base": team.base_sales,
        "growth": team.growth,
    }
    staffing = {
        size.role: {one.id: one.example for one in size.inputs} | {"spend": rests.spend}
        for size in plan.headcount
    }
    return Sketch(
        numbers,
        months_of(team.period),
        [channel.share for channel in team.platforms],
        rests.weights,
        {line.id: line.share for line in plan.budget},
        {seat.role: seat.people for seat in plan.structure},
        {},
        staffing,
    )


def platform_rows(team: Team) -> int:
    """How many platforms a reader may name."""
    return max(LEAST_PLATFORMS, len(team.platforms) + 1)


def months_of(period: Period) -> list[int]:
    """The months from its first to its last day, each 1 to 12."""
    first, last = (int(day[:4]) * 12 + int(day[5:7]) - 1 for day in (period.start, period.end))
    return [month % 12 + 1 for month in range(first, last + 1)]


def _edges(usual: Range | None) -> tuple[float, float] | None:
    return (usual.low, usual.high) if usual else None


def known(book: Playbook, language: str) -> dict[str, Any]:
    """All that the script needs beside the fields."""
    plan, words = book[Plan], kinds.words(language)
    fixed = rules(plan)
    said = {key.removeprefix(WORDS): words[key] for key in words if key.startswith(WORDS)}
    looked_at = {f"fig-{one}" for _, left, _, right in CHECKS for one in (left, right)}
    team = book[Team]
    return written(language, team) | {
        "money": beside_amount(team.currency, language, team.country),
        "rules": as_data()
        | {"staffing": fixed.staffing, "ranges": fixed.ranges, "commission": fixed.commission},
        "words": said
        | {key: words[key] for key in ("growth-goal", "total", *sorted(looked_at & words.keys()))},
        "lines": {line.id: marked(line.title, language) for line in plan.budget},
        "roles": {
            seat.role: marked(book.records["roles"][seat.role].title, language)
            for seat in plan.structure
        },
    }


def printed_sides(book: Playbook, text: Text) -> dict[str, str]:
    """What `text` says in each language that is printed."""
    return {one.code: text[one.code] for one in book.languages if one.code in text.sides}
