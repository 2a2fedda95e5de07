"""Self-checks and reading lists: one for each core practice and role, and never guessable."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest

from playbook.kinds.practice.model import Practice
from playbook.kinds.quiz.model import Question, Quiz
from playbook.model.playbook import Playbook
from playbook.text.markup import plain, tokens
from playbook.views.onboarding import known, reading, role_paths


def quizzes(book: Playbook) -> list[Quiz]:
    """Every self-check of the handbook."""
    return book.all(Quiz)


RED_LINES = "onboarding/common"
"""The path whose gate of day 7 asks for the quiz on red lines."""


MOST_IN_ONE_PLACE = 0.36
"""Share of right answers in one place; of three choices chance puts a third in each."""
MOST_LONGEST_IN_ONE = 2
"""Questions of one quiz whose right answer is the longest."""


def by_length(question: Question, language: str) -> tuple[Fraction, Fraction]:
    """The chance of being right for a reader who takes the longest, and the shortest, answer."""
    lengths = {choice.id: len(plain(choice.text[language])) for choice in question.choices}
    found = []
    for extreme in (max(lengths.values()), min(lengths.values())):
        picked = [ident for ident, length in lengths.items() if length == extreme]
        found.append(Fraction(question.right in picked, len(picked)))
    return found[0], found[1]


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


def test_right_answers_are_spread_evenly_over_the_places(book: Playbook) -> None:
    places = Counter(question.right for quiz in quizzes(book) for question in quiz.questions)
    assert max(places.values()) / places.total() <= MOST_IN_ONE_PLACE, places


@pytest.mark.parametrize("language", ["zh", "en"])
def test_length_gives_no_answer_away(book: Playbook, language: str) -> None:
    everywhere: list[tuple[Fraction, Fraction]] = []
    for quiz in quizzes(book):
        chances = [by_length(question, language) for question in quiz.questions]
        assert sum(longest for longest, _ in chances) <= MOST_LONGEST_IN_ONE, quiz.id
        everywhere += chances
    assert sum(longest for longest, _ in everywhere) <= Fraction(len(everywhere), 3)
    assert sum(shortest for _, shortest in everywhere) <= Fraction(len(everywhere), 3)


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
