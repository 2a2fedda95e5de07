"""What a newer base says in the fields that a team changes: a line each."""

from __future__ import annotations

import argparse
import difflib
import json
from collections.abc import Iterator
from typing import Any

from playbook.check.lock import Change, Noted
from playbook.cli.output import say
from playbook.problems.problem import Loc
from playbook.source.fields import ORDER, entries

NOTHING: Any = object()


def told(options: argparse.Namespace, change: Change, noted: Noted) -> Iterator[str]:
    """A line for each thing under `change` that is no longer as `noted` in the lock."""
    old, new = noted.said, change.said
    gone = set(_gone(old, new))
    since = noted.version
    for entry in sorted(gone):
        if line := _entry(options, change, entry, since, touched=_touched(old, entry)):
            yield line
    for name in sorted(old.keys() | new.keys()):
        before, after = old.get(name, NOTHING), new.get(name, NOTHING)
        if (
            before == after
            or (before is NOTHING and after is None)
            or any(name.startswith(f"{entry}/") for entry in gone)
        ):
            continue
        loc, yours = _yours(change, name)
        place = change.source.place(loc)
        if change.is_partial and before is NOTHING and not _was_absent(old, name):
            yield say(options, "since-when", place=place)
        elif name.endswith(f"/{ORDER}") and NOTHING not in (before, after) and after != yours:
            if what := _moves(options, name, old, new, gone):
                field = name.removesuffix(f"/{ORDER}")
                yield say(options, "list-changed", place=place, field=field, since=since, what=what)
        else:
            yield say(
                options, _key(before, after, yours), place=place, field=name, since=since,
                old=_shown(before), new=_shown(after), yours=_shown(yours),
            )  # fmt: skip


def _key(before: Any, after: Any, yours: Any) -> str:
    if after in (NOTHING, None):
        return "field-gone"
    if after == yours:
        return "field-same"
    return "field-new" if before in (NOTHING, None) else "field-changed"


def _gone(old: dict[str, Any], new: dict[str, Any]) -> Iterator[str]:
    """The entries that a list of the base has no longer."""
    for name in old.keys() & new.keys():
        if name.endswith(f"/{ORDER}"):
            kept = set(new[name] or ())
            yield from (f"{name[:-1]}{ident}" for ident in old[name] or () if ident not in kept)


def _touched(old: dict[str, Any], entry: str) -> bool:
    return any(name.startswith(f"{entry}/") for name in old)


def _entry(
    options: argparse.Namespace, change: Change, entry: str, since: str, *, touched: bool
) -> str | None:
    """What is said of an `entry` that is gone; None if the team had nothing to do with it."""
    if not touched or (entry not in change.yours and not change.is_partial):
        return None
    loc, yours = _yours(change, entry)
    words = {"place": change.source.place(loc), "field": entry, "since": since}
    if yours is None:
        return say(options, "entry-gone-too", **words)
    ident = entry.rpartition("/")[2]
    now = [name for name, called in entries(change.base) if ident in called]
    if len(now) == 1:
        return say(options, "entry-now", now=now[0], **words)
    return say(options, "entry-gone", **words)


def _moves(
    options: argparse.Namespace, name: str, old: dict[str, Any], new: dict[str, Any], gone: set[str]
) -> str:
    """How the entries of a list have changed places; empty if each is told of already."""
    before, after = old[name] or [], new[name] or []
    untold = [
        one for one in before
        if (entry := f"{name[:-1]}{one}") in gone and not _touched(old, entry)
    ]  # fmt: skip
    come = [one for one in after if one not in before]
    stayed = [one for one in before if one in after]
    now = [one for one in after if one in before]
    blocks = difflib.SequenceMatcher(None, stayed, now, autojunk=False).get_matching_blocks()
    still = {stayed[at] for block in blocks for at in range(block.a, block.a + block.size)}
    moved = [one for one in now if one not in still]
    parts = {"list-gone": untold, "list-new": come, "list-moved": moved}
    return "".join(
        "\n    " + say(options, key, entries=", ".join(ones)) for key, ones in parts.items() if ones
    )


def _was_absent(old: dict[str, Any], name: str) -> bool:
    """Whether the base is known to have had nothing at `name`."""
    while name:
        if old.get(name, NOTHING) is None:
            return True
        name = name.rpartition("/")[0]
    return False


def _yours(change: Change, name: str) -> tuple[Loc, Any]:
    """Where the team says `name`, or what it is part of, and what it says there."""
    if name in change.yours:
        return change.yours[name]
    above = name
    while above and above not in change.yours:
        above = above.rpartition("/")[0]
    return change.yours[above][0], NOTHING


def _shown(value: Any) -> str:
    return "–" if value is NOTHING or value is None else json.dumps(value, ensure_ascii=False)
