"""The content that a team can stand on: its own folder then holds only what differs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import playbook
from playbook.source.writing import real_path

SHIPPED = Path(playbook.__file__).with_name("bases")
CHECKOUT = SHIPPED.parents[1]
"""The repository, if the engine runs from its own: its handbook is the base `ecommerce`."""
OF_CHECKOUT = "ecommerce"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class Base:
    """Content that ships with the engine, or in a folder of the team's own."""

    name: str
    version: str
    """The engine's; empty for a folder of the team's own."""
    folder: Path

    @property
    def label(self) -> str:
        """Name and version, as people say them; empty for what says nothing of its own."""
        return f"{self.name} {self.version}".strip() if self.data.is_dir() else ""

    @property
    def licence(self) -> str:
        """The address of the licence that a site which prints it has to name; empty without one."""
        return LICENCE if self.name == OF_CHECKOUT and self.version else ""

    @property
    def data(self) -> Path:
        """Its YAML files."""
        return self.folder / "playbook_data"

    @property
    def docs(self) -> Path:
        """Its prose."""
        return self.folder / "docs"


def find(name: str, root: Path) -> Base | None:
    """The base called `name`, or in the folder that `name` leads to from `root`."""
    if shipped := next((base for base in bases() if base.name == name), None):
        return shipped
    folder = real_path(root / name)
    own = Base(name, "", folder)
    return own if own.docs.is_dir() or own.data.is_dir() else None


def bases() -> list[Base]:
    """All that there are."""
    shipped = {path.name: path for path in SHIPPED.iterdir() if (path / "docs").is_dir()}
    if (CHECKOUT / "pyproject.toml").is_file():
        shipped[OF_CHECKOUT] = CHECKOUT
    return [Base(name, playbook.__version__, shipped[name]) for name in sorted(shipped)]
