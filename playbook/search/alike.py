"""Words that say nearly the same: what a page is looked for by is widened while the index is made.

Browsers are told nothing of it, and no query grows by it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from playbook.search.stems import light
from playbook.search.words import DENSE_RUN, words


class Alike:
    """The words of one language that may stand for each other, such as `rival competitor`."""

    def __init__(self, groups: Iterable[str]) -> None:
        self._whole: dict[str, set[str]] = defaultdict(set)
        self._within: dict[str, set[str]] = defaultdict(set)
        for group in groups:
            for word in (own := set(group.split())):
                if DENSE_RUN.search(word):
                    self._within[word] |= own - {word}
                else:
                    self._whole[light(word)] |= own - {word}

    def others(self, said: str) -> Iterator[str]:
        """The words of the index that may stand for one of `said`: whole words in any form, and
        those of scripts without spaces wherever they stand."""
        for word in words(said):
            for other in self._whole.get(light(word), ()):
                yield from words(other)
        for word, others in self._within.items():
            if word in said:
                for other in others:
                    yield from words(other)
