"""Writing a file as a whole or not at all."""

from __future__ import annotations

import errno
import os
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
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
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
        for made in missing:
            with suppress(OSError):
                made.rmdir()
        raise named(error, path) from error


def real_path(path: Path) -> Path:
    """`path` with links followed. Path.resolve raises on links that lead in a ring."""
    return Path(os.path.realpath(path))


def named(error: OSError, path: Path) -> OSError:
    """The same error, said of `path`."""
    number = error.errno or 0
    return OSError(number, os.strerror(number), str(path))
