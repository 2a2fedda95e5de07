"""The responsibility matrix, derived from the checklists: who does, answers, helps, is told."""

from __future__ import annotations

from typing import cast

from playbook.model.checklist import Checklist
from playbook.model.playbook import Playbook


def raci(book: Playbook) -> list[tuple[Checklist, dict[str, str]]]:
    """Each checklist with the letters of everyone who has a part in it.

    A: owns the list. R: does its items (the owner too, where items name nobody else).
    C: is called when it escalates. I: receives its output. The strongest letter wins; an owner
    who also does items is "A/R".
    """
    lists = cast(list[Checklist], book.each("checklists"))
    return [(one, _letters(one)) for one in lists]


def raci_people(book: Playbook) -> list[str]:
    """Everyone with a letter, in the order of roles, then partners."""
    involved = {ident for _, letters in raci(book) for ident in letters}
    return [ident for ident in book.owners if ident in involved]


def _letters(checklist: Checklist) -> dict[str, str]:
    letters: dict[str, str] = {}
    for ident in checklist.output.to:
        letters[ident] = "I"
    letters[checklist.escalation.to] = "C"
    doers = {check.role or checklist.owner for check in checklist.checks}
    for ident in doers:
        letters[ident] = "R"
    letters[checklist.owner] = "A/R" if checklist.owner in doers else "A"
    return letters
