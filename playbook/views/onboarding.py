"""What a new hire reads, checks and does, as plain data for templates and scripts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from playbook.model.base import Record
from playbook.model.onboarding import Onboarding
from playbook.model.playbook import Key, Playbook, record_references
from playbook.model.practice import Practice
from playbook.model.quiz import Quiz
from playbook.schedule.duties import checklists_owned_by
from playbook.text.markup import plain
from playbook.views import client_data
from playbook.views.stages import stages

TO_READ = ("practices", "checklists", "metrics")


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
    """The practices, checklists and metrics that `role` owns, or that its page or path names."""
    found: set[Key] = set(record_references(book.records["roles"][role]))
    for path in _paths(book):
        if path.role == role:
            found |= set(record_references(path))
    found |= {("checklists", one.id) for one in checklists_owned_by(book, role)}
    practices = cast(list[Practice], book.each("practices"))
    found |= {("practices", one.id) for one in practices if one.owner == role}
    return [
        Reading(kind, record, book.reading_minutes[kind, record.id])
        for kind in TO_READ
        for record in book.each(kind)
        if (kind, record.id) in found
    ]


def by_kind(pages: Sequence[Reading]) -> list[tuple[str, list[Reading]]]:
    """The same, one list a kind, practices first."""
    kinds = dict.fromkeys(page.kind for page in pages)
    return [(kind, [page for page in pages if page.kind == kind]) for kind in kinds]


def quizzes_about(book: Playbook, path: str) -> list[Quiz]:
    """The self-checks on the page at `path`."""
    return [quiz for quiz in cast(list[Quiz], book.each("quizzes")) if quiz.about == path]


def known(book: Playbook, language: str) -> dict[str, Any]:
    """What every dated path reckons with: the roles that have one, by id, and days off."""
    calendar = client_data.working_days(book)
    years = book.holidays.years if calendar["rest"] and book.holidays else []
    roles = (path.role for path in dated(book) if path.role)
    return {
        "roles": {role: plain(book.owners[role][language]) for role in roles},
        "calendar": calendar,
        "years": {str(year.year): year.expected for year in years},
    }


def role_paths(book: Playbook, role: str, language: str) -> dict[str, Any]:
    """The paths of a new hire in `role`, everyone's and the role's own, and what they study."""
    paths = [path for path in dated(book) if path.role in (None, role)]
    return {
        "paths": [_path(book, path, language) for path in paths],
        "study": study(book, own_paths(book, role)[-1], language),
    }


def dated(book: Playbook) -> list[Onboarding]:
    """The paths whose days are counted from the first day at work."""
    return [path for path in _paths(book) if path.anchor == "first-day"]


def own_paths(book: Playbook, role: str | None) -> list[Onboarding]:
    """The dated paths into `role`; with None those that everyone new walks."""
    return [path for path in dated(book) if path.role == role]


def _paths(book: Playbook) -> list[Onboarding]:
    return cast(list[Onboarding], book.each("onboarding"))


def _path(book: Playbook, path: Onboarding, language: str) -> dict[str, Any]:
    return {
        "id": path.id,
        "role": path.role,
        "steps": [
            {
                "id": step.id,
                "aliases": step.aliases,
                "day": step.day,
                "work": step.working_days,
                "who": step.who,
                "text": plain(step.text[language]),
                "done": plain(step.done[language]),
                "page": [step.page, _title(book, step.page, language)] if step.page else None,
                "after": step.after,
                "stage": stage.name,
            }
            for stage in stages(path)
            for step in stage.steps
        ],
        "gates": [
            {
                "day": gate.day,
                "evidence": [plain(text[language]) for text in gate.evidence],
                "talk": [plain(text[language]) for text in gate.talk],
            }
            for gate in path.gates
        ],
    }


def study(book: Playbook, path: Onboarding, language: str) -> dict[str, Any]:
    """The reading list on the page of `path`, and the self-checks of its role."""
    pages = reading(book, cast(str, path.role))
    return {
        "page": f"onboarding/{path.id}/#reading",
        "count": len(pages),
        "minutes": sum(page.minutes for page in pages),
        "quizzes": [
            [f"quizzes/{quiz.id}/", plain(quiz.title[language])]
            for quiz in quizzes_about(book, f"roles/{path.role}")
        ],
    }


def _title(book: Playbook, page: str, language: str) -> str:
    kind, _, ident = page.partition("/")
    record = book.records.get(kind, {}).get(ident)
    return plain(record.title[language]) if record else page
