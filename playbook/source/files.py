"""The files of a folder as its keepers see them: links followed, litter left out."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from errno import EINVAL, EISDIR
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
    for here, names in _walk(folder):
        in_litter = is_litter(Path(here).relative_to(folder))
        for path in (Path(here, name) for name in names):
            spare = in_litter or LITTER.fullmatch(path.name) is not None
            if (path.is_file() and (litter or not spare)) or (path.is_symlink() and not spare):
                found.append(path)
    return sorted(found)


def rings_below(folder: Path) -> list[Path]:
    """The links below `folder` that lead to a folder they stand in: MkDocs goes round in them."""
    found: list[Path] = []
    for here, folders, _ in os.walk(folder, followlinks=True):
        back = [name for name in folders if _leads_back(Path(here, name))]
        folders[:] = [name for name in folders if name not in back]
        found += (Path(here, name) for name in back)
    return sorted(found)


def special_below(folder: Path) -> list[Path]:
    """What is neither file nor folder below `folder`, such as pipes, but for litter."""
    every = (Path(here, name) for here, names in _walk(folder) for name in names)
    odd = (path for path in every if not path.is_file() and not path.is_symlink())
    return sorted(path for path in odd if not is_litter(path.relative_to(folder)))


def why_unreadable(path: Path) -> str:
    """What the system says against reading the file at `path`; nothing if it can be read."""
    try:
        path.stat()
        if not path.is_file():
            return os.strerror(EISDIR if path.is_dir() else EINVAL)
        with path.open("rb"):
            return ""
    except OSError as error:
        return error.strerror or str(error)


def last_change(path: Path) -> int:
    """The time of the last change in nanoseconds; 0 for what is not, or no longer, there."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def _walk(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Every folder from `folder` down with the names of its files; links followed, not rings."""
    for here, folders, names in os.walk(folder, followlinks=True):
        folders[:] = [name for name in folders if not _leads_back(Path(here, name))]
        yield here, names


def _leads_back(folder: Path) -> bool:
    """Whether `folder` is a link to one that it stands in."""
    return folder.is_symlink() and real_path(folder.parent).is_relative_to(real_path(folder))
