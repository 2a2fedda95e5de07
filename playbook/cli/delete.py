"""`playbook delete` and `playbook eject`: leaving something out, and taking it over whole."""

from __future__ import annotations

import argparse
from pathlib import Path

import yaml

from playbook.check.loader import gather, inspect
from playbook.check.lock import lock_with
from playbook.check.overlay import LOCK
from playbook.cli.output import refuse, say, tell
from playbook.kinds import file_kinds, record_kinds, starter, starter_words
from playbook.kinds.starters import in_languages
from playbook.locale.languages import spoken
from playbook.source.changes import Joined
from playbook.source.editing import with_entry
from playbook.source.journal import write_all
from playbook.source.project import Project
from playbook.source.reader import read


def delete(options: argparse.Namespace) -> int:
    """Remove a record, a single file or a page, and leave it out of the base; then say what still
    names it. Returns 0, or not if there is no such thing. Raises OSError."""
    project: Project = options.project
    own, shipped = _files(project, options.place)
    if not own and not shipped:
        return refuse(options, "no-record", record=options.place)
    texts: dict[Path, str | None] = dict.fromkeys(own)
    listed = project.data / "removed.yml"
    text = listed.read_text(encoding="utf-8") if listed.is_file() else _begun()
    source = read(listed.name, text.encode())
    if source.data and options.place not in (source.data.get("removed") or []):
        begun = source.data["removed"] is not None
        text = (
            with_entry(source, "removed", options.place)
            if begun
            else text + f"  - {options.place}\n"
        )
        texts[listed] = text
    write_all(texts, project.journal)
    for path in own:
        print(say(options, "deleted", path=path))
    if shipped:
        print(say(options, "left-out", place=options.place))
    _, problems = inspect(project.data, base=project.base)
    if errors := [problem for problem in problems if not problem.warning]:
        tell(options, errors)
    return 0


def eject(options: argparse.Namespace) -> int:
    """Copy what the base says into the team's folder, whole, with the team's change if there is
    one. Returns 0, or not if there is nothing to copy. Raises OSError."""
    project: Project = options.project
    own, shipped = _files(project, options.place)
    if not shipped:
        return refuse(options, "no-record", record=options.place)
    contents = gather(project.data, base=project.base)
    changes = {
        project.data.parent / source.path: source
        for source in contents.sources
        if isinstance(source, Joined)
    }
    if whole := [path for path in own if path not in changes]:
        return refuse(options, "taken", path=whole[0])
    copies = {path: _whole(changes.get(path), copy) for path, copy in shipped.items()}
    lock = {project.data / LOCK: lock_with(project, copies)}
    write_all({**copies, **lock}, project.journal)
    for path in copies:
        print(say(options, "changed", path=path))
    return 0


def _whole(change: Joined | None, copy: Path) -> bytes:
    """What the base says in the file `copy`, with the team's change."""
    if change is None:
        return copy.read_bytes()
    return yaml.safe_dump(change.data, allow_unicode=True, sort_keys=False, width=99).encode()


def _files(project: Project, place: str) -> tuple[list[Path], dict[Path, Path]]:
    """The team's files of `place`, and where the base's would be the team's: to -> from."""
    kind, _, ident = place.partition("/")
    base = project.base
    if (ident and kind in record_kinds()) or (not ident and place in file_kinds()):
        to = {project.data / f"{place}.yml": base.data / f"{place}.yml" if base else None}
    else:
        codes = [
            path.name
            for docs in (project.docs, base.docs if base else None)
            if docs
            for path in docs.iterdir()
            if path.is_dir()
        ]
        to = {
            project.docs / code / f"{place}.md": base.docs / code / f"{place}.md" if base else None
            for code in dict.fromkeys(codes)
        }
    own = [path for path in to if path.is_file()]
    return own, {path: copy for path, copy in to.items() if copy and copy.is_file()}


def _begun() -> str:
    """A removed.yml that lists nothing yet."""
    singular = file_kinds()["removed"].singular
    words = {language: starter_words(singular, language) for language in spoken()}
    return in_languages(starter(singular), spoken(), words)
