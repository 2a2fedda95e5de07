"""The phases that lead up to a campaign."""

from __future__ import annotations

from typing import Annotated

from playbook.model.base import To

PhasesRef = Annotated[str, To(("phases",))]
