"""How long a record takes to read."""

from __future__ import annotations

from playbook.model.base import Model, Text
from playbook.model.traversal import leaves

WORDS_A_MINUTE = {"zh": 350, "en": 220}
"""Reading speed: Chinese characters, English words."""


def minutes(record: Model) -> int:
    """Minutes to read all texts of `record` in the slower language, at least 1."""
    texts = [value for _, marker, value in leaves(record) if marker is Text]
    chinese = sum(len(text.zh) for text in texts) / WORDS_A_MINUTE["zh"]
    english = sum(len(text.en.split()) for text in texts) / WORDS_A_MINUTE["en"]
    return max(1, round(max(chinese, english)))
