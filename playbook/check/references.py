"""References to what is not there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from playbook.check.contents import Files, Records, Unread
from playbook.model.base import Model
from playbook.model.calendar import Phases
from playbook.model.evidence import EvidenceFile
from playbook.model.inventory import Inventory
from playbook.model.playbook import references_in
from playbook.model.registry import KINDS
from playbook.model.team import Team
from playbook.model.traversal import Leaf
from playbook.problems.problem import Problem
from playbook.problems.suggestions import nearest
from playbook.source.reader import Source
from playbook.text.languages import LANGUAGES

LISTS = {"sources": "sources.yml", "evidence": "evidence.yml", "phases": "phases.yml",
         "partners": "team.yml"}  # fmt: skip
"""What is listed in one file, and in which."""
KIND_OF = {kind.model: name for name, kind in KINDS.items()}


@dataclass(frozen=True)
class Known:
    """The ids there are, by kind, those of unread files among them."""

    ids: dict[str, set[str]]
    unread: Unread

    def allows(self, kinds: tuple[str, ...], ident: str) -> bool:
        """Whether nothing can be said against a reference to `ident`, of one of `kinds`."""
        return (
            any(ident in self.ids.get(kind, ()) for kind in kinds)
            or (not ident and kinds[0] in self.ids)
            or any(self.unread.get(kind) == set() for kind in kinds)  # may be in a faulty file
        )


def known_ids(records: Records, files: Files, unread: Unread) -> Known:
    """Everything that can be referred to."""
    ids: dict[str, set[str]] = {name: set(unread.get(name, ())) for name in KINDS}
    for kind, ident in records:
        ids[kind].add(ident)
    for model, _ in files.values():
        match model:
            case Team():
                ids["partners"] = {partner.id for partner in model.partners}
            case Inventory():
                ids["sources"] = {point.id for point in model.points}
            case EvidenceFile():
                ids["evidence"] = {evidence.id for evidence in model.evidence}
            case Phases():
                ids["phases"] = {phase_set.id for phase_set in model.sets}
    return Known(ids, unread)


def bad_references(
    model: type[Model], found: list[Leaf], source: Source, known: Known
) -> Iterator[Problem]:
    """References among what was `found` in `source` that lead nowhere, or to the record itself."""
    here = KIND_OF.get(model), source.data.get("id")
    for loc, kinds, ident in references_in(found):
        if (kinds[0], ident) == here and "text" not in loc:
            mark = source.value_mark(loc)
            yield Problem(source.path, *mark, "refers-to-itself", {"id": ident}, warning=True)
        if known.allows(kinds, ident):
            continue
        mark = source.value_mark(loc)
        if mark[0] in source.refused:
            continue
        if loc[-1] in LANGUAGES:
            mark = source.within(mark, f"{kinds[0]}/{ident}" if ident else kinds[0])
        yield Problem(source.path, *mark, *_unknown(kinds, ident, known.ids))


def _unknown(
    kinds: tuple[str, ...], ident: str, known: dict[str, set[str]]
) -> tuple[str, dict[str, object]]:
    """The code and the words of what is wrong with a reference that leads nowhere."""
    if any(kind in known for kind in kinds):
        near = nearest(ident, set().union(*(known.get(kind, set()) for kind in kinds)))
        return "unknown-id", {"id": ident, "kind": " / ".join(kinds), "near": near}
    if kinds[0] in LISTS:
        return "no-file-yet", {"id": ident, "file": LISTS[kinds[0]]}
    return "unknown-kind", {"kind": kinds[0], "near": nearest(kinds[0], known)}
