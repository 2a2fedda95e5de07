"""Metrics: what is measured, how, and how it misleads."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from playbook.kinds.metric import MetricRef
from playbook.kinds.role import RoleRef
from playbook.kinds.vocabulary import MetricGroupRef
from playbook.model.base import EvidenceRef, Line, Model, Positive, Record, Text
from playbook.model.formula import Input
from playbook.model.kind import Kind
from playbook.model.playbook import Playbook


class Platform(Model):
    """How one platform or tool counts this metric."""

    name: Text
    differs: Text
    evidence: list[EvidenceRef] = []


class Metric(Record):
    """One metric. `expression` is computed over `inputs`; the worked example is never typed."""

    abbr: Line | None = None
    group: MetricGroupRef
    order: Positive
    tier: Literal["outcome", "driver", "guardrail", "diagnostic"]
    formula: Text = Field(description="the formula in words")
    expression: Line = Field(description="the same over the inputs, e.g. buyers / visitors * 100")
    inputs: Annotated[list[Input], Field(min_length=1)]
    unit: Text = Field(description="such as %; money is $currency$ or $currency.name$")
    decimals: Annotated[int, Field(ge=0, le=4)] = 2
    direction: Literal["up", "down", "band", "info"]
    cadence: Literal["session", "daily", "weekly", "monthly", "quarterly", "hire"]
    owner: RoleRef
    use: Text = Field(description="what decision it serves")
    pitfalls: Annotated[list[Text], Field(min_length=1)]
    platforms: list[Platform] = Field(default=[], description="how platforms and tools differ")
    drivers: list[MetricRef] = Field(default=[], description="metrics that move this one")


def _of_platforms(book: Playbook) -> bool:
    return any(metric.platforms for metric in book.all(Metric))


KIND = Kind(
    "metrics",
    Metric,
    order=5,
    found_in="look-up",
    overview="metrics_table",
    of_one=("metric_tree",),
    parts={"bridge_table": ("metrics: platforms", _of_platforms)},
    to_read=True,
)
