"""Plural and tense: which forms of a word are one, as Snowball's stemmers have it.

Browsers get no stemmer. They cut endings by a rule of thumb, `light`, which words.js has too, and
are told the few forms that it takes apart or brings together wrongly.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from playbook.locale.languages import Language

WORD = re.compile("[a-z]{3,}")
LIGHT = re.compile("[a-z]{4,}")
ENDS = re.compile("(ing|ed|er)$")
LONG = 5
"""A shorter word rather ends so by itself: thing, seed, offer."""


def exceptions(words: Iterable[str], language: Language) -> dict[str, str]:
    """The stem of each of `words` of which `light` says another.

    All forms of a word have one stem, and different words different ones where that can be. Empty
    for a language that has no stemmer, such as Chinese.
    """
    forms: dict[str, list[str]] = defaultdict(list)
    for word, stem in _stemmed(sorted({word for word in words if WORD.fullmatch(word)}), language):
        forms[stem].append(word)
    found: dict[str, str] = {}
    taken: set[str] = set()
    own_first = sorted(forms.items(), key=lambda one: (light(one[0]) != one[0], -len(one[1])))
    for stem, group in own_first:
        usual = [root for root, _ in Counter(map(light, group)).most_common()]
        own = next((one for one in (*usual, stem) if one not in taken), usual[0])
        taken.add(own)
        found |= {word: own for word in group if light(word) != own}
    return dict(sorted(found.items()))


def light(word: str) -> str:
    """A word without the commonest endings of English."""
    if not LIGHT.fullmatch(word):
        return word
    root = re.sub("(s|x|ch|sh)es$", r"\1", re.sub("ies$", "y", word))
    if re.search("[^sui]s$", root):
        root = root[:-1]
    if len(root) > LONG:
        root = ENDS.sub("", root)
    return re.sub("(ion|e)$", "", root)


def _stemmed(words: list[str], language: Language) -> Iterable[tuple[str, str]]:
    import snowballstemmer  # noqa: PLC0415 - not before a site is finished

    name = language.called.lower().partition(" ")[0]
    if name not in snowballstemmer.algorithms():
        return []
    return zip(words, snowballstemmer.stemmer(name).stemWords(words), strict=True)
