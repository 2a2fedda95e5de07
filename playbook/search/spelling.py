"""How the characters of names are typed by other means: pinyin, and the other script.

The browser asks for this file only when a query is none of the names as they are written.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

FILE = "spelling.json"
RUN = re.compile(r"[\u3400-\u9fff]+")
CHARACTERS = Path(__file__).with_name("characters.txt")
"""Pairs of a traditional character and the simplified one, from OpenCC (Apache License 2.0)."""


def spelling(entries: Iterable[dict[str, Any]]) -> str:
    """The file for these entries of names.json, empty if none is in Chinese: `{pinyin, other}`.

    `pinyin` holds the characters of the names by syllable, as each is read there; `other` pairs of
    the other script's character and the one that this language writes.
    """
    texts = [text for one in entries for text in _texts(one)]
    runs = {run for text in texts for run in RUN.findall(text)}
    if not runs:
        return ""
    known = set("".join(runs))
    pairs = "".join(CHARACTERS.read_text(encoding="utf-8").split())
    both = list(zip(pairs[::2], pairs[1::2], strict=True))
    ways = [*both, *((simple, other) for other, simple in both)]
    other = "".join(a + b for a, b in ways if b in known and a not in known)
    file = {"pinyin": _pinyin(runs), "other": other}
    return json.dumps(file, ensure_ascii=False, separators=(",", ":"))


def _texts(entry: dict[str, Any]) -> list[str]:
    return [entry["title"], *entry["names"], *entry["keywords"]]


def _pinyin(runs: Iterable[str]) -> dict[str, str]:
    """The characters of each syllable."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - a fifth of a second, for Chinese alone

    found: dict[str, set[str]] = defaultdict(set)
    for run in runs:
        for character, syllable in zip(run, lazy_pinyin(run, v_to_u=False), strict=True):
            found[syllable].add(character)
    return {syllable: "".join(sorted(found[syllable])) for syllable in sorted(found)}
