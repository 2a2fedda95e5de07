"""What a new hire reads, checks and does, as plain data for templates and scripts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from playbook.kinds.checklist.numbers import checklists_owned_by
from playbook.kinds.onboarding.model import Onboarding
from playbook.kinds.onboarding.numbers import dated, own_paths, stage_at, stages
from playbook.kinds.practice.model import Practice
from playbook.kinds.quiz.numbers import about
from playbook.kinds.role.numbers import owners
from playbook.model.base import Record, Text
from playbook.model.playbook import Key, Playbook, record_references
from playbook.model.traversal import leaves
from playbook.text.markup import BASES
from playbook.views import client_data
from playbook.views.plain_text import marked


@dataclass(frozen=True)
class Reading:
    """A page to read."""

    kind: str
    record: Record
    minutes: int

    @property
    def id(self) -> str:
        """What its tick is kept under."""
        return f"{self.kind}-{self.record.id}"

    @property
    def aliases(self) -> list[str]:
        """What it was kept under before."""
        return [f"{self.kind}-{old}" for old in self.record.aliases]

    @property
    def path(self) -> str:
        """Where it is, such as practices/goals."""
        return f"{self.kind}/{self.record.id}"


def reading(book: Playbook, role: str) -> list[Reading]:
    """What is to read of the practices and checklists that `role` owns, and of all that its page
    and path name."""
    record = book.record("roles", role)
    found: set[Key] = set(record_references(record, book)) if record else set()
    for path in book.all(Onboarding):
        if path.role == role:
            found |= set(record_references(path, book))
    found |= {("checklists", one.id) for one in checklists_owned_by(book, role)}
    found |= {("practices", one.id) for one in book.all(Practice) if one.owner == role}
    return [
        Reading(kind.name, record, book.reading_minutes[kind.name, record.id])
        for kind in book.kinds
        if kind.to_read
        for record in book.each(kind.name)
        if (kind.name, record.id) in found
    ]


def by_kind(pages: Sequence[Reading]) -> list[tuple[str, list[Reading]]]:
    """The same, one list a kind, practices first."""
    kinds = dict.fromkeys(page.kind for page in pages)
    return [(kind, [page for page in pages if page.kind == kind]) for kind in kinds]


def known(book: Playbook, language: str) -> dict[str, Any]:
    """What every dated path reckons with: the roles that have one, by id, and days off."""
    titles = owners(book)
    roles = (path.role for path in dated(book) if path.role)
    return {
        "roles": {role: marked(titles[role], language) for role in roles},
        "former": client_data.former_roles(book),
        "calendar": client_data.working_days(book),
        "years": client_data.holiday_years(book),
    }


def role_paths(book: Playbook, role: str, language: str) -> dict[str, Any]:
    """The paths of a new hire in `role`, everyone's and the role's own, and what they study."""
    paths = [path for path in dated(book) if path.role in (None, role)]
    return {
        "paths": [_path(book, path, language) for path in paths],
        "study": study(book, own_paths(book, role)[-1], language),
    }


def _path(book: Playbook, path: Onboarding, language: str) -> dict[str, Any]:
    return {
        "id": path.id,
        "aliases": path.aliases,
        "role": path.role,
        "steps": [
            {
                "id": step.id,
                "aliases": step.aliases,
                "day": step.day,
                "work": step.working_days,
                "who": step.who,
                "text": marked(step.text, language),
                "done": marked(step.done, language),
                "page": _page(book, step.page, language),
                "after": step.after,
                "stage": stretch.stage.id,
            }
            for stretch in stages(book, path)
            for step in stretch.steps
        ],
        "gates": [
            {
                "day": gate.day,
                "stage": stage_at(book, path, gate.day).id,
                "evidence": [marked(text, language) for text in gate.evidence],
                "talk": [marked(text, language) for text in gate.talk],
            }
            for gate in path.gates
        ],
    }


def bases(book: Playbook) -> list[str]:
    """What figures in the paths rest on, of all that figures may rest on."""
    texts = [
        side
        for path in dated(book)
        for _, marker, text in leaves(path)
        if marker is Text
        for side in text.sides.values()
    ]
    return [basis for basis in BASES if any(f"]({basis})" in side for side in texts)]


def study(book: Playbook, path: Onboarding, language: str) -> dict[str, Any]:
    """The reading list on the page of `path`, and the self-checks of its role."""
    pages = reading(book, cast(str, path.role))
    return {
        "page": f"onboarding/{path.id}/#reading",
        "count": len(pages),
        "minutes": sum(page.minutes for page in pages),
        "quizzes": [
            [f"quizzes/{quiz.id}/", marked(quiz.title, language)]
            for quiz in about(book, f"roles/{path.role}")
        ],
    }


def _page(book: Playbook, page: str | None, language: str) -> list[str] | None:
    """A page and its title; None where there is none, or the team leaves it out."""
    kind, _, ident = (page or "").partition("/")
    if page is None or (kind, ident) in book.left_out:
        return None
    record = book.record(kind, ident)
    return [page, marked(record.title, language) if record else page]
