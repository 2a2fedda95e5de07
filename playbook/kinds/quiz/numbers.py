"""Which self-checks there are on a page."""

from __future__ import annotations

from playbook.kinds.quiz.model import Quiz
from playbook.model.playbook import Playbook


def about(book: Playbook, path: str) -> list[Quiz]:
    """The self-checks on the page at `path`."""
    return [quiz for quiz in book.all(Quiz) if quiz.about == path]
