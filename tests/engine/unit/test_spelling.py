"""Names are found by pinyin and in the other script: what the file says for it."""

from __future__ import annotations

import json

from playbook.search.spelling import spelling


def test_characters_are_listed_by_how_the_names_are_read() -> None:
    entries = [{"title": "直播银行", "names": ["行动项"], "keywords": ["GMV", "库存"]}]
    file = json.loads(spelling(entries))
    assert file["pinyin"]["hang"] == file["pinyin"]["xing"] == "行"
    assert file["pinyin"]["bo"] == "播"
    pairs = file["other"]
    other = dict(zip(pairs[::2], pairs[1::2], strict=True))
    assert other["庫"] == "库" and other["銀"] == "银"
    assert not {"库", "直"} & other.keys()


def test_traditional_names_are_found_by_simplified_ones() -> None:
    pairs = json.loads(spelling([{"title": "庫存", "names": [], "keywords": []}]))["other"]
    assert dict(zip(pairs[::2], pairs[1::2], strict=True))["库"] == "庫"


def test_a_language_without_chinese_names_needs_no_file() -> None:
    assert spelling([{"title": "Goals", "names": ["OKR"], "keywords": []}]) == ""
