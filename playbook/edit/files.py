"""The files of data that may be edited: read, and written as a whole or not at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from playbook.edit.guard import Refused
from playbook.kinds import file_kinds, record_kinds
from playbook.model.kind import Kind
from playbook.source.project import Project
from playbook.source.reader import MAX_BYTES
from playbook.source.writing import real_path, write

NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST = 60
"""Of an id, as models have it."""


@dataclass(frozen=True)
class Version:
    """A file as it is on disk."""

    text: str
    digest: str
    """Of its bytes; tells whether somebody else has changed it."""


def place_of(project: Project, record: Any) -> tuple[Kind, Path]:
    """The kind and the file of what is called `record`: kind/id, or the name of a single file.

    Raises Refused for whatever is no such name, or leads out of the data folder: names are looked
    up, no path is ever taken.
    """
    parts = record.split("/") if isinstance(record, str) else []
    if not all(len(part) <= LONGEST and NAME.fullmatch(part) for part in parts):
        raise Refused("404 Not Found", "no-such-file")
    kinds = {1: file_kinds(), 2: record_kinds()}.get(len(parts), {})
    if not parts or parts[0] not in kinds:
        raise Refused("404 Not Found", "no-such-file")
    path = project.data.joinpath(*parts[:-1], f"{parts[-1]}.yml")
    data, real = real_path(project.data), real_path(path)
    if not real.is_relative_to(data) or real.suffix != ".yml":
        raise Refused("404 Not Found", "no-such-file")
    if any(part.startswith(".") for part in real.relative_to(data).parts):
        raise Refused("404 Not Found", "no-such-file")
    return kinds[parts[0]], path


def opened(path: Path) -> Version:
    """The file at `path`. Raises Refused if there is none, or if it is no text to be edited."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise Refused("413 Content Too Large", "too-large")
        raw = path.read_bytes()
        return Version(raw.decode("utf-8"), digest(raw))
    except FileNotFoundError:
        raise Refused("404 Not Found", "no-such-file") from None
    except OSError:
        raise Refused("500 Internal Server Error", "unreadable") from None
    except UnicodeDecodeError:
        raise Refused("409 Conflict", "not-utf-8") from None


def saved(path: Path, text: Any, digest_before: str) -> Version | None:
    """Put `text` into the file at `path`, and say what it holds now; None, with nothing written, if
    it is no longer what it was: with an empty digest, not there. Raises Refused if it is no text,
    or cannot be written."""
    raw = encoded(text)
    is_there = path.exists() or path.is_symlink()
    if (opened(path).digest if is_there or digest_before else "") != digest_before:
        return None
    try:
        write(path, raw)
    except OSError:
        raise Refused("500 Internal Server Error", "unwritable") from None
    return Version(text, digest(raw))


def encoded(text: Any) -> bytes:
    """`text` as it is written. Raises Refused for what is no text, or too much."""
    if not isinstance(text, str):
        raise Refused("400 Bad Request", "no-text")
    try:
        raw = text.encode("utf-8")
    except UnicodeEncodeError:
        raise Refused("400 Bad Request", "no-text") from None
    if len(raw) > MAX_BYTES:
        raise Refused("413 Content Too Large", "too-large")
    return raw


def digest(raw: bytes) -> str:
    """What tells two versions of a file apart."""
    return sha256(raw).hexdigest()
