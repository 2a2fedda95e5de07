"""A valid, commented file to start a new record from: the sample text waits to be replaced."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from string import Template

from playbook.model.playbook import Playbook
from playbook.model.registry import Kind

STARTERS = Path(__file__).with_name("starters")
NEEDS = {
    "role": "roles", "teamrole": "roles", "practice": "practices", "page": "practices",
    "phases": "phases.yml",
    "evidence": "evidence.yml", "metric1": "metrics", "metric2": "metrics", "metric3": "metrics",
}  # fmt: skip


class NothingToName(LookupError):
    """The new record must name `count` things from `name`, which does not hold as many yet."""

    def __init__(self, name: str, count: int) -> None:
        self.name, self.count = name, count
        super().__init__(f"{count} of {name}")


def starter(kind: Kind, playbook: Playbook, ident: str | None = None) -> tuple[str, str]:
    """The id and the text of a new record of `kind`: the next free id and order, real references.

    Raises NothingToName if what it has to refer to does not exist.
    """
    ident = ident or next_id(f"new-{kind.singular}", playbook.records[kind.name])
    orders = [getattr(record, "order", 0) for record in playbook.each(kind.name)]
    template = Template((STARTERS / f"{kind.singular}.yml").read_text(encoding="utf-8"))
    blanks = _blanks(playbook) | {"id": ident, "order": str(max(orders, default=0) + 1)}
    needed = template.get_identifiers()
    for name in needed:
        if name not in blanks:
            place = NEEDS[name]
            raise NothingToName(place, [NEEDS.get(other) for other in needed].count(place))
    return ident, template.substitute(blanks)


def next_id(stem: str, taken: Iterable[str]) -> str:
    """`stem`, or `stem-2`, `stem-3` ...: the first that is free."""
    names = set(taken)
    number = 2
    ident = stem
    while ident in names:
        ident, number = f"{stem}-{number}", number + 1
    return ident


def _blanks(playbook: Playbook) -> dict[str, str]:
    """What the playbook offers to refer to; nothing for what it does not have."""
    metrics = [record.id for record in playbook.each("metrics")]
    offers = {
        "role": list(playbook.owners),
        "teamrole": [record.id for record in playbook.each("roles")],
        "practice": [record.id for record in playbook.each("practices")],
        "page": [f"practices/{record.id}" for record in playbook.each("practices")],
        "phases": list(playbook.phase_sets),
        "evidence": list(playbook.evidence),
        "today": [date.today().isoformat()],
    }
    offers |= {f"metric{number}": metrics[number - 1 : number] for number in (1, 2, 3)}
    return {name: found[0] for name, found in offers.items() if found}
