"""Why a change of a handbook's files cannot be."""

from __future__ import annotations


class Impossible(ValueError):
    """`key`, of what commands say, says why; `words` fill its blanks."""

    def __init__(self, key: str, **words: object) -> None:
        super().__init__(key)
        self.key, self.words = key, words
