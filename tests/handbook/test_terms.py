"""One word for one thing, and British spelling: what tests/handbook/terms.yml asks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from playbook.check.term_base import term_base
from playbook.kinds.topic.model import Topic
from playbook.model.playbook import Playbook
from playbook.text.markup import plain
from tests.handbook.test_originality import texts as chinese
from tests.support.contradictions import ROOT
from tests.support.statements import Said, read, texts

TERMS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "terms.yml").read_text(encoding="utf-8")
)
WELCOME = re.compile(r"^evidence|^sources|\.other(?:_names)?\.|\.platforms\.")
"""Where other people's words stand: names of sources, of what a thing is also called, of tools."""


@pytest.fixture(scope="module")
def said() -> list[Said]:
    return [text for text in texts(read(ROOT)) if not WELCOME.search(text.place)]


def misnamed(said: list[Said], terms: list[dict[str, Any]]) -> Iterator[str]:
    """Each text that uses a word for which there is another, as `place: word`."""
    for term in terms:
        zh = re.compile("|".join(term["not"]["zh"]) or r"(?!)")
        en = re.compile(rf"\b(?:{'|'.join(term['not']['en'])})s?\b")
        for text in said:
            sides = (zh.search(text.zh), en.search(plain(text.en)))
            yield from (f"{text.place}: {match[0]}" for match in sides if match)


def test_no_text_uses_a_word_for_which_there_is_another(said: list[Said]) -> None:
    assert list(misnamed(said, TERMS)) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "找客服主管批。"),
        ("zh", "问主管。"),
        ("en", "Ask your supervisors."),
        ("en", "Duty roster"),
    ],
)
def test_the_glossary_forbids_it(book: Playbook, language: str, text: str) -> None:
    assert list(term_base(book.all(Topic))[language].found_in(text))


def test_no_term_is_a_word_that_another_forbids(book: Playbook) -> None:
    base = term_base(book.all(Topic))
    terms = [term for topic in book.all(Topic) for term in topic.terms]
    assert len([term for term in terms if term.forbidden["zh"] and term.forbidden["en"]]) >= 18
    for term in terms:
        for language, forbidden in base.items():
            assert not list(forbidden.found_in(term.term[language])), term.id


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term["en"])
def test_each_wrong_word_is_caught(term: dict[str, Any]) -> None:
    for zh in term["not"]["zh"]:
        assert list(misnamed([Said("here", f"请{zh}来", "ours")], [term]))
    for en in term["not"]["en"]:
        assert list(misnamed([Said("here", "我们的", f"the {en} of ours")], [term]))


def test_each_term_is_used(book: Playbook, said: list[Said]) -> None:
    zh = "".join(text for _, text in chinese(book))
    en = " ".join(plain(text.en) for text in said).lower()
    for term in TERMS[:-1]:
        assert term["zh"] in zh and term["en"].lower() in en, term["en"]
