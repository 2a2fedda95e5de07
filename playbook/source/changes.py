"""A team's change laid over a record of the base: data in which every value keeps its place.

As compilers do with the files of a program, both files are one text here: the change's lines, then
the base's. `Joined.at_home` tells which of the two a line belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from playbook.locale.languages import LANGUAGES, spoken
from playbook.problems.problem import Loc, Mark, Problem, phrase
from playbook.problems.suggestions import nearest
from playbook.source.reader import Source

MARK = "change"
"""The field that makes a change of a file: what it does not hold is the base's. It is true, or the
id that the base's record has, which the team calls otherwise."""
ALWAYS_SAID = "team.yml"
"""Who a team is it may say in full, even where its base says the same."""
LIST_WORDS = ("add", "change", "remove")
NOTHING = object()


def in_base(path: str) -> str:
    """A file of the base by its kind and name: where the base lies says nothing to a team."""
    return "/".join(PurePosixPath(path).parts[-2:])


@dataclass
class Joined(Source):
    """A change and what it changes, as one source."""

    below: str = ""
    """The base's file."""
    first: int = 0
    """The line after which the base's text begins."""

    def at_home(self, problem: Problem) -> Problem:
        """`problem` with the file and the line that it really stands in."""
        if problem.line <= self.first:
            return problem
        more = phrase("in-base", file=self.path)
        line = problem.line - self.first
        return replace(problem, path=self.below, line=line, more=more)

    @property
    def own_text(self) -> str:
        """The text of the team's file."""
        return "\n".join(self.lines[: self.first])

    def is_shipped(self, loc: Loc) -> bool:
        """Whether the value at `loc` is what the base says."""
        return self.value_mark(loc)[0] > self.first

    def place(self, loc: Loc) -> str:
        """Where the value at `loc` stands, as people write it: `path:line:column`."""
        line, column = self.value_mark(loc)
        if line <= self.first:
            return f"{self.path}:{line}:{column}"
        return f"{self.below}:{line - self.first}:{column}"


def is_change(source: Source) -> bool:
    """Whether the file says that it is one."""
    return changed_id(source) is not None


def changed_id(source: Source) -> str | None:
    """The name of the base's file that `source` changes; None if it is no change."""
    mark = source.data.get(MARK) if isinstance(source.data, dict) else None
    if mark is True:
        return PurePosixPath(source.path).stem
    return mark if isinstance(mark, str) and mark else None


def joined(change: Source, base: Source) -> Joined:
    """`base` as `change` has it. What `change` says that cannot be done is in its problems."""
    base.value_mark(())  # a faultless source has let its marks go
    made = Joined(
        path=change.path,
        text=f"{change.text}\n{base.text}",
        problems=list(change.problems),
        fields=change.fields,
        below=base.path,
        first=len(change.lines),
    )
    over = _Overlay(change, base, made)
    given = {name: value for name, value in change.data.items() if name != MARK}
    if given.get("id") == base.data.get("id"):
        given.pop("id", None)
    made.data = over.mapping(base.data, given, (), (), ())
    if change.data[MARK] is not True:  # the base's name is a former one
        later = change.data.get("aliases") or []
        former = [*base.data.get("aliases", ()), base.data["id"]]
        made.data["aliases"] = former + later
        for number in range(len(former + later)):
            at: Loc = (MARK,) if number < len(former) else ("aliases", number - len(former))
            made.values["aliases", number] = change.value_mark(at)
    return made


class _Overlay:
    """Builds the data of one joined source, with its marks."""

    def __init__(self, change: Source, base: Source, made: Joined) -> None:
        self.change, self.base, self.made = change, base, made

    def mapping(self, base: Any, change: Any, below: Loc, over: Loc, to: Loc) -> dict[str, Any]:
        """The fields of `base` at `below`, but for those that `change` has at `over`."""
        self.mark(self.change, over, to)
        data: dict[str, Any] = {}
        for key, value in base.items():
            places = (*below, key), (*over, key), (*to, key)
            if key not in change:
                data[key] = self.take(self.base, value, places[0], places[2])
            elif change[key] is not None:
                data[key] = self.value(value, change[key], *places)
        for key in change.keys() - base.keys():
            place = (*over, key)
            if change[key] is None:
                self.report(place, "change-of-nothing", key=True, name=key)
            else:
                data[key] = self.take(self.change, change[key], place, (*to, key))
        return data

    def value(self, base: Any, change: Any, below: Loc, over: Loc, to: Loc) -> Any:
        """What `change` makes of the value `base`."""
        if change == base and not self.change.path.endswith(f"/{ALWAYS_SAID}"):
            self.report(over, "change-same", warning=True, name=over[-1])
        if isinstance(base, list) and isinstance(change, dict):
            return self.entries(base, change, below, over, to)
        if isinstance(base, dict) and isinstance(change, dict) and not is_whole_text(base, change):
            without_same = {name: value for name, value in base.items() if name != "same"}
            text = base.keys() & LANGUAGES.keys()
            return self.mapping(without_same if text else base, change, below, over, to)
        if isinstance(base, dict) and isinstance(change, dict):  # a whole text
            change = {side: one for side, one in change.items() if one is not None}
        return self.take(self.change, change, over, to)

    def entries(self, base: Any, change: Any, below: Loc, over: Loc, to: Loc) -> Any:
        """The list `base`, some of whose entries are changed, left out or followed by others."""
        self.mark(self.change, over, to)
        ids = [entry.get("id") if isinstance(entry, dict) else None for entry in base]
        if None in ids:
            self.report(over, "change-list-whole", name=over[-1])
            return self.take(self.base, base, below, to)
        for word in change.keys() - set(LIST_WORDS):
            words = {"name": word, "near": nearest(str(word), LIST_WORDS)}
            self.report((*over, word), "change-list-words", key=True, **words)
        left_out = set(self.known(change, ids, over, "remove"))
        changed = {
            ident: change["change"][ident] for ident in self.known(change, ids, over, "change")
        }
        made: list[Any] = []
        for following, entry, loc in self.in_order(ids, change, over):
            here = (*to, len(made))
            if entry is not NOTHING:
                made.append(self.take(self.change, entry, loc, here))
            elif following not in left_out:
                number = ids.index(following)
                place = (*below, number)
                if following in changed:
                    field = (*over, "change", following)
                    made.append(self.value(base[number], changed[following], place, field, here))
                else:
                    made.append(self.take(self.base, base[number], place, here))
        return made

    def known(self, change: Any, ids: list[Any], over: Loc, word: str) -> list[Any]:
        """The ids under `word` that the base's list has; of others it is said."""
        named = change.get(word) or []
        found = []
        for number, ident in enumerate(named):
            place: Loc = (*over, word, ident if isinstance(named, dict) else number)
            if ident in ids:
                found.append(ident)
            else:
                self.report(place, "change-no-entry", id=ident, near=nearest(str(ident), ids))
        return found

    def in_order(self, ids: list[Any], change: Any, over: Loc) -> Iterator[tuple[Any, Any, Loc]]:
        """The base's ids, and the entries that are added in their places."""
        added: dict[Any, list[tuple[Any, Loc]]] = {}
        for number, group in enumerate(change.get("add") or []):
            place: Loc = (*over, "add", number)
            entries = group.get("entries") if isinstance(group, dict) else None
            if not isinstance(entries, list):
                self.report(place, "change-add-form")
                continue
            word = "before" if "before" in group else "after"
            anchor = group.get(word)
            if anchor is not None and anchor not in ids:
                words = {"id": anchor, "near": nearest(str(anchor), ids)}
                self.report((*place, word), "change-no-entry", **words)
                anchor = None
            key = (anchor, word) if anchor is not None else None
            marks = [(*place, "entries", position) for position in range(len(entries))]
            added.setdefault(key, []).extend(zip(entries, marks, strict=True))
        for ident in ids:
            for entry, loc in added.get((ident, "before"), []):
                yield None, entry, loc
            yield ident, NOTHING, ()
            for entry, loc in added.get((ident, "after"), []):
                yield None, entry, loc
        for entry, loc in added.get(None, []):
            yield None, entry, loc

    def take(self, source: Source, value: Any, loc: Loc, to: Loc) -> Any:
        """`value`, which stands in `source` at `loc`, with all its marks."""
        self.mark(source, loc, to)
        if isinstance(value, dict):
            return {
                key: self.take(source, inner, (*loc, key), (*to, key))
                for key, inner in value.items()
            }
        if isinstance(value, list):
            return [
                self.take(source, inner, (*loc, number), (*to, number))
                for number, inner in enumerate(value)
            ]
        return value

    def mark(self, source: Source, loc: Loc, to: Loc) -> None:
        """The value at `to` is what `source` has at `loc`."""
        self.made.values[to] = self.moved(source, source.value_mark(loc))
        self.made.keys[to] = self.moved(source, source.key_mark(loc))

    def moved(self, source: Source, mark: Mark) -> Mark:
        """`mark` as a place in both texts together."""
        return mark if source is self.change else (mark[0] + self.made.first, mark[1])

    def report(
        self, loc: Loc, code: str, /, *, key: bool = False, warning: bool = False, **words: object
    ) -> None:
        """Say that something at `loc` of the change cannot be done, or does nothing."""
        mark = self.change.key_mark(loc) if key else self.change.value_mark(loc)
        self.made.report(mark, code, warning=warning, **words)


def is_whole_text(base: Any, change: Any) -> bool:
    """Whether `change` holds every side that the team prints of the text `base`, and so takes its
    place."""
    sides = base.keys() & LANGUAGES.keys()
    printed = sides & set(spoken()) or sides
    return bool(sides) and printed <= change.keys()
