"""The last `playbook fix`, kept so that it can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter

from playbook.check.fix import Repair
from playbook.source.journal import fingerprint, named_by, relative, write_all
from playbook.source.project import Project


class Entry(BaseModel):
    """A file that was mended: where it is from the record, what it held before, None if it was not
    there, and a fingerprint of what it holds since."""

    model_config = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")

    path: str
    before: bytes | None
    after: str


ENTRIES = TypeAdapter(list[Entry])


class DamagedRecord(Exception):
    """What the last fix has changed is no longer known."""


def mend(repairs: Iterable[Repair], project: Project) -> None:
    """Write the files of `repairs`, all or none, and keep what they held.

    Raises OSError, which names the file that could not be written.
    """
    record = project.last_fix
    entries: list[Entry] = []
    contents: dict[Path, str | bytes | None] = {record: None}
    for repair in repairs:
        after = fingerprint(repair.after.encode()) or ""
        path = relative(repair.path, record)
        entries.append(Entry(path=path, before=repair.raw, after=after))
        contents[repair.path] = repair.after
    contents[record] = ENTRIES.dump_json(entries, indent=2)
    write_all(contents, project.journal)


def undo(project: Project) -> Mapping[Path, bool]:
    """Put the files of the last fix back, all or none, and forget them.

    Gives each file, and False for one that was changed or removed since: that is left as it is, and
    stays on record. Raises DamagedRecord, and OSError, which names the file that could not be
    written.
    """
    record = project.last_fix
    changed: list[Entry] = []
    contents: dict[Path, str | bytes | None] = {}
    told: dict[Path, bool] = {}
    for entry in _read(record):
        path = named_by(entry.path, record, project.folders)
        now = path.read_bytes() if path and path.is_file() else None
        if path is None or now == entry.before:
            continue
        told[path] = now is not None and fingerprint(now) == entry.after
        if told[path]:
            contents[path] = entry.before
        else:
            changed.append(entry)
    contents[record] = ENTRIES.dump_json(changed, indent=2) if changed else None
    if told or record.is_file():
        write_all(contents, project.journal)
    return told


def _read(record: Path) -> list[Entry]:
    try:
        return ENTRIES.validate_json(record.read_bytes()) if record.exists() else []
    except ValueError as error:
        raise DamagedRecord from error
