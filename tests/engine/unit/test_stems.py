"""Forms of a word are found by one another, and no two words are one."""

from __future__ import annotations

import json
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from playbook.locale.languages import LANGUAGES, Language
from playbook.search.stems import exceptions, light
from tests.support.handbooks import CASES

LIGHT = json.loads((CASES / "light.json").read_text(encoding="utf-8"))
WORDS = ["case", "cases", "plan", "plans", "planned", "note", "notes", "not", "use", "used", "fees"]


def stem(word: str, told: dict[str, str]) -> str:
    """As browsers reckon it."""
    return told.get(word, light(word))


def test_endings_are_cut_as_scripts_cut_them() -> None:
    assert {word: light(word) for word in LIGHT} == LIGHT


def test_forms_of_a_word_have_one_stem_and_words_their_own() -> None:
    told = exceptions(WORDS, LANGUAGES["en"])
    for one, other in combinations(WORDS, 2):
        same = one[:3] == other[:3] and {one, other} & {"not"} == set()
        assert (stem(one, told) == stem(other, told)) is same, (one, other)
    assert told.keys() < set(WORDS)


@pytest.mark.parametrize(
    ("code", "one", "other"), [("fr", "nationales", "nationaux"), ("fr", "vendeur", "vendeurs")]
)
def test_another_language_has_forms_of_its_own(code: str, one: str, other: str) -> None:
    told = exceptions([one, other], LANGUAGES[code])
    assert stem(one, told) == stem(other, told)


def test_a_language_without_a_stemmer_is_told_nothing() -> None:
    made_up = Language("xx", "art-x-pseudo", "", "", "", "word", 200)
    assert exceptions(WORDS, LANGUAGES["zh"]) == exceptions(WORDS, made_up) == {}


@settings(deadline=None)  # the first one brings the stemmer
@given(some.lists(some.text(alphabet="abeinrs", min_size=3, max_size=9)))
def test_a_word_that_light_has_right_is_not_told(words: list[str]) -> None:
    told = exceptions(words, LANGUAGES["en"])
    assert all(root != light(word) for word, root in told.items())
