"""Self-checks and reading lists: one for each core practice and role, and never guessable."""

from __future__ import annotations

from collections import Counter

from playbook.kinds.practice.model import Practice
from playbook.kinds.quiz.model import Quiz
from playbook.model.playbook import Playbook
from playbook.text.markup import tokens
from playbook.views.onboarding import known, reading, role_paths


def quizzes(book: Playbook) -> list[Quiz]:
    """Every self-check of the handbook."""
    return book.all(Quiz)


RED_LINES = "onboarding/common"
"""The path whose gate of day 7 asks for the quiz on red lines."""


def test_every_core_practice_every_role_and_the_red_lines_have_one(book: Playbook) -> None:
    core = [one for one in book.all(Practice) if one.group == "core"]
    wanted = {f"practices/{one.id}" for one in core}
    wanted |= {f"roles/{role.id}" for role in book.each("roles")} | {RED_LINES}
    assert {quiz.about for quiz in quizzes(book)} == wanted


def test_every_explanation_links_to_the_page_that_says_it(book: Playbook) -> None:
    for quiz in quizzes(book):
        for question in quiz.questions:
            for language in ("zh", "en"):
                kinds = {token.kind for token in tokens(question.explanation[language])}
                assert "page" in kinds, f"{quiz.id} {question.id} {language}"


def test_the_right_answer_is_not_always_in_the_same_place(book: Playbook) -> None:
    for quiz in quizzes(book):
        places = Counter(question.right for question in quiz.questions)
        assert max(places.values()) <= 3, quiz.id
        assert len(places) >= 2, quiz.id


def test_every_role_reads_what_its_page_names(book: Playbook) -> None:
    for role in book.each("roles"):
        pages = reading(book, role.id)
        assert {page.kind for page in pages} == {"practices", "checklists", "metrics"}, role.id
        assert all(page.minutes >= 1 for page in pages)
    assert "checklists/daily-cs" in {page.path for page in reading(book, "cs")}


def test_a_path_is_the_same_in_both_languages_but_for_its_words(book: Playbook) -> None:
    zh, en = known(book, "zh"), known(book, "en")
    assert zh["calendar"] == en["calendar"]
    assert zh["roles"].keys() == en["roles"].keys()
    assert len(zh["roles"]) > 10
    for role in zh["roles"]:
        parts = [role_paths(book, role, language)["paths"] for language in ("zh", "en")]
        for mine, other in zip(*parts, strict=True):
            days = [
                [(step["id"], step["day"], step["after"]) for step in path["steps"]]
                for path in (mine, other)
            ]
            assert days[0] == days[1]
