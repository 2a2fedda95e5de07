"""A record, a single file or a page that goes, and is left out of the base."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from playbook.edit.impossible import Impossible
from playbook.kinds import file_kinds, record_kinds, starter, starter_words
from playbook.kinds.starters import in_languages
from playbook.locale.languages import spoken
from playbook.source.editing import with_entry
from playbook.source.project import Project
from playbook.source.reader import read


@dataclass(frozen=True)
class Deletion:
    """What a deletion is made of."""

    texts: dict[Path, str | None]
    """What files are to hold, None for one that goes."""
    own: list[Path]
    """The team's files of what goes."""
    shipped: bool
    """Whether the base has it, which goes on to do so."""


def deleted(project: Project, place: str) -> Deletion:
    """What is to be written so that what is at `place`, such as metrics/cvr, is gone. Raises
    Impossible if there is no such thing, and OSError."""
    own, shipped = files_of(project, place)
    if not own and not shipped:
        raise Impossible("no-record", record=place)
    texts: dict[Path, str | None] = dict.fromkeys(own)
    listed = project.data / "removed.yml"
    text = listed.read_text(encoding="utf-8") if listed.is_file() else _begun()
    source = read(listed.name, text.encode())
    if source.data and place not in (source.data.get("removed") or []):
        begun = source.data["removed"] is not None
        texts[listed] = with_entry(source, "removed", place) if begun else text + f"  - {place}\n"
    return Deletion(texts, own, bool(shipped))


def files_of(project: Project, place: str) -> tuple[list[Path], dict[Path, Path]]:
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
