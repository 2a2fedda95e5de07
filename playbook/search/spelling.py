"""How the characters of names are typed by other means: pinyin, the other script, one that sounds
the same.

The browser asks for this file only when a query is none of the names as they are written.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

FILE = "spelling.json"
LEAST = 3
"""Fewer first letters are the beginning of too many names."""
RUN = re.compile(r"[\u3400-\u9fff]+")
CHARACTERS = Path(__file__).with_name("characters.txt")
"""Pairs of a traditional character and the simplified one, from OpenCC (Apache License 2.0)."""
COMMON = bytes(
    byte for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF) for byte in (high, low)
).decode("gb2312", errors="ignore")
"""The 3,755 characters of daily use, in simplified script: the first level of GB 2312."""


def spelling(entries: Sequence[dict[str, Any]]) -> str:
    """The file for these entries of names.json, empty if none is in Chinese: `{pinyin, other}`.

    `pinyin` holds the characters of the names by syllable, as each is read there; where titles are
    in Chinese, those of daily use that are read alike too. `other` holds pairs of the other
    script's character and the one that this language writes.
    """
    texts = [text for one in entries for text in _texts(one)]
    runs = {run for text in texts for run in RUN.findall(text)}
    if not runs:
        return ""
    known = set("".join(runs))
    pairs = "".join(CHARACTERS.read_text(encoding="utf-8").split())
    both = list(zip(pairs[::2], pairs[1::2], strict=True))
    turned = [(simple, other) for other, simple in both]
    written = sum(bool(RUN.search(one["title"])) for one in entries) * 2 > len(entries)
    own = set(COMMON) if written else set()  # elsewhere any English word would ask for them
    if sum(other in known for other, _ in both) > sum(simple in known for simple, _ in turned):
        both, turned = turned, both
        table = dict(both)
        own = {table.get(one, one) for one in own}
    ways = [pair for pair in both if pair[1] in own | known] + [
        pair for pair in turned if pair[1] in known
    ]
    other = "".join(a + b for a, b in ways if a not in known)
    file = {"pinyin": _pinyin(runs, own - known), "other": other}
    return json.dumps(file, ensure_ascii=False, separators=(",", ":"))


def _texts(entry: dict[str, Any]) -> list[str]:
    return [entry["title"], *entry["names"], *entry["keywords"]]


def typed(names: Iterable[str]) -> list[str]:
    """The Chinese in these names as it is typed, each run of it as one word, and by its first
    letters: zhongqiujie and, of three characters or more, zqj."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - a fifth of a second, for Chinese alone

    read = [lazy_pinyin(run, v_to_u=False) for name in names for run in RUN.findall(name)]
    short = ["".join(one[0] for one in run) for run in read if len(run) >= LEAST]
    return ["".join(run) for run in read] + short


def _pinyin(runs: Iterable[str], others: Iterable[str]) -> dict[str, str]:
    """The characters of each syllable; those of `others` that sound like one of `runs` too."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - a fifth of a second, for Chinese alone

    found: dict[str, set[str]] = defaultdict(set)
    for run in runs:
        for character, syllable in zip(run, lazy_pinyin(run, v_to_u=False), strict=True):
            found[syllable].add(character)
    for character in others:
        (syllable,) = lazy_pinyin(character, v_to_u=False)
        if syllable in found:
            found[syllable].add(character)
    return {syllable: "".join(sorted(found[syllable])) for syllable in sorted(found)}
