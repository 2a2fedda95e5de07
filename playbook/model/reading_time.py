"""How long a record takes to read."""

from __future__ import annotations

from collections.abc import Sequence

from playbook.locale.languages import Language
from playbook.model.base import Model, Text
from playbook.model.traversal import leaves


def minutes(record: Model, languages: Sequence[Language]) -> int:
    """Minutes to read all texts of `record` in the slowest of the `languages`, at least 1; those
    that lag are read partly in others."""
    texts = [value for _, marker, value in leaves(record) if marker is Text]
    return max(1, *(round(_minutes(texts, language)) for language in languages if not language.lag))


def _minutes(texts: list[Text], language: Language) -> float:
    sides = [text[language.code] for text in texts]
    by_word = language.read_by == "word"
    return sum(len(side.split() if by_word else side) for side in sides) / language.pace
