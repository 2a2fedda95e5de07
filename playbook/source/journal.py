"""Several files written as one: all or none, whenever the command that writes them is ended.

As databases do, what is to be written is noted first; a command that was killed on its way is
finished by the next.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter

from playbook.source.writing import missing_folders, remove_empty, write


class Entry(BaseModel):
    """A file that is to be written: where it is from the journal, a fingerprint of what it holds
    before, and what it is to hold; None for what is not there."""

    model_config = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")

    path: str
    before: str | None
    after: bytes | None


ENTRIES = TypeAdapter(list[Entry])


class NothingWritten(OSError):
    """A file could not be written, and all others are as they were."""


def write_all(contents: Mapping[Path, str | bytes | None], journal: Path) -> None:
    """Put each content (text as UTF-8) into its file; a file whose content is None is removed.

    Raises NothingWritten, which names the file that could not be written; a plain OSError, if
    others could not be put back either: then the journal stays, for the next command to write
    what is left. Ended by hand, all are as they were too.
    """
    new = {path: one.encode() if isinstance(one, str) else one for path, one in contents.items()}
    before = {path: path.read_bytes() if path.is_file() else None for path in new}
    entries = [
        Entry(path=relative(path, journal), before=fingerprint(before[path]), after=content)
        for path, content in new.items()
    ]
    missing = missing_folders([journal, *new])
    write(journal, ENTRIES.dump_json(entries))
    try:
        for path, content in new.items():
            _put(path, content)
    except BaseException as error:
        left = [path for path, content in before.items() if not _put_back(path, content)]
        if left:
            raise
        journal.unlink(missing_ok=True)
        remove_empty(missing)
        if isinstance(error, OSError):
            raise NothingWritten(error.errno, error.strerror, error.filename) from error
        raise
    journal.unlink(missing_ok=True)
    remove_empty(missing)


def finish(journal: Path, within: Collection[Path]) -> Iterator[tuple[Path, bool]]:
    """Write what `journal` holds since a command was killed, and forget it.

    Gives each file that was not written yet, and False for one that was changed since: that is left
    as it is. Raises OSError, which names the file that could not be written.
    """
    for path, entry, untouched in _unwritten(journal, within):
        if untouched:
            _put(path, entry.after)
        yield path, untouched
    journal.unlink(missing_ok=True)


def unwritten(journal: Path, within: Collection[Path]) -> list[Path]:
    """The files that are still to be written."""
    return [path for path, _, untouched in _unwritten(journal, within) if untouched]


def relative(path: Path, record: Path) -> str:
    """How a `record` names the file at `path`, wherever both are moved together."""
    return Path(os.path.relpath(path.absolute(), record.parent.absolute())).as_posix()


def named_by(name: str, record: Path, within: Collection[Path]) -> Path | None:
    """The file that a `record` calls by `name`; None for one that lies `within` none of these
    folders, which no command has written."""
    path = Path(os.path.normpath(record.parent.absolute() / name))
    inside = any(path.is_relative_to(folder.absolute()) for folder in within)
    return path if inside and "\0" not in name else None


def fingerprint(content: bytes | None) -> str | None:
    """A digest of what a file holds; None if there is no file."""
    return None if content is None else hashlib.sha256(content).hexdigest()


def _unwritten(journal: Path, within: Collection[Path]) -> Iterator[tuple[Path, Entry, bool]]:
    for entry in _read(journal):
        path = named_by(entry.path, journal, within)
        if path is None:
            continue
        now = fingerprint(path.read_bytes() if path.is_file() else None)
        if now != fingerprint(entry.after):
            yield path, entry, now == entry.before


def _read(journal: Path) -> list[Entry]:
    """What is noted; nothing of a file that is damaged, for then nobody knows what was meant."""
    try:
        return ENTRIES.validate_json(journal.read_bytes()) if journal.is_file() else []
    except ValueError:
        return []


def _put(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
    else:
        write(path, content)


def _put_back(path: Path, content: bytes | None) -> bool:
    with suppress(OSError):
        if content != (path.read_bytes() if path.is_file() else None):
            _put(path, content)
        return True
    return False
