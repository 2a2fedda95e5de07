"""A record or a fact under another name, with everything that names it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from playbook.check.facts import FILE
from playbook.check.front_matter import body
from playbook.check.loader import gather
from playbook.check.lock import lock_with
from playbook.check.macro_calls import Call, options_of, with_id
from playbook.check.macro_calls import read as read_prose
from playbook.check.overlay import LOCK
from playbook.check.overviews import shown
from playbook.edit.faults import faults
from playbook.edit.impossible import Impossible
from playbook.edit.rename_fact import renamed_fact
from playbook.locale.languages import LANGUAGES
from playbook.model.base import ID_PATTERN, Model
from playbook.model.playbook import Key, Playbook, references
from playbook.problems.problem import BadPlaybook, Mark
from playbook.source.bases import Base
from playbook.source.changes import MARK
from playbook.source.editing import linked, replaced, with_entry
from playbook.source.files import files_below
from playbook.source.project import Project
from playbook.source.reader import Source, read

TARGET = re.compile(r"(?<=\]\()[^)\s#]+|(?<=href=\")[^\"#]+")


def renamed(project: Project, playbook: Playbook, place: str, new: str) -> dict[Path, str | None]:
    """What the team's files are to hold, None for one that goes, once the record or fact at
    `place`, such as metrics/cvr, is called `new`; the old name is its alias then. Of a record of
    the base the lock notes what the base says.

    Raises Impossible if there is no such thing, or the name is not free; BadPlaybook for a lock
    that cannot be read, and for what the check says of the name.
    """
    texts = _texts(project, playbook, place, new)
    if found := faults(project, texts):
        raise BadPlaybook(found)
    return texts


def _texts(project: Project, playbook: Playbook, place: str, new: str) -> dict[Path, str | None]:
    kind, _, ident = place.partition("/")
    if kind == FILE:
        return _renamed_fact(project, playbook, ident, new)
    if ident not in playbook.records.get(kind, {}):
        raise Impossible("no-record", record=place)
    if not re.fullmatch(ID_PATTERN, new) or new in playbook.records[kind]:
        raise Impossible("bad-name", name=new)
    texts: dict[Path, str | None] = dict(_naming(project.data, (kind, ident), new, project.base))
    texts |= dict(_prose(project.docs, (kind, ident), new))
    old = project.data / kind / f"{ident}.yml"
    if old.is_file():
        source = read(old.name, (texts.get(old) or old.read_text(encoding="utf-8")).encode())
        texts[old.with_name(f"{new}.yml")] = _own(source, ident, new)
        texts[old] = None
    else:
        path, text = old.with_name(f"{new}.yml"), f"id: {new}\n{MARK}: {ident}\n"
        texts |= {path: text, project.data / LOCK: lock_with(project, {path: text.encode()})}
    return texts


def _renamed_fact(
    project: Project, playbook: Playbook, ident: str, new: str
) -> dict[Path, str | None]:
    free = re.fullmatch(ID_PATTERN, new) and re.search("[a-z]", new)
    if not free or new in playbook.entries[FILE]:
        raise Impossible("bad-name", name=new)
    texts: dict[Path, str | None] = dict(renamed_fact(project, ident, new))
    if not texts:
        raise Impossible("no-record", record=f"{FILE}/{ident}")
    return texts


def _own(source: Source, old: str, new: str) -> str:
    """The record's own file under its new name."""
    if source.data.get(MARK) is True:  # the base's name, which it keeps as a former one
        places = [(source.value_mark((MARK,)), "true", old)]
    elif new in (former := source.data.get("aliases") or []):  # it had that name before
        places = [(source.value_mark(("aliases", former.index(new))), new, old)]
    else:
        added = with_entry(source, "aliases", old)
        source, places = read(source.path, added.encode()), []
    if "id" in source.data:
        places.append((source.value_mark(("id",)), old, new))
    return replaced(source.text, places)


def _naming(data: Path, key: Key, new: str, base: Base | None) -> Iterator[tuple[Path, str]]:
    """The team's files of data that name the record `key`, naming it as `new`."""
    contents = gather(data, base=base)
    for model, source in [*contents.records.values(), *contents.files.values()]:
        if source.shipped:
            continue
        text = linked(replaced(source.own_text, _places(model, source, key, new)), *key, new)
        if text != source.own_text:
            yield data.parent / source.path, text


def _places(model: Model, source: Source, key: Key, new: str) -> Iterator[tuple[Mark, str, str]]:
    kind, old = key
    for loc, kinds, ident in references(model):
        named = kind in kinds and ident == old and not source.is_shipped(loc)
        if named and loc[-1] not in LANGUAGES:
            mark = source.value_mark(loc)
            yield mark, f"{kind}/{old}", f"{kind}/{new}"
            yield mark, old, new


def _prose(docs: Path, key: Key, new: str) -> Iterator[tuple[Path, str]]:
    """The team's pages that call the record or link to it, following it."""
    kind, old = key
    macros = "|".join(macro for macro, of_kind in with_id().items() if of_kind == kind)
    call = re.compile(rf"(\{{\{{\s*(?:{macros})\(\s*[\"']){old}(?=[\"'])")
    for path in files_below(docs):
        if path.suffix != ".md":
            continue
        text = path.read_text(encoding="utf-8")
        folder = path.parent.relative_to(docs).as_posix()

        def follow(found: re.Match[str], folder: str = folder) -> str:
            target = posixpath.normpath(posixpath.join(folder, found.group()))
            page = target.removesuffix("/index.md").removesuffix(".md").partition("/")[2]
            before, _, after = found.group().rpartition(old)
            return before + new + after if page == f"{kind}/{old}" else found.group()

        listed = replaced(text, _asked(text, key, new))
        followed = TARGET.sub(follow, call.sub(rf"\g<1>{new}", listed))
        if followed != text:
            yield path, followed


def _asked(text: str, key: Key, new: str) -> Iterator[tuple[Mark, str, str]]:
    """Where lists on the page `text` are narrowed by the record `key`, such as owner="ops"."""
    kind, old = key
    pieces = read_prose(body(text), {*shown(), *with_id()})
    for piece in (one for one in pieces if isinstance(one, Call)):
        for name, value in piece.options.items():
            asked = options_of(piece.macro)[name]
            if kind in asked.refers_to and value == old:
                yield piece.places[name], old, new
            elif asked.is_page and value == f"{kind}/{old}":
                yield piece.places[name], f"{kind}/{old}", f"{kind}/{new}"
