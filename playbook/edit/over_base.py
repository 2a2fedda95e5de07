"""A file of the base in the editor: the form shows it whole, what is written is what differs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from playbook.check.lock import lock_with
from playbook.check.overlay import LOCK, base_files
from playbook.edit.files import Version, digest, encoded, opened
from playbook.edit.guard import Refused
from playbook.locale.languages import LANGUAGES, spoken
from playbook.model import json_schema
from playbook.problems.problem import BadPlaybook, Loc, Mark, Problem
from playbook.source.changes import MARK, Joined, changed_id, joined
from playbook.source.difference import difference, without_nothing
from playbook.source.journal import write_all
from playbook.source.project import Project
from playbook.source.reader import MAX_BYTES, Source, read


@dataclass(frozen=True)
class OverBase:
    """A file that the base has, and what the team changes of it."""

    where: Path
    """Its place in the data folder."""
    change: Source
    """The team's file; if there is none yet, one that changes nothing."""
    base: Source
    raw: bytes | None
    """What the team's file holds; None if there is none."""

    @property
    def mark(self) -> str | bool:
        """What the change says of itself: true, or the base's id."""
        found: str | bool = self.change.data[MARK]
        return found

    @property
    def version(self) -> Version:
        """The whole, as the form shows it, and a digest of both files: an upgrade of the base is a
        change meanwhile, too."""
        if self.raw is None:
            return Version(self.base.text, self.digest(b""))
        first = json_schema.first_line(self.where)
        return Version(f"{first}\n{_dumped(self._of(self.change).data)}", self.digest(self.raw))

    def digest(self, raw: bytes) -> str:
        """A digest of the base's file and of the team's, which holds `raw`."""
        return digest(raw + b"\0" + self.base.text.encode())

    def _of(self, change: Source) -> Joined:
        return joined(replace(change, problems=[]), self.base)

    def differences(self, text: bytes) -> tuple[dict[str, Any], dict[str, Any]]:
        """What the team's file says beyond the base, and what it is to say so that the whole is
        `text`. Raises Refused for what is no data."""
        wanted = read(self.change.path, text).data
        if not isinstance(wanted, dict):
            raise Refused("400 Bad Request", "no-text")
        before = difference(self.base.data, self._of(self.change).data, self.mark)
        return before, difference(self.base.data, wanted, self.mark)

    def changed(self, text: bytes) -> Source:
        """The team's file as it would be if the whole were `text`, for the check."""
        _, said = self.differences(text)
        return read(self.change.path, _dumped(said).encode())

    def says(self, change: bytes, text: bytes) -> bool:
        """Whether a team's file that holds `change` makes `text` of the base, in the languages
        that the team prints."""
        source, wanted = read(self.change.path, change), read(self.change.path, text)
        if changed_id(source) is None:
            return False
        return bool(_printed(self._of(source).data) == _printed(wanted.data))

    def at_whole(self, problems: list[Problem], text: bytes) -> Iterator[Problem]:
        """The `problems` of the change for `text`, each at its place there."""
        made, whole = self._of(self.changed(text)), read(self.change.path, text)
        made.value_mark(())
        places = [(mark, loc, False) for loc, mark in made.values.items()]
        places += [(mark, loc, True) for loc, mark in made.keys.items()]
        places.sort(key=lambda one: (one[0], len(one[1]), one[2]))
        for problem in problems:
            home = {made.path: 0, made.below: made.first}.get(problem.path)
            if home is None:
                yield problem
                continue
            line, column = _place(places, whole, (problem.line + home, problem.column))
            yield replace(problem, path=made.path, line=line, column=column, more=None)


def _place(places: list[tuple[Mark, Loc, bool]], whole: Source, mark: Mark) -> Mark:
    """Where in `whole` stands what is at `mark` of the joined text, whose `places` are in order."""
    number = bisect_right(places, mark, key=lambda one: one[0])
    _, loc, is_key = places[max(number - 1, 0)]
    return whole.key_mark(loc) if is_key else whole.value_mark(loc)


def over_base(project: Project, path: Path) -> OverBase | None:
    """What the form shows of the file at `path` in the data folder, if the base has a part in it.
    Raises Refused for a change of what the base does not have, and OSError."""
    raw = _own(path)
    where = path.relative_to(project.data)
    name = path.relative_to(project.data.parent).as_posix()
    change = read(name, f"{MARK}: true\n".encode() if raw is None else raw)
    known = base_files(project.base)
    ident = changed_id(change)
    below = where.with_name(f"{ident}.yml")
    if ident is None or (raw is None and below not in known):
        return None
    if below not in known:
        raise Refused("409 Conflict", "is-change")
    base = read(known[below].as_posix(), known[below].read_bytes())
    return OverBase(where, change, base, raw)


def _own(path: Path) -> bytes | None:
    """What the team's file at `path` holds, if it is one of text that may be edited."""
    if not path.is_file() or path.stat().st_size > MAX_BYTES:
        return None
    return opened(path).text.encode()


def saved_over(project: Project, path: Path, over: OverBase, given: Mapping[str, Any]) -> Version:
    """Write the change that is `given`, and note in the lock what the base says under it. Raises
    Refused if it does not make of the base the `text` that is given too, or cannot be written."""
    change, text = given.get("change"), given.get("text")
    raw = encoded(change)
    if not over.says(raw, encoded(text)):
        raise Refused("409 Conflict", "unsayable")
    try:
        lock = lock_with(project, {path: raw})
        write_all({path: raw, project.data / LOCK: lock}, project.journal)
    except BadPlaybook:
        raise Refused("409 Conflict", "damaged-lock") from None
    except OSError:
        raise Refused("500 Internal Server Error", "unwritable") from None
    return Version(str(text), over.digest(raw))


def _dumped(data: Any) -> str:
    return str(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10**6))


def _printed(data: Any) -> Any:
    """`data` without the sides that the team does not print, which a change does not keep."""
    return _in(without_nothing(data), set(spoken()))


def _in(data: Any, printed: set[str]) -> Any:
    if isinstance(data, list):
        return [_in(one, printed) for one in data]
    if not isinstance(data, dict):
        return data
    is_text = bool(data.keys() & printed)
    foreign = LANGUAGES.keys() - printed if is_text else set()
    return {key: _in(one, printed) for key, one in data.items() if key not in foreign}
