"""The tables of words: locale/*.toml, each read once."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent

Table = dict[str, dict[str, str]]
"""Key -> language -> text."""


def templates() -> Table:
    """The words of templates and theme."""
    return _read("templates")


def scripts() -> Table:
    """The words that only scripts say: of lists, and of onboarding."""
    return _read("scripts") | _read("onboarding")


def messages() -> dict[str, dict[str, dict[str, str]]]:
    """What problems say: code -> language -> {message, hint}."""
    return _read("messages")


def commands() -> Table:
    """What the commands say."""
    return _read("commands")


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
