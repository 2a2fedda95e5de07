"""playbook.lock: what the base said where a team changes it, and in which version.

Commands write it, beside the data, and it is kept with it: only so can a newer base say what has
changed under a change.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from playbook.check.file import read_base, read_file
from playbook.check.loader import yaml_files
from playbook.check.overlay import LOCK, REMOVED, base_files
from playbook.check.team_languages import team_languages
from playbook.locale.languages import LANGUAGES, speak, spoken
from playbook.source.bases import Base
from playbook.source.changes import changed_id, is_change
from playbook.source.fields import fields, said, touched
from playbook.source.files import files_below
from playbook.source.project import Project
from playbook.source.reader import Loc, Source
from playbook.source.writing import write

Said = dict[str, Any]
"""Fields of the base, and what it says in each."""


@dataclass(frozen=True)
class Change:
    """A file of the team's that takes the place of something the base says."""

    name: str
    """Its place in the data folder."""
    below: str
    """The place of what it changes, in the base."""
    base: Any
    """What the base says there now; None if it holds no such file."""
    said: Said
    """Its fields that are changed; all of them, if the team's file takes its place whole."""
    source: Source
    yours: dict[str, tuple[Loc, Any]]
    """What the team says: each field and whatever it is a part of, with its place."""
    is_partial: bool

    @property
    def rest(self) -> str:
        """A digest of what the base says in all other fields."""
        others = {name: value for name, value in _whole(self.base).items() if name not in self.said}
        return _digest(json.dumps(others, sort_keys=True, default=str).encode())


def changes(project: Project) -> Iterator[Change]:
    """Everything that the team changes or replaces, with what the base says of it now."""
    base = project.base
    if base is None:
        return
    speak(team_languages(project.data, {}, base))
    known = base_files(base)
    for path in yaml_files(project.data):
        where = path.relative_to(project.data)
        source, _ = read_file(path, project.data, None, {})
        is_partial = is_change(source)
        below = where.with_name(f"{changed_id(source)}.yml") if is_partial else where
        if source.data is None or not (is_partial or below in known):
            continue
        under = read_base(below, base, {})[0].data if below in known else None
        yours = {name: (loc, value) for name, loc, value in said(source.data)}
        yield Change(
            where.as_posix(), below.as_posix(), under, _said(under, source.data, is_partial),
            source, yours, is_partial,
        )  # fmt: skip


def now_called(base: Base, below: str) -> str:
    """What the base calls the record now that it had at `below`; empty if no other had its id."""
    gone = Path(below)
    for where, path in base_files(base).items():
        if where.parent == gone.parent and gone.stem in path.read_text(encoding="utf-8"):
            data = read_base(where, base, {})[0].data or {}
            if gone.stem in (data.get("aliases") or ()):
                return where.with_suffix("").as_posix()
    return ""


def left_out(project: Project) -> dict[str, str]:
    """What removed.yml lists, and where it does, as people write it."""
    path = project.data / f"{REMOVED}.yml"
    if not path.is_file():
        return {}
    source, _ = read_file(path, project.data, None, {})
    listed = source.data.get(REMOVED) if isinstance(source.data, dict) else None
    return {
        str(place): source.place((REMOVED, number)) for number, place in enumerate(listed or ())
    }


def _said(base: Any, own: Any, is_partial: bool) -> Said:
    if base is None:
        return {}
    return _printed(dict(touched(base, own))) if is_partial else _whole(base)


def _whole(base: Any) -> Said:
    return _printed({name: value for name, _, value in fields(base)})


def _printed(said: Said) -> Said:
    """`said` without the sides in languages that the team does not print."""
    foreign = _foreign()
    return {name: one for name, one in said.items() if name.rpartition("/")[2] not in foreign}


def _foreign() -> set[str]:
    return LANGUAGES.keys() - set(spoken())


def pages(project: Project) -> Iterator[tuple[str, str]]:
    """The team's pages that are the base's too, and the digest of the base's."""
    base = project.base
    for path in files_below(project.docs) if base else ():
        uri = path.relative_to(project.docs).as_posix()
        assert base is not None
        if (base.docs / uri).is_file():
            yield uri, _digest((base.docs / uri).read_bytes())


def read_lock(project: Project) -> dict[str, Any]:
    """What the lock says; empty if there is none, or it cannot be read."""
    try:
        found = json.loads((project.data / LOCK).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def write_lock(project: Project, only: str | None = None) -> None:
    """Note what the base says now, of every change or of the file `only`. Raises OSError."""
    base = project.base
    if base is None:
        return
    then = read_lock(project)
    made = {
        change.name: {"version": base.label, "said": change.said, "rest": change.rest}
        for change in changes(project)
        if change.base is not None
    }
    if only is not None:
        before = then.get("changes", {})
        made = before | {name: made[name] for name in (only,) if name in made}
    lock = {
        "base": base.name,
        "version": base.version,
        "changes": made,
        "pages": dict(pages(project)),
        "files": then.get("files", {}) if only is not None else digests(project),
    }
    text = json.dumps(lock, ensure_ascii=False, indent=1, sort_keys=True)
    write(project.data / LOCK, text + "\n")


def digests(project: Project) -> dict[str, str]:
    """Each file of the base's data and docs, and what it holds as a digest."""
    base = project.base
    if base is None:
        return {}
    speak(team_languages(project.data, {}, base))
    data = {where.as_posix(): path for where, path in base_files(base).items()}
    prose = {f"docs/{path.relative_to(base.docs).as_posix()}": path for path in _prose(base)}
    return {name: _digest(path.read_bytes()) for name, path in (data | prose).items()}


def _prose(base: Base) -> list[Path]:
    """The base's pages in the team's languages, and what belongs to all."""
    foreign = _foreign()
    found = files_below(base.docs)
    return [path for path in found if path.relative_to(base.docs).parts[0] not in foreign]


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()[:16]
