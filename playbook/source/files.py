"""The files of a folder as its keepers see them: links followed, litter left out."""

from __future__ import annotations

import os
import re
from pathlib import Path

from playbook.source.writing import real_path

LITTER = re.compile(
    r"\..*|.*~|~\$.*|#.*#|.*\.(?:bak|mo|orig|rej|swp|tmp)|thumbs\.db|desktop\.ini", re.IGNORECASE
)
"""How locks, copies and notes are called that editors and systems leave beside the files."""


def is_litter(where: Path) -> bool:
    """Whether the file at `where`, or a folder on the way, is such."""
    return any(LITTER.fullmatch(part) for part in where.parts)


def files_below(folder: Path, *, litter: bool = False) -> list[Path]:
    """Every file below `folder`, in a fixed order; none if there is no such folder.

    A link that leads nowhere is among them, for whoever reads it to say so. With `litter` so is
    all of that which can be read.
    """
    found: list[Path] = []
    for here, folders, names in os.walk(folder, followlinks=True):
        folders[:] = [name for name in folders if not _leads_back(Path(here, name))]
        in_litter = is_litter(Path(here).relative_to(folder))
        for path in (Path(here, name) for name in names):
            spare = in_litter or LITTER.fullmatch(path.name) is not None
            if (path.is_file() and (litter or not spare)) or (path.is_symlink() and not spare):
                found.append(path)
    return sorted(found)


def last_change(path: Path) -> int:
    """The time of the last change in nanoseconds; 0 for what is not, or no longer, there."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def _leads_back(folder: Path) -> bool:
    """Whether `folder` is a link to one that it stands in."""
    return folder.is_symlink() and real_path(folder.parent).is_relative_to(real_path(folder))
