"""Replacing a site in one step, by whatever engine prints the new one beside it.

A crash, a full disk or Ctrl-C leave the old one byte for byte.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from playbook.locale import tables
from playbook.site import target
from playbook.source.project import Project
from playbook.source.writing import FULL, named

try:
    import fcntl
except ImportError:  # Windows: what a killed build leaves stays there
    fcntl = None  # type: ignore[assignment]

BESIDE = ".site-"
LOCK = ".playbook-building"
LOCK_TEXT = " / ".join(tables.commands(one)["building"] for one in tables.SHIPPED) + "\n"
NEW, OLD = "new", "old-"
"""The new site, and before the site's name the old one while a slow swap is under way."""
AT_FDCWD, RENAME_EXCHANGE = -100, 2


def publish(project: Project, write: Callable[[Path], int]) -> int:
    """Let `write` print the site of `project` into a new folder; if it returns 0, it is published.

    Returns what `write` returned. Raises UnsafeTarget, with nothing touched, if the project's
    site is not for a build to replace; OSError, which names the site, if the disk is full.
    """
    real = target.check(project)
    _recover(real)
    try:
        with _workshop(real) as folder:
            new = folder / NEW
            code = write(new)
            if code == 0:
                target.check(project)  # a build takes its time: somebody may have put files there
                with target.told(real):
                    target.seal(new)
                    swap(new, real)
            return code
    except OSError as error:
        if error.errno in FULL:  # it names no file, or the one that was being copied
            raise named(error, real) from error
        raise


def swap(new: Path, site: Path) -> None:
    """Put `new` in the place of `site`, in one step where the system can; `new` holds the old."""
    if not site.exists():
        new.rename(site)
    elif not _exchange(new, site):
        old = new.with_name(OLD + site.name)
        site.rename(old)
        new.rename(site)
        old.rename(new)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders at once, as Linux can: at no moment is there no site."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    names = os.fsencode(one), os.fsencode(other)
    return bool(rename(AT_FDCWD, names[0], AT_FDCWD, names[1], RENAME_EXCHANGE) == 0)


@contextmanager
def _workshop(site: Path) -> Iterator[Path]:
    """A folder beside `site`, gone in the end. However the process ends, its lock ends with it."""
    with target.told(site.parent):
        site.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=BESIDE, dir=site.parent))
    try:
        with (folder / LOCK).open("w", encoding="utf-8") as lock:
            _locked(lock)
            lock.write(LOCK_TEXT)  # only now is it a lock: an empty one is about to be taken
            lock.flush()
            yield folder
    finally:
        _clear(folder)


def _recover(site: Path) -> None:
    """Tidy up after builds that were killed; bring a site back if it was killed in mid-swap."""
    for path in sorted(site.parent.glob(f"{BESIDE}*/{LOCK}")):
        with suppress(OSError, UnicodeDecodeError), path.open("r+", encoding="utf-8") as lock:
            if _locked(lock) and lock.read() == LOCK_TEXT:
                _clear(path.parent)


def _clear(left: Path) -> None:
    """Remove a build's folder, but never the only copy of a site."""
    for old in left.glob(f"{OLD}*"):
        home = left.with_name(old.name.removeprefix(OLD))
        if not home.exists():
            old.rename(home)
    shutil.rmtree(left / NEW, ignore_errors=True)  # first, for without its lock nobody knows it
    shutil.rmtree(left, ignore_errors=True)


def _locked(file: IO[str]) -> bool:
    """Lock `file` until it is closed. False if another process has, or the system has no locks."""
    if fcntl is None:
        return False
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
