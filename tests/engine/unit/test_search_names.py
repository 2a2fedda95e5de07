"""What search knows by heart of a page: its names, and what answers a question about it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from playbook.kinds.vocabulary.model import Vocabulary
from playbook.model.base import Keywords
from playbook.model.playbook import Playbook
from playbook.search.names import (
    LEFT,
    USES,
    Named,
    elsewhere,
    names,
    proposals,
    said,
    sought,
    written,
)

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


def test_pages_are_known_by_their_names_in_other_languages(book: Playbook) -> None:
    file = elsewhere([names(book, "en", [Named("metrics/cvr/", "Conversion", "Its text.")])])
    (known,) = file["entries"]
    assert known["url"] == "metrics/cvr/" and known["names"] == ["CVR"] and known["text"] == ""


def test_what_is_too_long_to_be_known_by_heart_is_found_in_the_text(book: Playbook) -> None:
    asked = "how is this book kept"
    pages = [Named("about/", "About", "", ("book", asked)), Named("metrics/cvr/", "Conversion", "")]
    (about, _) = names(book, "en", pages)["entries"][:2]
    found = sought(book, "en", pages)
    assert about["keywords"] == ["book"] and found["about/"] == ["book", asked]
    assert {"CVR", "支付转化率", "zhifuzhuanhualv"} <= set(found["metrics/cvr/"])
    daily = sought(book, "en", [Named("checklists/daily/", "Daily", "")])["checklists/daily/"]
    assert "zaoshang" in daily and "kaimenjiancha" not in daily  # which is too long to be a name


def test_what_only_results_show_is_a_file_beside_each_glossary(book: Playbook) -> None:
    file = names(book, "en", [Named("metrics/cvr/", "Conversion", "Its text.")])
    sent = json.loads(written(file))["entries"]
    term = next(place for place, page in enumerate(sent["page"]) if page != 0)
    assert sent["formula"][0] == 1 and sent["text"][0] == "Its text." and sent["text"][term] == ""
    shown = said(file)
    formulas = json.loads(shown["metrics/said.json"])
    assert formulas == {"metrics/cvr/": "paying buyers over visitors"}
    page, _, _ = sent["url"][term].partition("#")
    assert json.loads(shown[f"{page}said.json"])[sent["url"][term]] == file["entries"][term]["text"]


def test_what_is_out_of_scope_is_told(book: Playbook) -> None:
    scope = Keywords(en=["the annual leave"], zh=["年假怎么"])
    vocabulary = book[Vocabulary].model_copy(update={"out_of_scope": scope})
    asked = replace(book, files=book.files | {"vocabulary": vocabulary})
    assert sought(asked, "en", [])[LEFT] == ["annual leave"]
    assert sought(asked, "zh", [])[LEFT] == ["年假"]
    assert sought(book, "en", [])[LEFT] == []


def test_of_keywords_three_words_or_characters_are_as_good_as_a_name(book: Playbook) -> None:
    page = Named(
        "about/", "About", "", ("all small print", "the small print here", "加班费", "小字条款")
    )
    assert names(book, "en", [page])["entries"][0]["keywords"] == ["all small print", "加班费"]
