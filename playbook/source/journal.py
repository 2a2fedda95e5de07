"""Several files written as one: all or none, whenever the command that writes them is ended.

As databases do, what is to be written is noted first; a command that was killed on its way is
finished by the next.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from playbook.source.writing import write


def write_all(texts: Mapping[Path, str | None], journal: Path) -> None:
    """Put each text into its file; a file whose text is None is removed.

    Raises OSError, which names the file that could not be written. Then, and when it is ended by
    hand, all of them are as they were.
    """
    before = {path: path.read_bytes() if path.is_file() else None for path in texts}
    entries = [
        {"path": _from(journal, path), "before": _fingerprint(before[path]), "after": text}
        for path, text in texts.items()
    ]
    journal.parent.mkdir(parents=True, exist_ok=True)
    write(journal, json.dumps(entries, ensure_ascii=False))
    try:
        for path, text in texts.items():
            _put(path, text)
    except BaseException:
        for path, content in before.items():
            with suppress(OSError):
                _put(path, content)
        raise
    finally:
        journal.unlink(missing_ok=True)


def finish(journal: Path) -> Iterator[tuple[Path, bool]]:
    """Write what `journal` holds since a command was killed, and forget it.

    Gives each file that was not written yet, and False for one that was changed since: that is left
    as it is. Raises OSError, which names the file that could not be written.
    """
    for entry in _read(journal):
        path = Path(os.path.normpath(journal.parent / entry["path"]))
        now = _fingerprint(path.read_bytes() if path.is_file() else None)
        text = entry["after"]
        if now == _fingerprint(text if text is None else text.encode()):
            continue
        untouched = now == entry["before"]
        if untouched:
            _put(path, text)
        yield path, untouched
    journal.unlink(missing_ok=True)


def _put(path: Path, content: str | bytes | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
    else:
        write(path, content)


def _read(journal: Path) -> list[dict[str, Any]]:
    """What is noted; nothing of a file that is damaged, for then nobody knows what was meant."""
    try:
        return json.loads(journal.read_bytes()) if journal.is_file() else []
    except ValueError:
        return []


def _from(journal: Path, path: Path) -> str:
    return Path(os.path.relpath(path.absolute(), journal.parent.absolute())).as_posix()


def _fingerprint(content: bytes | None) -> str:
    return "" if content is None else hashlib.sha256(content).hexdigest()
