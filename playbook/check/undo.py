"""The last `playbook fix`, kept so that it can be taken back."""

from __future__ import annotations

import hashlib
import json
import os
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from pathlib import Path

from playbook.check.fix import Repair
from playbook.source.writing import write


def remember(repairs: Iterable[Repair], record: Path) -> None:
    """Keep in `record` what the files of `repairs` hold before they are written.

    Raises OSError, which names the file, with nothing changed.
    """
    entries = [
        {
            "path": Path(os.path.relpath(repair.path.absolute(), record.parent)).as_posix(),
            "before": b64encode(repair.raw).decode("ascii"),
            "after": _fingerprint(repair.after.encode()),
        }
        for repair in repairs
    ]
    record.parent.parent.mkdir(exist_ok=True)
    write(record, json.dumps(entries, indent=2))


def undo(record: Path) -> Iterator[tuple[Path, bool]]:
    """Put the files in `record` back, and forget them there.

    Gives each file, and False for one that was changed or removed since: that is left as it is, and
    stays in the record. Raises OSError, which names the file that could not be written.
    """
    entries = json.loads(record.read_bytes()) if record.is_file() else []
    changed = []
    for entry in entries:
        path = Path(os.path.normpath(record.parent / entry["path"]))
        before, now = b64decode(entry["before"]), path.read_bytes() if path.is_file() else None
        if now == before:  # the fix was ended before it came to this file
            continue
        whole = now is not None and _fingerprint(now) == entry["after"]
        if whole:
            write(path, before)
        else:
            changed.append(entry)
        yield path, whole
    if changed:
        write(record, json.dumps(changed, indent=2))
    else:
        record.unlink(missing_ok=True)


def _fingerprint(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
