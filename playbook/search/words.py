"""How a text is cut into the words that search knows; names.js cuts what is asked for alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

DENSE = (
    r"\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0edf\u1000-\u109f\u1780-\u17d3"
    r"\u3005\u3041-\u3096\u30a1-\u30fa\u30fc-\u30ff\u3400-\u9fff\uac00-\ud7a3"
)
"""Written without spaces, or with endings that cling to words: Thai, Lao, Burmese, Khmer, kana,
Han, hangul."""
MARKS = "".join(
    chr(number) for number in range(0x300, 0x1B00) if unicodedata.category(chr(number))[0] == "M"
)
"""Vowels and accents of other scripts, which are no letters to Python's patterns."""
DENSE_RUN = re.compile(f"[{DENSE}]+")
RUN = re.compile(rf"([{DENSE}]+)|[^\W_{DENSE}]+(?:[{MARKS}]+[^\W_{DENSE}]*)*")
LETTERS = (range(0xC0, 0x180), range(0x370, 0x400))
BARE = {
    number: unicodedata.normalize("NFD", chr(number))[0] for some in LETTERS for number in some
} | {ord("œ"): "oe", ord("æ"): "ae"}
"""Latin and Greek letters with marks -> without: équipe is found by equipe."""


def words(text: str) -> Iterator[str]:
    """The words of a text: dense scripts in pairs of characters, all else in letters and digits."""
    for found in RUN.finditer(unicodedata.normalize("NFKC", text).lower().translate(BARE)):
        run = found[0]
        if len(run) > 1 and found[1]:
            yield from map("".join, pairwise(run))
        else:
            yield run
