"""The words of prose pages: each shows something, or the check says that there is nothing."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from playbook.check.loader import load
from playbook.check.macro_calls import WITH_ID
from playbook.check.prose import SHOWN
from playbook.render.renderer import PAGE_MACROS, Renderer
from tests.support.handbooks import FIXTURE

DATA = FIXTURE / "playbook_data"
EMPTY = re.compile(r"<(ul|ol|dl|table|tbody|nav|details)\b[^>]*>\s*</\1>")
"""A list or table of nothing, whatever its class."""
NEEDING_NOTHING = [word for word in PAGE_MACROS if word not in SHOWN and word not in WITH_ID]


@pytest.mark.parametrize("word", NEEDING_NOTHING)
def test_a_word_that_needs_nothing_prints_without_records(word: str, tmp_path: Path) -> None:
    shutil.copyfile(DATA / "team.yml", tmp_path / "team.yml")
    for language in ("zh", "en"):
        text = Renderer(load(tmp_path)).render(word, f"{language}/about/", site_url="")
        assert EMPTY.findall(text) == []


@pytest.mark.parametrize("word", SHOWN)
def test_what_a_word_shows_is_there_or_missing(word: str, tmp_path: Path) -> None:
    shutil.copyfile(DATA / "team.yml", tmp_path / "team.yml")
    _, there = SHOWN[word]
    assert there(load(DATA)) and not there(load(tmp_path))
    assert Renderer(load(DATA)).render(word, "zh/about/").strip()
