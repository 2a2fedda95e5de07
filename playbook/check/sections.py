"""The sections of the menu: those that mkdocs.yml lists, and folders of prose that need one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from playbook.check.base_prose import BaseProse
from playbook.model.playbook import Playbook
from playbook.problems.problem import Problem
from playbook.source.files import is_litter
from playbook.source.project import Project


def without_page(
    project: Project, language: str, languages: Sequence[str], base: BaseProse
) -> Iterator[Problem]:
    """Sections in the settings that have no page to open; one of the base's may be left out. What
    stands in another language alone is told by its page."""
    shipped = base.printed.keys() | base.left_out
    for section in project.sections:
        name = f"{section.name}index.md" if section.name.endswith("/") else section.name
        pages = [f"{one}/{name}" for one in languages]
        if not any(project.prints(project.docs / page) or page in shipped for page in pages):
            page = (project.docs / language / name).relative_to(project.docs.parent).as_posix()
            words = {"name": section.name, "page": page}
            yield Problem(section.path, section.line, section.column, "no-section", words)


def unreachable(
    project: Project,
    language: str,
    pages: Iterable[Path],
    base: BaseProse,
    playbook: Playbook,
) -> Iterator[Problem]:
    """Folders of prose in `language` that no menu leads to, for they have no page to open."""
    home = project.docs / language
    listed = {section.name for section in project.sections}
    shown = [path.relative_to(home) for path in pages if path.is_relative_to(home)]
    shown = [path for path in shown if home / path not in project.off_menu and not is_litter(path)]
    for folder in sorted({path.parts[0] for path in shown if len(path.parts) > 1}):
        index = f"{language}/{folder}/index.md"
        opened = project.prints(project.docs / index) or index in base.printed
        named = any(name.startswith(f"{folder}/") for name in listed)
        if not (opened or named or playbook.records.get(folder)):
            where = (home / folder).relative_to(project.docs.parent).as_posix()
            yield Problem(where, 1, 1, "no-index", {"folder": folder, "name": f"{where}/index.md"})
