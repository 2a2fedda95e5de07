"""What is imported by a name that only a run knows: kinds found in folders, Markdown's extensions.

import-linter does not see such imports, so nothing else may make them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import import_module, metadata
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any


def folders_in(folder: Path) -> list[str]:
    """The names of the folders in `folder` that could be packages, in order."""
    return sorted(path.name for path in folder.iterdir() if path.is_dir() and path.name[0] != "_")


def is_there(module: str) -> bool:
    """Whether `module`, such as pymdownx.tabbed, could be imported."""
    package = module.partition(".")[0]
    return find_spec(package) is not None and (package == module or find_spec(module) is not None)


@cache
def provided(group: str) -> Mapping[str, str]:
    """The modules that installed packages name as entry points of `group`, by their short names."""
    return {one.name: one.module for one in metadata.entry_points(group=group)}


def load(module: str) -> ModuleType:
    """`module`, imported. Raises ImportError."""
    return import_module(module)


def installed(package: str) -> tuple[str, dict[str, Any]]:
    """The version of an installed `package`, and what its installer has noted of where it came
    from. Raises PackageNotFoundError."""
    found = metadata.distribution(package)
    return found.version, json.loads(found.read_text("direct_url.json") or "{}")
