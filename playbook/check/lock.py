"""playbook.lock: what the base said where a team changes it, and in which version.

Commands write it, beside the data, and it is kept with it: only so can a newer base say what has
changed under a change.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel, ValidationError

from playbook.check.file import read_base, read_file
from playbook.check.loader import yaml_files
from playbook.check.overlay import LOCK, REMOVED, base_files
from playbook.check.team_languages import team_languages
from playbook.locale.languages import LANGUAGES, speak, spoken
from playbook.problems.problem import BadPlaybook, Problem
from playbook.source.bases import Base
from playbook.source.changes import changed_id, is_change
from playbook.source.fields import fields, said, touched
from playbook.source.files import files_below
from playbook.source.project import Project
from playbook.source.reader import Loc, Source
from playbook.source.writing import write

Said = dict[str, Any]
"""Fields of the base, and what it says in each."""
Contents = Mapping[Path, bytes]
NOTHING: Contents = MappingProxyType({})


class Noted(BaseModel):
    """What the base said, in which version, and a digest of the rest."""

    version: str
    said: Said
    rest: str


class Lock(BaseModel):
    """What playbook.lock holds."""

    base: str = ""
    version: str = ""
    changes: dict[str, Noted] = {}
    """By the team's file."""
    pages: dict[str, str] = {}
    files: dict[str, str] = {}
    """By place in the base's data or docs, each with a digest."""


WHERE = re.compile("line ([0-9]+) column ([0-9]+)")


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


def changes(project: Project, unwritten: Contents = NOTHING) -> Iterator[Change]:
    """Everything that the team changes or replaces, with what the base says of it now. Files that
    are still `unwritten` count as if they were there."""
    base = project.base
    if base is None:
        return
    speak(team_languages(project.data, {}, base))
    known = base_files(base)
    for path in sorted({*yaml_files(project.data), *unwritten}):
        where = path.relative_to(project.data)
        source, _ = read_file(path, project.data, unwritten.get(path), {})
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
    if project.base is not None:
        yield from _copied(project.base, project.docs, files_below(project.docs))


def _copied(base: Base, docs: Path, paths: Iterable[Path]) -> Iterator[tuple[str, str]]:
    for uri in (path.relative_to(docs).as_posix() for path in paths if path.is_relative_to(docs)):
        if (base.docs / uri).is_file():
            yield uri, _digest((base.docs / uri).read_bytes())


def read_lock(project: Project) -> Lock:
    """What the lock says; empty if there is none. Raises BadPlaybook for one that is damaged, as a
    merge leaves it, and OSError."""
    try:
        return Lock.model_validate_json((project.data / LOCK).read_bytes())
    except FileNotFoundError:
        return Lock()
    except ValidationError as error:
        found = WHERE.search(str(error))
        line, column = (int(found[1]), int(found[2])) if found else (1, 1)
        name = f"{project.data.name}/{LOCK}"
        raise BadPlaybook([Problem(name, line, max(column, 1), "damaged-lock")]) from error


def lock_faults(project: Project) -> list[Problem]:
    """A doubt about the lock, if it cannot be read: nothing else needs it."""
    try:
        read_lock(project)
    except BadPlaybook as bad:
        return [replace(problem, warning=True) for problem in bad.problems]
    except OSError as error:
        words = {"detail": error.strerror}
        return [Problem(f"{project.data.name}/{LOCK}", 1, 1, "unreadable", words, warning=True)]
    return []


def write_lock(project: Project) -> None:
    """Note what the base says now, of every change. Raises OSError."""
    base = project.base
    if base is None:
        return
    made = _made(base, changes(project))
    lock = Lock(changes=made, pages=dict(pages(project)), files=digests(project))
    write(project.data / LOCK, _text(base, lock))


def lock_with(project: Project, unwritten: Contents) -> str:
    """What the lock is to say once the `unwritten` files, of data or prose, are there: of them what
    the base says now, of all others what it says already. Raises BadPlaybook, OSError."""
    base, then = project.base, read_lock(project)
    assert base is not None
    of_data = {path: raw for path, raw in unwritten.items() if path.is_relative_to(project.data)}
    names = {path.relative_to(project.data).as_posix() for path in of_data}
    there = (change for change in changes(project, of_data) if change.name in names)
    made = then.changes | _made(base, there)
    copied = then.pages | dict(_copied(base, project.docs, unwritten))
    return _text(base, Lock(changes=made, pages=copied, files=then.files))


def _made(base: Base, there: Iterable[Change]) -> dict[str, Noted]:
    return {
        change.name: Noted(version=base.label, said=change.said, rest=change.rest)
        for change in there
        if change.base is not None
    }


def _text(base: Base, lock: Lock) -> str:
    whole = lock.model_copy(update={"base": base.name, "version": base.version}).model_dump()
    return json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


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
