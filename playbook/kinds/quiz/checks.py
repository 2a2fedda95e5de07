"""Answers to choose from."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.kinds.quiz.model import Quiz
from playbook.problems.problem import Problem
from playbook.problems.suggestions import nearest
from playbook.source.reader import Source


def check(quiz: Quiz, source: Source) -> Iterator[Problem]:
    """The right answer must be one of those to choose from."""
    for number, question in enumerate(quiz.questions):
        choices = [choice.id for choice in question.choices]
        if question.right not in choices:
            mark = source.value_mark(("questions", number, "right"))
            near = nearest(question.right, choices)
            words = {"id": question.right, "kind": "choices", "near": near}
            yield Problem(source.path, *mark, "unknown-id", words)
