"""Where compiled templates are kept: in the folder asked for, or nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from playbook.check.loader import load
from playbook.render.renderer import TEMPLATES, Renderer
from tests.support.handbooks import FIXTURE

BOOK = load(FIXTURE / "playbook_data")


def test_a_folder_asked_for_is_made_and_filled(tmp_path: Path) -> None:
    cache = tmp_path / ".cache" / "templates"
    text = Renderer(BOOK, cache).render("glossary", "zh/glossary/")
    kept = sorted(cache.iterdir())
    assert kept
    assert Renderer(BOOK, cache).render("glossary", "zh/glossary/") == text
    assert sorted(cache.iterdir()) == kept


@pytest.mark.parametrize("cache", [None, TEMPLATES / "choose.html" / "templates"])
def test_without_a_folder_to_write_to_pages_are_the_same(
    cache: Path | None, tmp_path: Path
) -> None:
    text = Renderer(BOOK, tmp_path).render("glossary", "zh/glossary/")
    assert Renderer(BOOK, cache).render("glossary", "zh/glossary/") == text
