"""Roles."""

from __future__ import annotations

from typing import Annotated

from playbook.model.base import To

RoleRef = Annotated[str, To(("roles", "partners"))]
"""The id of whoever can own something: a role, or a partner outside the team."""
TeamRoleRef = Annotated[str, To(("roles",))]
