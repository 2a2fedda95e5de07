"""What a change of a base's file has to say, so that what it makes of the base is what is wanted.

The opposite of `changes.joined`.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from playbook.locale.languages import LANGUAGES
from playbook.source.changes import MARK
from playbook.source.fields import ids_of

NOTHING = object()


def difference(base: Any, wanted: Any, mark: str | bool = True) -> dict[str, Any]:
    """The data of a change file that makes `wanted` of `base`; `mark` is what it says of itself:
    true, or the id that the base's record has. What the base says too it leaves out."""
    said: dict[str, Any] = {"id": wanted["id"]} if isinstance(mark, str) else {}
    if isinstance(mark, str):  # its former ids are known by the mark
        former = len(base.get("aliases", ())) + 1
        rest = {"id": base["id"], "aliases": (wanted.get("aliases") or ())[former:]}
        wanted = {key: one for key, one in (wanted | rest).items() if one}
        base = {key: one for key, one in base.items() if key != "aliases"}
    return {MARK: mark} | said | _fields(base, without_nothing(wanted))


def without_nothing(data: Any) -> Any:
    """`data` without fields that hold nothing, which say no more than those that are not there."""
    if isinstance(data, dict):
        return {key: without_nothing(one) for key, one in data.items() if one is not None}
    return [without_nothing(one) for one in data] if isinstance(data, list) else data


def _fields(base: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    said = {key: _value(one, wanted.get(key)) for key, one in base.items()}
    changed = {key: one for key, one in said.items() if one is not NOTHING}
    return changed | {key: one for key, one in wanted.items() if key not in base}


def _value(base: Any, wanted: Any) -> Any:
    """What to say where the base says `base`: `NOTHING` if that is what is wanted."""
    if base == wanted:
        return NOTHING
    if isinstance(base, dict) and isinstance(wanted, dict):
        said = _fields(base, wanted)
        if base.keys() & LANGUAGES.keys() and "same" in base.keys() | wanted.keys():
            said.pop("same", None)  # of sides that differ the base's word on them counts no longer
            said |= {"same": wanted["same"]} if "same" in wanted else {}
        return said
    if isinstance(wanted, list) and (before := ids_of(base)) and len(set(before)) == len(before):
        after = ids_of(wanted)
        if len(set(after)) == len(after) == len(wanted):
            return _entries(base, wanted, before, after)
    return wanted


def _entries(base: Any, wanted: Any, before: list[str], after: list[str]) -> dict[str, Any]:
    """The entries that come, go or differ; one that moves goes, and comes elsewhere."""
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    kept = {before[at] for block in blocks for at in range(block.a, block.a + block.size)}
    entries = dict(zip(before, base, strict=True))
    said = {
        ident: _value(entries[ident], one)
        for ident, one in zip(after, wanted, strict=True)
        if ident in kept
    }
    parts = {
        "change": {ident: one for ident, one in said.items() if one is not NOTHING},
        "remove": [ident for ident in before if ident not in kept],
        "add": [*_added(wanted, after, kept)],
    }
    return {word: one for word, one in parts.items() if one}


def _added(wanted: Any, after: list[str], kept: set[str]) -> Iterator[dict[str, Any]]:
    """The entries that are not `kept`, each run of them with its place."""
    place: dict[str, str] = {}
    first = next((ident for ident in after if ident in kept), None)
    run: list[Any] = []
    for ident, entry in [*zip(after, wanted, strict=True), (None, None)]:
        if ident is not None and ident not in kept:
            run.append(entry)
            continue
        if run:
            before = {"before": first} if first and not place else {}
            yield (place or before) | {"entries": run}
            run = []
        place = {"after": str(ident)}
