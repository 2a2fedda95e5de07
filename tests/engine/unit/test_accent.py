"""Whatever colour a team chooses, its links can be read."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from playbook.site.accent import DARK_PAGE, LIGHT_PAGE, contrast, readable, stylesheet

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(colours)
def test_readable_on_both_pages(colour: str) -> None:
    assert contrast(readable(colour, LIGHT_PAGE), LIGHT_PAGE) >= 4.5
    assert contrast(readable(colour, DARK_PAGE), DARK_PAGE) >= 4.5


@given(colours)
def test_the_stylesheet_names_real_colours(colour: str) -> None:
    assert len(re.findall(r"--pb-accent:#[0-9a-f]{6}", stylesheet(colour, "A4"))) == 2


def test_a_readable_colour_stays_as_it_is() -> None:
    assert readable("#0f766e", LIGHT_PAGE) == "#0f766e"
