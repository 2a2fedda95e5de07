"""Names are found by pinyin and in the other script: what the file says for it."""

from __future__ import annotations

import json

from playbook.search.spelling import spelling, typed


def test_characters_are_listed_by_how_the_names_are_read() -> None:
    entries = [{"title": "直播银行", "names": ["行动项"], "keywords": ["GMV", "库存"]}]
    file = json.loads(spelling(entries))
    assert all("行" in file["pinyin"][read] for read in ("hang", "xing"))
    assert "播" in file["pinyin"]["bo"]
    pairs = file["other"]
    other = dict(zip(pairs[::2], pairs[1::2], strict=True))
    assert other["庫"] == "库" and other["銀"] == "银"
    assert not {"库", "直"} & other.keys()


def test_traditional_names_are_found_by_simplified_ones() -> None:
    pairs = json.loads(spelling([{"title": "庫存", "names": [], "keywords": []}]))["other"]
    assert dict(zip(pairs[::2], pairs[1::2], strict=True))["库"] == "庫"


def test_other_characters_are_listed_that_sound_like_those_of_names() -> None:
    file = json.loads(spelling([{"title": "月饼", "names": [], "keywords": []}]))
    assert "病" in file["pinyin"]["bing"] and "班" not in "".join(file["pinyin"].values())
    pairs = file["other"]
    assert dict(zip(pairs[::2], pairs[1::2], strict=True))["賠"] == "赔"  # in no name


def test_they_are_no_load_where_titles_are_in_another_script() -> None:
    entry = {"title": "Mooncakes", "names": ["月饼"], "keywords": []}
    file = json.loads(spelling([entry]))
    assert file["pinyin"] == {"bing": "饼", "yue": "月"}


def test_a_language_without_chinese_names_needs_no_file() -> None:
    assert spelling([{"title": "Goals", "names": ["OKR"], "keywords": []}]) == ""


def test_names_in_chinese_are_typed_by_their_sound_and_by_first_letters() -> None:
    assert typed(["中秋节 A", "退款"]) == ["zhongqiujie", "tuikuan", "zqj"]
