"""What commands read of a handbook, once for several of them."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import pytest

from playbook.check.file import Readings
from playbook.check.loader import inspect
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


READ: Readings = {}


def take_apart_once(patch: pytest.MonkeyPatch) -> None:
    """Let no check take a file apart that holds what it held, at the same place, for the last one.

    As while serving, whatever else the command was to remember.
    """

    def again(data: Path, **asked: Any) -> tuple[Playbook | None, list[Problem]]:
        return inspect(data, **asked | {"before": READ})

    patch.setattr(checking, "inspect", again)
