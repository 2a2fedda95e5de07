"""Metrics."""

from __future__ import annotations

from typing import Annotated

from playbook.model.base import To

MetricRef = Annotated[str, To(("metrics",))]
