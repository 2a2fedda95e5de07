"""What new, rename and delete would write: told first, and written only as it was told."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from playbook.check.loader import load
from playbook.edit.checking import Checker, told
from playbook.edit.deleting import deleted
from playbook.edit.guard import Refused
from playbook.edit.impossible import Impossible
from playbook.edit.new_record import begun
from playbook.edit.renaming import renamed
from playbook.locale.commands import say
from playbook.model.kind import Kind
from playbook.problems.problem import BadPlaybook
from playbook.source.journal import write_all
from playbook.source.project import Project
from playbook.source.writing import real_path


@dataclass(frozen=True)
class Wanted:
    """What the keeper asks for: `what` is new, rename or delete, of the record `ident` of `kind`;
    `name` is its new id."""

    what: str
    kind: Kind
    ident: str
    name: str


class Planner:
    """Plans for one project, and writes what it has planned."""

    def __init__(self, project: Project, checker: Checker) -> None:
        self.project, self.checker = project, checker

    def answer(self, wanted: Wanted, digest: Any, language: str) -> dict[str, Any]:
        """What is to be written, and which faults there would be then; if `digest` is of the same
        plan, it is written. Or why it cannot be, in `language`. Raises Refused."""
        try:
            files = self._files(wanted)
        except Impossible as why:
            return {"against": say(why.key, language, **why.words)}
        except BadPlaybook as bad:
            return {"against": f"{bad.problems[0].path}: {bad.problems[0].message(language)}"}
        self._keep_inside(files)
        now = self._digest(files)
        if now == digest:
            self._write(files)
            return {"done": True}
        data = {path: raw for path, raw in files.items() if path.is_relative_to(self.project.data)}
        _, problems = self.checker.inspect(self.project, data)
        return {
            "files": [self._told(path, raw) for path, raw in files.items()],
            "problems": [told(one, language) for one in problems if not one.warning],
            "digest": now,
        }

    def _files(self, wanted: Wanted) -> dict[Path, bytes | None]:
        project, place = self.project, f"{wanted.kind.name}/{wanted.ident}"
        texts: dict[Path, str | None] = {}
        match wanted.what:
            case "new":
                book = load(project.data, project.base, self.checker.read)
                texts |= begun(project, book, wanted.kind, wanted.ident)
            case "rename":
                book = load(project.data, project.base, self.checker.read)
                texts |= renamed(project, book, place, wanted.name)
            case "delete":
                texts |= deleted(project, place).texts
            case _:
                raise Refused("400 Bad Request", "no-such-command")
        return {path: None if text is None else text.encode() for path, text in texts.items()}

    def _keep_inside(self, files: dict[Path, bytes | None]) -> None:
        """Raise Refused if a link would lead the writing elsewhere."""
        folders = [real_path(one) for one in (self.project.data, self.project.docs)]
        for path in files:
            if not any(real_path(path).is_relative_to(folder) for folder in folders):
                raise Refused("409 Conflict", "unwritable")

    def _told(self, path: Path, raw: bytes | None) -> dict[str, str]:
        how = "gone" if raw is None else "changed" if path.exists() else "new"
        return {"path": path.relative_to(self.project.data.parent).as_posix(), "how": how}

    def _digest(self, files: dict[Path, bytes | None]) -> str:
        found = sha256()
        for path, raw in sorted(files.items()):
            for part in (bytes(path), path.read_bytes() if path.is_file() else None, raw):
                found.update(b"-" if part is None else b"+" + sha256(part).digest())
        return found.hexdigest()

    def _write(self, files: dict[Path, bytes | None]) -> None:
        try:
            write_all(files, self.project.journal)
        except OSError:
            raise Refused("500 Internal Server Error", "unwritable") from None
