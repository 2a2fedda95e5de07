"""The team-building plan: goals, structure, people, pay, budget."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from playbook.kinds.metric import MetricRef
from playbook.kinds.role import RoleRef, TeamRoleRef
from playbook.model.base import EvidenceRef, Id, Line, Model, Page, Positive, SourceRef, Text
from playbook.model.formula import Input
from playbook.model.kind import Kind
from playbook.model.playbook import Playbook


class PlanPoint(Model):
    """One point of a chapter of the plan."""

    id: Id
    title: Text
    text: Text
    page: Page | None = None
    metric: MetricRef | None = None
    sources: list[SourceRef] = []
    evidence: list[EvidenceRef] = []


class Seat(Model):
    """How many people fill one role."""

    role: TeamRoleRef
    people: Annotated[int | float, Field(ge=0, description="0.5 for one who works half the time")]
    note: Text
    sources: list[SourceRef] = []


class Headcount(Model):
    """How to size one role; the result is computed from the example inputs."""

    role: RoleRef
    text: Text
    expression: Line
    inputs: Annotated[list[Input], Field(min_length=1)]
    together_with: list[TeamRoleRef] = Field(
        default=[], description="roles whose seats the result counts too"
    )
    evidence: list[EvidenceRef] = []


class Calculator(Model):
    """A sum that readers work out with their own numbers."""

    id: Id
    title: Text
    text: Text
    metric: MetricRef | None = Field(default=None, description="on whose page it stands too")
    expression: Line
    inputs: Annotated[list[Input], Field(min_length=1)]
    unit: Text
    decimals: Annotated[int, Field(ge=0, le=4)] = 2
    evidence: list[EvidenceRef] = []


class GoalExample(Model):
    """A vague goal, the same goal made usable, and why that is better."""

    bad: Text
    good: Text
    why: Text


class Range(Model):
    """A percentage range."""

    low: Annotated[int | float, Field(ge=0, le=100)]
    high: Annotated[int | float, Field(ge=0, le=100)]


class BudgetLine(Model):
    """One line of the budget: this team's share in percent, and the range others report."""

    id: Id
    title: Text
    share: Annotated[
        int | float, Field(ge=0, le=100, description="of this team's operating budget")
    ]
    budget_range: Range | None = Field(default=None, description="usual share of the budget")
    sales_range: Range | None = Field(default=None, description="usual share of net sales")
    includes: Annotated[list[Text], Field(min_length=1)]
    note: Text
    sources: list[SourceRef] = []
    evidence: list[EvidenceRef] = []


class Band(Model):
    """A commission band: `rate` percent on sales up to `upto` percent of the target."""

    upto: Positive | None = None
    rate: Annotated[int | float, Field(gt=0, le=100)]


class Commission(Model):
    """A worked example of cumulative tiers; the payout is computed."""

    target: Positive
    actual: Positive
    bands: Annotated[list[Band], Field(min_length=2)]
    guardrail: Annotated[int | float, Field(gt=0, le=1)] = Field(
        description="the factor when a guardrail metric is missed"
    )


class Pattern(Model):
    """A way to pay for results, with when to use it."""

    id: Id
    title: Text
    text: Text
    example: Text
    evidence: list[EvidenceRef] = []


class PayMix(Model):
    """Base and variable pay of a role, in percent of target pay."""

    role: TeamRoleRef
    base: Range
    note: Text


Share = Annotated[int | float, Field(ge=0, le=100)]
Amount = Annotated[int | float, Field(gt=0)]


class Assumptions(Model):
    """What the plan builder begins with; shares are in percent of net sales."""

    price: Amount = Field(description="net sales of an order")
    conversion: Annotated[int | float, Field(gt=0, le=100)]
    visits: Amount = Field(description="visitors a month today")
    traffic_limit: Amount = Field(description="how many times these can be reached")
    gross_margin: Share
    costs: Share = Field(description="platform fees, fulfilment and returns")
    profit: Share = Field(description="what is to be left")
    margin_floor: Share = Field(description="the gross margin that must hold")
    promotion_cap: Share = Field(description="the promotion that must not be exceeded")
    spend: Amount = Field(description="promotion a month")
    weights: Annotated[list[Share], Field(min_length=12, max_length=12)] = Field(
        description="of January to December; a month has its part of those in the period"
    )


class Incentives(Model):
    """Rules, patterns and a worked example of pay for results."""

    principles: Annotated[list[Text], Field(min_length=3)]
    patterns: Annotated[list[Pattern], Field(min_length=1)]
    commission: Commission
    pay_mix: list[PayMix]


class Rating(Model):
    """One grade of the appraisal."""

    grade: Literal["S", "A", "B", "C", "D"]
    score: Text
    action: Text


class BuildStep(Model):
    """One of the ordered steps to build a team."""

    id: Id
    title: Text
    text: Text
    pages: Annotated[list[Page], Field(min_length=1)]
    sources: list[SourceRef] = []


class Plan(Model):
    """The plan of `plan.yml`; period and growth come from `team.yml`, duties from the roles."""

    summary: Text
    goals: Annotated[list[PlanPoint], Field(min_length=1)]
    goal_examples: list[GoalExample] = []
    structure: Annotated[list[Seat], Field(min_length=1)]
    headcount: list[Headcount] = []
    hiring: Annotated[list[PlanPoint], Field(min_length=1)]
    training: Annotated[list[PlanPoint], Field(min_length=1)]
    appraisal: Annotated[list[PlanPoint], Field(min_length=1)]
    ratings: list[Rating] = []
    incentives: Incentives
    collaboration: Annotated[list[PlanPoint], Field(min_length=1)]
    budget: Annotated[list[BudgetLine], Field(min_length=1)]
    budget_checks: list[Text] = []
    calculators: list[Calculator] = []
    assumptions: Assumptions | None = Field(default=None, description="for the plan builder")
    build: list[BuildStep] = Field(default=[], description='the path "build the team"')
    closing: Annotated[list[PlanPoint], Field(min_length=1)]


def _steps(book: Playbook) -> list[BuildStep]:
    plan = book.get(Plan)
    return plan.build if plan else []


KIND = Kind(
    "plan", Plan, found_in="plan", exported=True, parts={"build_path": ("plan.yml: build", _steps)}
)
