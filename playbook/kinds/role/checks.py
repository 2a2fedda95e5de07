"""Who reports to whom, and the words of first days."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.kinds.role.model import Role
from playbook.kinds.rules import cycles
from playbook.kinds.topic.model import Topic
from playbook.model.kind import Whole
from playbook.problems.problem import Problem
from playbook.problems.suggestions import nearest


def check_whole(whole: Whole) -> Iterator[Problem]:
    """Rings of reports, and words of first days that the glossary lacks."""
    yield from _rings(whole)
    yield from _unknown_terms(whole)


def _unknown_terms(whole: Whole) -> Iterator[Problem]:
    """A team may leave out topics that the base names; pages then leave out the words."""
    topics = [one for one, _ in whole.records.values() if isinstance(one, Topic)]
    known = {term.id for topic in topics for term in topic.terms}
    for role, source in whole.records.values():
        if not isinstance(role, Role) or role.day_one is None or whole.unread.get("glossary"):
            continue
        for number, ident in enumerate(role.day_one.terms):
            loc = ("day_one", "terms", number)
            if ident not in known and not source.is_shipped(loc):
                words = {"id": ident, "kind": "glossary", "near": nearest(ident, known)}
                yield Problem(source.path, *source.value_mark(loc), "unknown-id", words)


def _rings(whole: Whole) -> Iterator[Problem]:
    """Roles that report to each other in a ring."""
    boss = {
        ident: [role.reports_to] if isinstance(role, Role) and role.reports_to else []
        for (kind, ident), (role, source) in whole.records.items()
        if kind == "roles"
    }
    for cycle in cycles(boss):
        source = whole.records["roles", cycle[0]][1]
        mark = source.value_mark(("reports_to",))
        yield Problem(source.path, *mark, "cycle", {"path": " → ".join(cycle)})
