"""What commands read of a handbook, once for several of them."""

from __future__ import annotations

import argparse
from typing import Any

import pytest

from playbook.cli import checking
from playbook.model.playbook import Playbook
from playbook.problems.problem import Problem


def read_once(patch: pytest.MonkeyPatch) -> None:
    """Let commands say again what was found before: what is wrong is so in every language."""
    read = checking.read
    found: list[tuple[Playbook | None, list[Problem]]] = []

    def again(options: argparse.Namespace, **_: Any) -> tuple[Playbook | None, list[Problem]]:
        if not found:
            found.append(read(options))
        return found[0]

    patch.setattr(checking, "read", again)
