"""How a text is cut into the words that search knows; names.js cuts what is asked for alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

RUN = re.compile(r"[\u3400-\u9fff]+|[a-z0-9]+")
BARE = {number: unicodedata.normalize("NFD", chr(number))[0] for number in range(0xC0, 0x180)} | {
    ord("œ"): "oe",
    ord("æ"): "ae",
}
"""Letters with marks -> without: équipe is found by equipe."""


def words(text: str) -> Iterator[str]:
    """The words of a text: Chinese in pairs of characters, all else in letters and digits."""
    for run in RUN.findall(unicodedata.normalize("NFKC", text).lower().translate(BARE)):
        if len(run) > 1 and run > "\u3400":
            yield from map("".join, pairwise(run))
        else:
            yield run
