"""The sections of the menu: those that mkdocs.yml lists, and folders of prose that need one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from playbook.check.base_prose import BaseProse
from playbook.model.playbook import Playbook
from playbook.problems.problem import Phrase, Problem, listed, phrase
from playbook.problems.suggestions import did_you_mean, likeliest
from playbook.source.files import is_litter
from playbook.source.project import Project


def without_page(
    project: Project, languages: Sequence[str], base: BaseProse, pages: Iterable[Path]
) -> Iterator[Problem]:
    """Sections in the settings that have no page to open; one of the base's may be left out. What
    stands in another language alone is told by its page."""
    shipped = base.printed.keys() | base.left_out
    known = {_section(path.relative_to(project.docs)) for path in pages} | {
        _section(Path(name)) for name in base.printed
    }
    for section in project.sections:
        name = _page(section.name)
        wanted = [f"{one}/{name}" for one in languages]
        if any(project.prints(project.docs / page) or page in shipped for page in wanted):
            continue
        mark = (section.path, section.line, section.column)
        if " - " in section.name:
            yield Problem(*mark, "entry-too-far-in")
            continue
        meant = _meant(section.name, languages)
        there = f"{languages[0]}/{_page(meant)}"
        if project.prints(project.docs / there) or there in shipped:
            cure: Phrase = did_you_mean(meant)
        else:
            cure = likeliest(section.name, known) or phrase("section-without-page")
        named = listed(f"{project.docs.name}/{page}" for page in wanted)
        yield Problem(*mark, "no-section", {"name": section.name, "page": named, "cure": cure})


def _section(page: Path) -> str:
    """The section that `page` opens, below docs/, as the settings name it."""
    name = "/".join(page.parts[1:])
    return name.removesuffix("index.md") or name


def _page(section: str) -> str:
    """The page that opens `section`."""
    return f"{section}index.md" if section.endswith("/") else section


def _meant(name: str, languages: Sequence[str]) -> str:
    """A section as the settings name it: from the folder of its language, a folder with a slash."""
    parts = [part for part in name.split("/") if part]
    while parts and (parts[0] in languages or parts[0] in ("docs", ".")):
        parts = parts[1:]
    if parts[1:] == ["index.md"]:
        parts = parts[:1]
    path = "/".join(parts)
    return path if path.endswith(".md") else f"{path}/"


def listed_twice(project: Project) -> Iterator[Problem]:
    """Sections that the settings list a second time, which shows nothing."""
    seen: set[str] = set()
    for section in project.sections:
        name = section.name.removesuffix("index.md") or section.name
        if name in seen:
            mark = (section.path, section.line, section.column)
            yield Problem(*mark, "listed-twice", {"value": section.name})
        seen.add(name)


def outside(project: Project, languages: Sequence[str], pages: Iterable[Path]) -> Iterator[Problem]:
    """Pages beside the folders of the languages, each page or folder once; none that the settings
    keep out of menus."""
    told: set[str] = set()
    for path in pages:
        where = path.relative_to(project.docs)
        first = where.parts[0]
        if first in (*languages, *told) or path in project.off_menu or is_litter(where):
            continue
        told.add(first)
        near = [one for one in languages if one.lower() == first.lower()]
        folders = (f"{project.docs.name}/{language}/" for language in near or languages)
        place = (project.docs / first).relative_to(project.docs.parent).as_posix()
        words = {"name": place, "wanted": listed(folders)}
        yield Problem(place, 1, 1, "outside-languages", words, warning=True)


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
