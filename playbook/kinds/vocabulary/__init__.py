"""The vocabulary of the content."""

from __future__ import annotations

from typing import Annotated

from playbook.model.base import To

PracticeGroupRef = Annotated[str, To(("practice_groups",))]
ChecklistGroupRef = Annotated[str, To(("checklist_groups",))]
MetricGroupRef = Annotated[str, To(("metric_groups",))]
MarketRef = Annotated[str, To(("markets",))]
RegionRef = Annotated[str, To(("regions",))]
