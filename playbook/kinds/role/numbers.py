"""Who can own something, and who reports to whom."""

from __future__ import annotations

from playbook.kinds.role.model import DayOne, Handoff, Role
from playbook.kinds.topic.model import Term, Topic
from playbook.model.base import Text
from playbook.model.playbook import Playbook
from playbook.model.tree import Branch, branches


def owners(book: Playbook) -> dict[str, Text]:
    """The title of everyone who can own something: roles and partners, by id; those of the base too
    that the team does not have."""
    now = {**book.records["roles"], **book.entries["partners"]}
    return {ident: one.title for ident, one in now.items()} | book.former_owners


def owner(book: Playbook, ident: str) -> Text:
    """The title of one of them. Raises KeyError if there is none of that id."""
    now = book.entries["partners"].get(ident) or book.records["roles"].get(ident)
    return now.title if now else book.former_owners[ident]


def received(book: Playbook, ident: str) -> list[tuple[str, Handoff]]:
    """What other roles hand to `ident`, each with whose it is."""
    return [
        (role.id, handoff)
        for role in book.all(Role)
        for handoff in role.handoffs
        if handoff.to == ident
    ]


def first_words(book: Playbook, day_one: DayOne) -> list[tuple[str, Term]]:
    """The words of a first day that the glossary has, and where they stand."""
    found = {
        term.id: (f"glossary/{topic.id}#term-{term.id}", term)
        for topic in book.all(Topic)
        for term in topic.terms
    }
    return [found[ident] for ident in day_one.terms if ident in found]


def organisation(book: Playbook) -> list[Branch]:
    """Who reports to whom, derived from the roles."""
    roles = book.all(Role)

    known = {role.id for role in roles}

    def below(ident: str) -> list[str]:
        return [role.id for role in roles if role.reports_to == ident]

    # Who reports to a role of the base that the team leaves out stands on top.
    return branches("roles", [one.id for one in roles if one.reports_to not in known], below)
