"""References to what is not there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from playbook.check.contents import Contents
from playbook.check.overlay import REMOVED, removed_places
from playbook.kinds import all_kinds, file_kinds, record_kinds
from playbook.locale.languages import LANGUAGES
from playbook.model.base import Model
from playbook.model.kind import Unread
from playbook.model.playbook import Key, listed, references_in
from playbook.model.traversal import Leaf
from playbook.problems.problem import Problem
from playbook.problems.suggestions import nearest
from playbook.source.changes import in_base
from playbook.source.reader import Loc, Source

Place = tuple[str, int, int]
"""A path, a line and a column."""


MANY = 5
"""Of more entries, the first are named."""


@dataclass(frozen=True)
class Known:
    """The ids there are, by kind, those of unread files among them."""

    ids: dict[str, set[str]]
    unread: Unread
    former: dict[str, dict[str, str]]
    """By kind, the ids that records once had, and those they have today."""
    drafts: set[Key]
    removed: set[Key]
    """What the team leaves out of its base, and what it once had itself."""
    shipped: set[Key]
    """What the base may name: it is shown in words."""
    own_lists: dict[str, tuple[Source, Loc | None]]
    """Lists of single files that the team leaves out or has itself, and where it says so; nowhere
    is where the file begins."""
    lacking: dict[Place, dict[str, str]] = field(default_factory=dict)
    """By such a place, what the base names and the list lacks, and where it does so first."""

    def allows(self, kinds: tuple[str, ...], ident: str) -> bool:
        """Whether nothing can be said against a reference to `ident`, of one of `kinds`."""
        return (
            any(ident in self.ids.get(kind, ()) for kind in kinds)
            or (not ident and kinds[0] in self.ids)
            or any(self.unread.get(kind) == set() for kind in kinds)  # may be in a faulty file
        )

    def is_draft(self, kinds: tuple[str, ...], ident: str) -> bool:
        """Whether `ident` is a draft, and nothing else that is published."""
        found = [(kind, ident) for kind in kinds if ident in self.ids.get(kind, ())]
        return bool(found) and all(key in self.drafts for key in found)


def known_ids(contents: Contents) -> Known:
    """Everything that can be referred to."""
    unread = contents.unread
    ids: dict[str, set[str]] = {name: set(unread.get(name, ())) for name in record_kinds()}
    former: dict[str, dict[str, str]] = {name: {} for name in record_kinds()}
    drafts = {key for key, (record, _) in contents.records.items() if record.draft}
    for (kind, ident), (record, _) in contents.records.items():
        ids[kind].add(ident)
        former[kind] |= dict.fromkeys(record.aliases, ident)
    for name, (file, _) in contents.files.items():
        for listing, entries in listed(file_kinds()[name], file):
            ids[listing] = {entry.id for entry in entries}
            drafts |= {(listing, one.id) for one in entries if getattr(one, "draft", False)}
    places = (place.partition("/") for place in removed_places(contents))
    removed = {(kind, ident) for kind, _, ident in places}
    owners = {(kind, one) for kind in ("roles", "partners") for one in contents.former_owners}
    shipped = contents.left_out.keys() | owners
    return Known(ids, unread, former, drafts, removed, shipped, dict(_own_lists(contents)))


def _own_lists(contents: Contents) -> Iterator[tuple[str, tuple[Source, Loc | None]]]:
    """The lists of `own_lists`."""
    places = removed_places(contents)
    for name, kind in file_kinds().items():
        source = contents.files[name][1] if name in contents.files else None
        if name in places:
            listing = contents.files[REMOVED][1]
            yield from ((one, (listing, places[name])) for one in kind.lists)
        elif source and not source.shipped:
            for one, attribute in kind.lists.items():
                own = attribute in source.data and not source.is_shipped((attribute,))
                yield one, (source, (attribute,) if own else None)


def _said_at(source: Source, loc: Loc | None) -> Place:
    return (source.path, *(source.value_mark(loc) if loc else (1, 1)))


def lacking_entries(known: Known) -> Iterator[Problem]:
    """One problem for each list that lacks what the base names: a team cannot mend the base."""
    for (path, line, column), entries in known.lacking.items():
        names = ", ".join(list(entries)[:MANY]) + (" …" if len(entries) > MANY else "")
        words = {"count": len(entries), "names": names, "first": next(iter(entries.values()))}
        yield Problem(path, line, column, "base-names-it", words)


def bad_references(
    model: type[Model], found: list[Leaf], source: Source, known: Known
) -> Iterator[Problem]:
    """References among what was `found` in `source` that lead nowhere, or to the record itself."""
    here = _name_of(model), source.data.get("id")
    is_draft = source.data.get("draft") is True
    for loc, kinds, ident in references_in(found):
        if (kinds[0], ident) == here and "text" not in loc:
            mark = source.value_mark(loc)
            yield Problem(source.path, *mark, "refers-to-itself", {"id": ident}, warning=True)
        allowed = known.allows(kinds, ident)
        if not allowed and any((kind, ident) in known.shipped for kind in kinds):
            allowed = source.is_shipped(loc)
        if allowed and (is_draft or not known.is_draft(kinds, ident)):
            continue
        mark = source.value_mark(loc)
        if mark[0] in source.refused:
            continue
        if not allowed and source.is_shipped(loc) and (said := known.own_lists.get(kinds[0])):
            first = in_base(source.place(loc))
            known.lacking.setdefault(_said_at(*said), {}).setdefault(ident, first)
            continue
        if loc[-1] in LANGUAGES:
            mark = source.within(mark, f"{kinds[0]}/{ident}" if ident else kinds[0])
        if allowed:
            yield Problem(source.path, *mark, "names-a-draft", {"id": ident})
        else:
            yield Problem(source.path, *mark, *_unknown(kinds, ident, known))


def _name_of(model: type[Model]) -> str | None:
    return next((kind.name for kind in all_kinds() if kind.model is model), None)


def _unknown(kinds: tuple[str, ...], ident: str, known: Known) -> tuple[str, dict[str, object]]:
    """The code and the words of what is wrong with a reference that leads nowhere."""
    former = {old: new for kind in kinds for old, new in known.former.get(kind, {}).items()}
    if ident not in former and any((kind, ident) in known.removed for kind in kinds):
        return "removed", {"id": ident}
    if any(kind in known.ids for kind in kinds):
        ids = set().union(*(known.ids.get(kind, set()) for kind in kinds))
        near = nearest(ident, ids, former)
        return "unknown-id", {"id": ident, "kind": _place(kinds), "near": near}
    for name, file in file_kinds().items():
        if kinds[0] in file.lists:
            return "no-file-yet", {"id": ident, "file": f"{name}.yml"}
    return "unknown-kind", {"kind": kinds[0], "near": nearest(kinds[0], known.ids)}


def _place(kinds: tuple[str, ...]) -> str:
    """Where something of one of `kinds` is to be found."""
    for name, file in file_kinds().items():
        if kinds[0] in file.lists and kinds != (name,):
            return f"{name}.yml: {kinds[0]}"
    return " / ".join(kinds)
