"""The playbook of a folder, kept as long as no file of it changes."""

from __future__ import annotations

from pathlib import Path

from playbook.check.loader import load
from playbook.model.playbook import Playbook

_read: dict[Path, tuple[object, Playbook]] = {}


def current(folder: Path) -> Playbook:
    """The playbook in `folder`, read again only when a file changed. Raises BadPlaybook."""
    stamp = [(path, path.stat().st_mtime_ns) for path in sorted(folder.rglob("*.yml"))]
    known = _read.get(folder)
    if known is None or known[0] != stamp:
        _read[folder] = known = (stamp, load(folder))
    return known[1]


def last_good(folder: Path) -> Playbook | None:
    """The newest playbook of `folder` that this process read without a fault."""
    known = _read.get(folder)
    return known[1] if known else None
