"""Whose each checklist is, and who has which part in it."""

from __future__ import annotations

from playbook.kinds.checklist.model import Checklist
from playbook.kinds.role.numbers import owners
from playbook.model.playbook import Playbook


def checklists_of(book: Playbook, owner: str | None = None) -> list[Checklist]:
    """The lists that `owner` (a role or partner; None: anyone) owns or has an item in."""
    lists = book.all(Checklist)
    if owner is None:
        return lists
    return [
        one
        for one in lists
        if owner == one.owner or any(owner == check.role for check in one.checks)
    ]


def checklists_owned_by(book: Playbook, role: str) -> list[Checklist]:
    """The lists that are the role's own."""
    return [one for one in checklists_of(book) if one.owner == role]


def routine(book: Playbook) -> list[Checklist]:
    """The lists of each day and week; without any, all that is due at some time."""
    due = [one for one in checklists_of(book) if one.schedule or one.campaign]
    return [one for one in due if one.period in ("day", "week")] or due


def urgent(book: Playbook) -> list[Checklist]:
    """The lists for emergencies."""
    groups = book.entries["checklist_groups"]
    return [one for one in checklists_of(book) if groups[one.group].urgent]


def having_duties(book: Playbook) -> list[str]:
    """The roles and partners with a list that comes round by itself, in page order."""
    due = [one for one in checklists_of(book) if one.schedule or one.campaign]
    having = {one.owner for one in due} | {check.role for one in due for check in one.checks}
    return [ident for ident in owners(book) if ident in having]


def raci(book: Playbook) -> list[tuple[Checklist, dict[str, str]]]:
    """Each checklist with the letters of everyone who has a part in it.

    A: owns the list. R: does its items (the owner too, where items name nobody else).
    C: is called when it escalates. I: receives its output. The strongest letter wins; an owner
    who also does items is "A/R".
    """
    return [(one, _letters(one)) for one in book.all(Checklist)]


def raci_people(book: Playbook) -> list[str]:
    """Everyone with a letter, in the order of roles, then partners."""
    involved = {ident for _, letters in raci(book) for ident in letters}
    return [ident for ident in owners(book) if ident in involved]


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
