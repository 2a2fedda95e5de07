"""What a page is looked for by is widened by words that say nearly the same."""

from __future__ import annotations

import pytest

from playbook.search.alike import Alike

ALIKE = Alike(["rival competitor", "boss sign-off manager", "对手 竞争对手", "工资 薪水"])


@pytest.mark.parametrize(
    ("said", "others"),
    [
        ("Rivals cut prices", {"competitor"}),
        ("the manager", {"boss", "sign", "off"}),
        ("工资多少", {"薪水"}),
        ("盯着对手", {"竞争", "争对", "对手"}),
        ("arrival", set()),
    ],
)
def test_others_stand_for_words_in_any_form(said: str, others: set[str]) -> None:
    assert {*ALIKE.others(said)} == others
