"""Where a site may be printed: into an empty folder, or one that an earlier build made."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from playbook.locale import tables
from playbook.locale.languages import spoken
from playbook.problems.problem import Problem, phrase
from playbook.source.project import Project
from playbook.source.writing import real_path

MARK = ".playbook-site"
"""Stands in every printed site, and in a finished one lists its files: what somebody put beside
them is theirs. MkDocs, emptying the folder, leaves hidden files alone."""
SHOWN = 3
"""So many files are named; of the rest it is enough that there are more."""


class UnsafeTarget(Exception):
    """A site may not be printed there."""

    def __init__(self, code: str, path: Path, **words: object) -> None:
        super().__init__(f"{code}: {path}")
        self.code = code
        self.words: dict[str, object] = {"path": path, "mark": MARK, **words}

    def message(self, language: str) -> str:
        """One line in `language`: why, and the way out."""
        return Problem("", 1, 1, f"target-{self.code}", self.words).message(language)


def check(project: Project) -> Path:
    """The folder that the project's site stands for, links followed, once a build may replace it.

    Changes nothing. Raises UnsafeTarget.
    """
    site = project.site
    with told(site):
        if site.is_symlink() and not site.exists():
            raise UnsafeTarget("dangling", site)
        real = real_path(site)
        _check_sources(real, project)
        _check_content(real)
    return real


def claim(project: Project) -> None:
    """Check the project's site and leave the mark in it, for engines that print into it in place.

    Raises UnsafeTarget.
    """
    site = check(project)
    with told(site):
        mark(site)


def mark_text() -> str:
    """What the mark says, in the languages of the team."""
    languages = spoken() or tables.SHIPPED
    return "".join(f"{tables.commands(one)['made-by-a-build']}\n" for one in languages)


def mark(site: Path) -> None:
    """Say in `site`, made if it is not there, that a build is making it."""
    site.mkdir(parents=True, exist_ok=True)
    (site / MARK).write_text(mark_text(), encoding="utf-8")


def seal(site: Path) -> None:
    """Say in the finished `site` that a build made it, and which files."""
    mark(site)
    lines = [mark_text(), *sorted(_files(site))]
    (site / MARK).write_text("\n".join(lines) + "\n", encoding="utf-8", errors="surrogateescape")


@contextmanager
def told(site: Path) -> Iterator[None]:
    """What the system forbids becomes UnsafeTarget."""
    try:
        yield
    except OSError as error:
        raise UnsafeTarget("unwritable", site, reason=error.strerror) from error


def _check_sources(site: Path, project: Project) -> None:
    sources = {f"{folder.name}/": folder for folder in (project.docs, project.data)}
    kept: list[tuple[object, Path]] = [(phrase("the-project"), project.root), *sources.items()]
    with suppress(RuntimeError):  # there are accounts without a home
        kept.append((phrase("the-home-folder"), Path.home()))
    for name, folder in kept:
        if real_path(folder).is_relative_to(site):
            raise UnsafeTarget("holds", site, kept=name)
    for name, folder in sources.items():
        if site.is_relative_to(real_path(folder)):
            raise UnsafeTarget("inside", site, kept=name)


def _check_content(site: Path) -> None:
    nearest = next(path for path in (site, *site.parents) if path.exists())
    if not nearest.is_dir():
        raise UnsafeTarget("file", nearest)
    if nearest != site:
        return
    names = {path.name for path in site.iterdir()}
    if ".git" in names:
        raise UnsafeTarget("checkout", site)
    if names and MARK not in names:
        raise UnsafeTarget("foreign", site)
    if own := _files(site) - _sealed(site) if names else set():
        shown = ", ".join(sorted(own)[:SHOWN]) + (" …" if len(own) > SHOWN else "")
        raise UnsafeTarget("own-files", site, names=shown)


def _files(site: Path) -> set[str]:
    """Every file and link in `site` but the mark, by its path from there."""
    found = {
        (Path(folder) / name).relative_to(site).as_posix()
        for folder, folders, files in os.walk(site)
        for name in [*files, *(one for one in folders if (Path(folder) / one).is_symlink())]
    }
    return found - {MARK}


def _sealed(site: Path) -> set[str]:
    """What the mark of `site` lists; all of it if its build did not come to an end."""
    text = (site / MARK).read_text(encoding="utf-8", errors="surrogateescape")
    _, _, listed = text.partition("\n\n")  # whatever an earlier version says above it
    return set(listed.splitlines()) or _files(site)
