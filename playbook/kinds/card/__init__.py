"""Compliance cards."""

from __future__ import annotations

from typing import Annotated

from playbook.model.base import To

CardRef = Annotated[str, To(("compliance",))]
"""The id of a compliance card."""
