"""Checklists."""

from __future__ import annotations

from typing import Annotated

from playbook.model.base import To

ChecklistRef = Annotated[str, To(("checklists",))]
