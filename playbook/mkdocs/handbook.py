"""The data behind the site: read before a build, and again at each change while serving."""

from __future__ import annotations

from playbook.check.loader import load
from playbook.check.prose import check_prose
from playbook.model.playbook import Playbook
from playbook.problems.problem import BadPlaybook, Problem
from playbook.problems.report import reader_language, show
from playbook.render.renderer import MACROS, Renderer
from playbook.source.project import Project


class Handbook:
    """The last good playbook of a project, and what is wrong with the newest."""

    def __init__(self) -> None:
        self.project: Project
        self.book: Playbook
        self.renderer: Renderer
        self.problems: list[Problem] = []
        self.given: Playbook | None = None
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
            book = load(project.data)
        except BadPlaybook as bad:
            self.problems = bad.problems
            return
        self.problems = check_prose(project, book, MACROS)
        self._show(book)

    def _show(self, book: Playbook) -> None:
        """Go on with `book`."""
        self.book = book
        if self.readable:
            self.renderer.replace(book)
        else:
            self.readable = True
            self.read_templates()

    def read_templates(self) -> None:
        """Render with the templates as they are now."""
        if self.readable:
            self.renderer = Renderer(self.book, self.project.cache)

    def shown_problems(self, language: str | None = None) -> list[str]:
        """Each problem in words, in `language` or the reader's own."""
        language = language or reader_language()
        return [show(problem, language, self.project.root) for problem in self.problems]
