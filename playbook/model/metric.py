"""Metrics: what is measured, how, and how it misleads."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from playbook.model.base import EvidenceRef, Line, MetricRef, Model, Positive, Record, RoleRef, Text


class Input(Model):
    """A named number of the expression, with the value it has in the worked example."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    name: Text
    example: int | float


class Platform(Model):
    """How one platform or tool counts this metric."""

    name: Text
    differs: Text
    evidence: list[EvidenceRef] = []


class Metric(Record):
    """One metric. `expression` is computed over `inputs`; the worked example is never typed."""

    abbr: Line | None = None
    group: Literal[
        "sales", "profit", "traffic", "conversion", "ads", "customer", "service", "supply", "live",
        "content", "team",
    ]  # fmt: skip
    order: Positive
    tier: Literal["outcome", "driver", "guardrail", "diagnostic"]
    formula: Text = Field(description="the formula in words")
    expression: Line = Field(description="the same over the inputs, e.g. buyers / visitors * 100")
    inputs: Annotated[list[Input], Field(min_length=1)]
    unit: Text
    decimals: Annotated[int, Field(ge=0, le=4)] = 2
    direction: Literal["up", "down", "band", "info"]
    cadence: Literal["session", "daily", "weekly", "monthly", "quarterly", "hire"]
    owner: RoleRef
    use: Text = Field(description="what decision it serves")
    pitfalls: Annotated[list[Text], Field(min_length=1)]
    platforms: list[Platform] = Field(default=[], description="how platforms and tools differ")
    drivers: list[MetricRef] = Field(default=[], description="metrics that move this one")
