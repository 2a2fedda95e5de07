"""Writing a file as a whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""Errors of a disk, a quota or a limit that leaves no room."""


def write(path: Path, content: str | bytes) -> None:
    """Put `content` (text as UTF-8) into the file `path`, whose folders are made if need be.

    A file that is there is replaced in one step and keeps its rights; a link stays one. Raises
    OSError, which names `path`, with nothing changed and nothing left.
    """
    target = real_path(path)
    folder, beside = target.parent, target.with_name(f".{target.name}.new")
    missing = missing_folders([target])
    try:
        folder.mkdir(parents=not path.is_symlink(), exist_ok=True)
        try:
            beside.write_bytes(content.encode() if isinstance(content, str) else content)
            if target.exists():
                beside.chmod(target.stat().st_mode)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        remove_empty(missing)
        raise named(error, path) from error


def missing_folders(paths: Iterable[Path]) -> list[Path]:
    """The folders that files at `paths` need and that are not there, the innermost first."""
    folders = {folder for path in paths for folder in path.parents}
    return sorted((one for one in folders if not one.exists()), reverse=True)


def remove_empty(folders: Iterable[Path]) -> None:
    """Remove those of the `folders` that hold nothing, one after another."""
    for folder in folders:
        with suppress(OSError):
            folder.rmdir()


def real_path(path: Path) -> Path:
    """`path` with links followed. Path.resolve raises on links that lead in a ring."""
    return Path(os.path.realpath(path))


def named(error: OSError, path: Path) -> OSError:
    """The same error, said of `path`."""
    number = error.errno or 0
    return OSError(number, os.strerror(number), str(path))
