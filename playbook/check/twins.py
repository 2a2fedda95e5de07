"""Each page of prose stands in every language, unless it says at its top that it does not."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from playbook.check.base_prose import BaseProse
from playbook.check.front_matter import ONLY, FrontMatter
from playbook.problems.problem import Problem, phrase
from playbook.source.project import Project

NEEDED = ("index.md", "about/index.md", "about.md", "checklists/subscribe.md", "onboarding/mine.md")
"""What pages of every language link to by themselves."""


def bad_twins(
    page: Path, front: FrontMatter, project: Project, languages: Sequence[str], base: BaseProse
) -> Iterator[Problem]:
    """The languages that lack `page`, a path below docs/; what it says of that, and is not so."""
    where = (project.docs / page).relative_to(project.docs.parent).as_posix()
    language, name = page.parts[0], Path(*page.parts[1:])
    printed = [other for other in languages if _prints(project, base, Path(other, name))]
    needed = name.as_posix() in NEEDED
    others = [other for other in printed if other != language]
    if ONLY in front.fields:
        mark, only = front.mark(ONLY), front.fields[ONLY]
        if only != language:
            yield Problem(where, *mark, "only-elsewhere", {"only": only, "language": language})
        elif others:
            twin = (project.docs / others[0] / name).relative_to(project.docs.parent)
            yield Problem(where, *mark, "only-with-twin", {"name": twin.as_posix()})
        elif needed and len(languages) > 1:
            yield Problem(where, *mark, "only-needed", {"name": name.as_posix()})
        return
    for other in languages:
        if other not in printed:
            twin = (project.docs / other / name).relative_to(project.docs.parent)
            cure = phrase("page-there-too") if needed else phrase("or-only", language=language)
            words = {"name": twin.as_posix(), "cure": cure}
            yield Problem(where, 1, 1, "no-twin", words)


def same_address(
    page: Path, project: Project, records: Collection[tuple[str, str]]
) -> Iterator[Problem]:
    """What stands where `page` would, of which only one is printed: one of the `records`, by their
    folders and ids, or the first page of a folder of its name."""
    where = (project.docs / page).relative_to(project.docs.parent)
    folder = where.with_suffix("") / "index.md"
    place = page.with_suffix("").parts[1:]
    if place in records:
        yield Problem(where.as_posix(), 1, 1, "page-at-record", {"record": "/".join(place)})
    elif page.stem != "index" and project.prints(project.docs.parent / folder):
        yield Problem(where.as_posix(), 1, 1, "page-at-folder", {"page": folder.as_posix()})


def _prints(project: Project, base: BaseProse, page: Path) -> bool:
    return project.prints(project.docs / page) or page.as_posix() in base.printed
