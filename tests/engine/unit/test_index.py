"""The search index says which page holds which word, and nothing else."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as some

from playbook.locale.languages import LANGUAGES
from playbook.search.index import PIECE, SOUGHT, count, index, pieces
from playbook.search.names import LEFT
from playbook.search.words import words
from tests.support.handbooks import CASES

PAGES = yaml.safe_load((CASES / "index.yml").read_text(encoding="utf-8"))
WORD = some.text(alphabet="ab退货", min_size=1, max_size=3)
NAMES = '{"entries": {"url": ["roles/ops/", "yet-to-come/", "glossary/a/#term-b"]}}'
COUNTS = some.lists(some.dictionaries(WORD, some.integers(1, 99)).map(Counter), max_size=6)


@pytest.mark.parametrize("case", PAGES, ids=[case["name"] for case in PAGES])
def test_what_is_counted_on_a_page(case: dict[str, Any]) -> None:
    assert count(case["html"].encode()) == case["counts"]


def test_words_of_any_alphabet_are_cut() -> None:
    """As those of a query are: tests/engine/scripts/search.test.mjs reads the same cases."""
    cases = json.loads((CASES / "alphabets.json").read_text(encoding="utf-8"))
    assert {text: [*words(text)] for text in cases} == cases


@given(COUNTS)
def test_pieces_give_back_what_was_counted(counts: list[Counter[str]]) -> None:
    assert read(list(pieces(counts)), len(counts)) == counts


def test_words_stand_in_order_and_no_piece_is_much_larger_than_another() -> None:
    counts = [Counter({f"word{number:05}": 1 for number in range(4 * PIECE)}) for _ in range(2)]
    cut = list(pieces(counts))
    assert [word for piece in cut for word in piece] == sorted(counts[0])
    assert {sum(map(len, piece.values())) // 2 for piece in cut} == {PIECE}


def test_a_changed_page_gets_a_folder_of_its_own(tmp_path: Path) -> None:
    versions = []
    for number, text in enumerate(["brown", "green", "brown"]):
        site = tmp_path / str(number)
        page = site / "en" / "roles" / "ops" / "index.html"
        page.parent.mkdir(parents=True)
        (site / "en" / "names.json").write_text(NAMES, encoding="utf-8")
        page.write_text(f"<article><p>{text} zebras</p></article>", encoding="utf-8")
        index(site, [LANGUAGES["en"]], {"en": {"roles/ops/": ["the zebra", "zebra in zoo"]}})
        listing = json.loads((site / "en" / "search" / "index.json").read_text(encoding="utf-8"))
        assert listing["lengths"] == [2, 0]  # what people type makes no page a longer one
        assert listing["begin"] == [min(text, "in")]
        piece = site / "en" / "search" / listing["version"] / "0.json"
        found = json.loads(piece.read_text(encoding="utf-8"))
        assert found["zebras"] == [0, 1] and found["zebra"] == [0, SOUGHT]
        versions.append(listing["version"])
    assert versions[0] == versions[2] != versions[1]


def test_what_is_left_to_others_stands_past_the_pages(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "names.json").write_text(NAMES, encoding="utf-8")
    sought = {"roles/ops/": ["zebra"], LEFT: ["zebra crossing", ""]}
    index(tmp_path, [LANGUAGES["en"]], {"en": sought})
    listing = json.loads((tmp_path / "en" / "search" / "index.json").read_text(encoding="utf-8"))
    piece = tmp_path / "en" / "search" / listing["version"] / "0.json"
    assert json.loads(piece.read_text(encoding="utf-8")) == {
        "crossing": [2, 2],
        "zebra": [0, SOUGHT, 2, 2],
    }
    assert listing["lengths"] == [0, 0]


def read(cut: list[dict[str, list[int]]], pages: int) -> list[Counter[str]]:
    """The counts again, read as the browser does."""
    found: list[Counter[str]] = [Counter() for _ in range(pages)]
    for piece in cut:
        for word, entries in piece.items():
            page = 0
            for skip, times in zip(entries[::2], entries[1::2], strict=True):
                page += skip
                found[page][word] = times
    return found
