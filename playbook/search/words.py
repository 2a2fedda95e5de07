"""How a text is cut into the words that search knows; names.js cuts what is asked for alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

RUN = re.compile(r"[\u3400-\u9fff]+|[a-z0-9]+")


def words(text: str) -> Iterator[str]:
    """The words of a text: Chinese in pairs of characters, all else in letters and digits."""
    for run in RUN.findall(unicodedata.normalize("NFKC", text).lower()):
        if len(run) > 1 and run > "\u3400":
            yield from map("".join, pairwise(run))
        else:
            yield run
