"""What was probably meant: for a name that is not known, the nearest one that is."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

SHOWN = 12
"""Of more names than these, the rest is left out."""


def nearest(word: str, known: Iterable[str]) -> dict[str, str]:
    """A "did you mean" in both languages, or what there is to choose from."""
    choices = sorted(known)
    close = difflib.get_close_matches(word.lower(), choices, n=1, cutoff=0.6)
    if close:
        return did_you_mean(close[0])
    if not choices:
        return {"zh": "现在一个也没有。", "en": "There is none yet."}
    more = len(choices) > SHOWN
    zh = "、".join(choices[:SHOWN]) + ("……" if more else "。")
    en = ", ".join(choices[:SHOWN]) + (" …" if more else ".")
    return {"zh": f"可选：{zh}", "en": f"Choose from: {en}"}


def did_you_mean(word: str) -> dict[str, str]:
    """The question in both languages."""
    return {"zh": f"是不是想写 {word}？", "en": f"Did you mean {word}?"}
