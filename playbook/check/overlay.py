"""A team's folder over its base: what is the team's, what is changed, and what is left out."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, cast

from playbook.check.contents import Contents
from playbook.kinds.removed.model import Removed
from playbook.kinds.team.model import Team
from playbook.locale.languages import LANGUAGES
from playbook.model.base import Record, Text
from playbook.model.playbook import Key, references
from playbook.problems.suggestions import did_you_mean, nearest
from playbook.source.bases import Base
from playbook.source.changes import MARK, Joined
from playbook.source.files import files_below
from playbook.source.reader import Loc, Source

LOCK = "playbook.lock"
"""Written by commands: what the base said where the team changes it."""
YES = ("true", "yes", "on", "y")
"""What people write for true."""
REMOVED = "removed"
"""The single file that says what is left out."""


def base_files(base: Base | None) -> dict[Path, Path]:
    """The YAML files of `base` by their place in its folder."""
    if base is None:
        return {}
    found = [path.relative_to(base.data) for path in files_below(base.data)]
    known = [where for where in found if where.suffix == ".yml" and len(where.parts) <= 2]
    return {where: base.data / where for where in known}


def origin(source: Source) -> str:
    """How the base has part in `source`, as a key of the templates' words; empty if not at all."""
    if source.shipped:
        return "of-base"
    return "base-changed" if isinstance(source, Joined) else ""


def without_base(change: Source, below: Path, base: Base | None) -> Source:
    """A change of what the base does not hold at `below`: all that can be said of it."""
    mark, value = change.value_mark((MARK,)), change.data[MARK]
    if isinstance(value, str) and value.lower() in YES:
        change.report(mark, "change-not-true", value=value)
    elif base is None:
        change.report(mark, "change-of-no-base")
    else:
        known = [one.stem for one in base_files(base) if one.parent == below.parent]
        near = nearest(below.stem, known)
        change.report(mark, "change-without-base", value=str(value).lower(), near=near)
    return change


def misspelt_mark(source: Source) -> bool:
    """Whether the file says that it changes the base's, but for a slip; then that is reported."""
    for key, value in source.data.items() if isinstance(source.data, dict) else ():
        says_so = isinstance(key, str) and str(value).lower() in YES
        if says_so and get_close_matches(key.lower(), [MARK], cutoff=0.8):
            near = did_you_mean(f"{MARK}: true")
            source.report(source.key_mark((key,)), "unknown-field", name=key, near=near)
            return True
    return False


def removed_places(contents: Contents) -> dict[str, Loc]:
    """What the team leaves out, and where it says so."""
    model, _ = contents.files.get(REMOVED, (None, None))
    listed = cast(Removed, model).removed if model else []
    return {place: (REMOVED, number) for number, place in enumerate(listed)}


def is_removed(where: Path, removed: dict[str, Loc]) -> bool:
    """Whether the file of the base at `where` is left out."""
    return where.with_suffix("").as_posix() in removed


def still_there(contents: Contents, removed: dict[str, Loc], base: Base) -> None:
    """Report what the team leaves out and yet has itself, and what the base has not."""
    if REMOVED not in contents.files:
        return
    source = contents.files[REMOVED][1]
    there = {f"{kind}/{ident}" for kind, ident in contents.records} | contents.files.keys()
    for place in removed.keys() & there:
        source.report(source.value_mark(removed[place]), "removed-and-there", place=place)
    known = _places(base)
    for place in removed.keys() - known - there:
        words = {"place": place, "near": nearest(place, known)}
        source.report(source.value_mark(removed[place]), "removed-nothing", warning=True, **words)


def _places(base: Base) -> set[str]:
    """All that can be left out of `base`, as removed.yml names it."""
    pages = (path.relative_to(base.docs) for path in files_below(base.docs))
    there = (page for page in pages if page.suffix == ".md" and len(page.parts) > 1)
    prose = {Path(*page.parts[1:]).with_suffix("") for page in there}
    data = {where.with_suffix("") for where in base_files(base)}
    return {place.as_posix() for place in prose | data}


def former_owners(base_team: Team | None, contents: Contents) -> dict[str, Text]:
    """Roles and partners that the base names and the team does not have."""
    team = contents.files.get("team")
    now = {partner.id for partner in cast(Team, team[0]).partners} if team else set()
    partners = base_team.partners if base_team else []
    owners = {partner.id: partner.title for partner in partners if partner.id not in now}
    roles = [record for (kind, _), record in contents.left_out.items() if kind == "roles"]
    return owners | {role.id: role.title for role in roles}


def follow_aliases(contents: Contents) -> None:
    """Have what the base says name records as they are called now."""
    now = renamed(contents)
    if not now:
        return
    for key, (record, source) in list(contents.records.items()):
        if old := [found for found in _old_names(record, now) if source.is_shipped(found[0])]:
            data = deepcopy(source.data)
            for loc, name, current in old:
                _rename(data, loc, name, current)
            made = type(record).model_validate(data)
            contents.records[key] = made, replace(source, data=data)


def renamed(contents: Contents) -> dict[Key, str]:
    """The former names of records, and what each is called now."""
    return {
        (kind, alias): record.id
        for (kind, _), (record, _) in contents.records.items()
        for alias in record.aliases
    }


def _old_names(record: Record, now: dict[Key, str]) -> Iterator[tuple[Loc, Key, str]]:
    for loc, kinds, ident in references(record):
        for kind in kinds:
            if (kind, ident) in now and loc[0] != "aliases":
                yield loc, (kind, ident), now[kind, ident]


def _rename(data: Any, loc: Loc, old: Key, current: str) -> None:
    """Put the `current` name in place of the `old` one, at `loc` in `data`."""
    for part in loc[:-1]:
        data = data[part]
    kind, ident = old
    value = data[loc[-1]]
    if value == ident:
        data[loc[-1]] = current
    elif loc[-1] in LANGUAGES:
        for end in (")", "#"):
            value = value.replace(f"]({kind}/{ident}{end}", f"]({kind}/{current}{end}")
        data[loc[-1]] = value
    else:
        data[loc[-1]] = f"{kind}/{current}"
