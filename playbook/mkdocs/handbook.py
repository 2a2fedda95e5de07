"""The data behind the site: read before a build, and again at each change while serving."""

from __future__ import annotations

from functools import partial

from playbook.check.base_prose import with_unwritten
from playbook.check.callers import Callers, callers, kept_back
from playbook.check.file import Readings
from playbook.check.loader import load
from playbook.check.prose import check_prose
from playbook.model.playbook import Playbook
from playbook.problems.problem import BadPlaybook, Problem
from playbook.problems.report import reader_language, show
from playbook.render.anchors import anchors_in_prose, anchors_of_records
from playbook.render.renderer import Renderer, environment, templates
from playbook.source.project import Project
from playbook.source.reader import read


class Handbook:
    """The last good playbook of a project, and what is wrong with the newest."""

    def __init__(self) -> None:
        self.project: Project
        self.book: Playbook
        self.renderer: Renderer
        self.callers: Callers
        self.problems: list[Problem] = []
        self.given: Playbook | None = None
        self.before: Readings | None = None
        """While serving, what was read before."""
        self.with_drafts = False
        """Whether drafts are shown too."""
        self.readable = False
        """Whether there ever was a good playbook: until then there is no book and no renderer."""

    def take(self, book: Playbook) -> None:
        """Have the first reading find `book`, which is read and checked already."""
        self.given = book

    def read(self, project: Project) -> None:
        """Read and check data and prose of `project`; bad data leaves the last good playbook."""
        self.project = project
        given, self.given = self.given, None
        if given is not None:
            self._show(given)
            return
        try:
            anchors_of = partial(anchors_of_records, cache_in=project.cache)
            book = load(project.data, project.base, self.before, anchors_of)
        except BadPlaybook as bad:
            self.problems = bad.problems
            return
        anchors_in = anchors_in_prose(book, cache_in=project.cache)
        told = check_prose(project, book, templates(), anchors_in)
        self.problems = [problem for problem in told if not problem.warning]
        self._show(book)

    def _show(self, book: Playbook) -> None:
        """Go on with `book`."""
        book = book if self.with_drafts else book.published()
        self.book = with_unwritten(self.project, book)
        self.callers = callers(self.project, self.book, templates())
        if self.readable:
            self.renderer.replace(self.book, self.callers)
        else:
            self.readable = True
            self.renderer = Renderer(self.book, self.project.cache, self.callers)

    @property
    def kept_back(self) -> set[str]:
        """The pages that a build leaves out: they are the keeper's, who sees them while serving."""
        return set() if self.with_drafts else kept_back(self.book, self.callers)

    @property
    def base_name(self) -> dict[str, str]:
        """What the base calls itself, by language."""
        base = self.project.base
        team = base.data / "team.yml" if base else None
        if team is None or not team.is_file():
            return {}
        return {
            name: str(side)
            for name, side in read(str(team), team.read_bytes()).data["name"].items()
        }

    def read_templates(self) -> None:
        """Render with the templates as they are now."""
        environment.cache_clear()
        if self.readable:
            self.renderer = Renderer(self.book, self.project.cache, self.callers)

    def shown_problems(self, language: str | None = None) -> list[str]:
        """Each problem in words, in `language` or the reader's own."""
        language = language or reader_language()
        return [show(problem, language, self.project.root) for problem in self.problems]
