"""Management practices."""

from __future__ import annotations

from typing import Annotated

from playbook.model.base import To

PracticeRef = Annotated[str, To(("practices",))]
