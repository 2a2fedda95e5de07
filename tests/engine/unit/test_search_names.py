"""What search knows by heart of a page: its names, and what answers a question about it."""

from __future__ import annotations

from typing import Any

import pytest

from playbook.model.playbook import Playbook
from playbook.search.names import USES, Named, names, proposals

ANSWERS = ("formula", "owner", "urgent", "about")


def entry(book: Playbook, url: str) -> dict[str, Any]:
    """What is known of the page at `url`."""
    file = names(book, "en", [Named(url, "Its title", "Its text.")])
    found: dict[str, Any] = file["entries"][0]
    assert (found["url"], found["title"], found["text"]) == (url, "Its title", "Its text.")
    return found


@pytest.mark.parametrize(
    ("url", "answers"),
    [
        (
            "metrics/cvr/",
            {"formula": "paying buyers over visitors", "owner": "Operations"},
        ),
        ("checklists/incident/", {"owner": "Operations", "urgent": True}),
        ("checklists/daily/", {"owner": "Operations"}),
        ("quizzes/role-ops/", {"about": "roles/ops/"}),
        ("onboarding/ops/", {"about": "roles/ops/"}),
        ("onboarding/common/", {}),
        ("about/", {}),
    ],
)
def test_what_answers_a_question_about_a_page(
    book: Playbook, url: str, answers: dict[str, Any]
) -> None:
    found = entry(book, url)
    assert {key: found[key] for key in ANSWERS if key in found} == answers


def test_names_are_told_from_keywords(book: Playbook) -> None:
    assert entry(book, "metrics/cvr/")["names"] == ["CVR"]
    assert "OKR" in entry(book, "practices/goals/")["keywords"]


def test_question_words_are_those_of_all_the_teams_languages(book: Playbook) -> None:
    words = names(book, "en", [])["words"]
    assert list(words) == list(USES)
    for word, use in (("是什么", "meaning"), ("what is", "meaning"), ("谁负责", "who")):
        assert word in words[use]


@pytest.mark.parametrize(
    ("repository", "address"),
    [
        ("https://github.com/a/b", "https://github.com/a/b/issues/new?title="),
        ("https://gitlab.shop.cn/a/b/", "https://gitlab.shop.cn/a/b/-/issues/new?issue[title]="),
        ("https://gitee.com/a/b", "https://gitee.com/a/b/issues/new?issue[title]="),
        ("https://code.shop.cn/a/b", ""),
        ("https://shop.cn/github", ""),
        ("", ""),
    ],
)
def test_where_a_page_is_proposed(repository: str, address: str) -> None:
    assert proposals(repository) == address
