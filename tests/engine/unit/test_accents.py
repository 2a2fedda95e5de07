"""Letters with marks, which French has in most sentences."""

from __future__ import annotations

import pytest

from playbook.search.words import words
from playbook.text.encoding import unscrambled


@pytest.mark.parametrize(
    "text", ["# L’équipe elle-même.", "créée", "Contrôlé\u00a0: été", "«\u00a0À\u00a0»"]
)
def test_letters_of_europe_are_no_chinese(text: str) -> None:
    assert unscrambled(text, least=1) == ""


def test_chinese_saved_as_gbk_is_still_told() -> None:
    assert unscrambled("˫ʮһ") == "双十一"


def test_a_word_is_found_without_its_marks() -> None:
    assert [*words("L’équipe, un cœur")] == ["l", "equipe", "un", "coeur"]
