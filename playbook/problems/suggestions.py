"""What was probably meant: for a name that is not known, the nearest one that is."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from playbook.locale.cldr import spoken_by
from playbook.problems.problem import Phrase, listed, phrase

SHOWN = 12
"""Of more names than these, the rest is left out."""


def nearest(
    word: str, known: Iterable[str], former: Mapping[str, str] = MappingProxyType({})
) -> Phrase:
    """A "did you mean" in every language, or what there is to choose from.

    `former` names lead to those of today.
    """
    if word in former:
        return did_you_mean(former[word])
    choices = sorted(known)
    if word.rpartition("/")[2] in choices:  # named as links do
        return did_you_mean(word.rpartition("/")[2])
    parts = set(word.lower().split("-"))
    longer = [choice for choice in choices if parts < set(choice.split("-"))]
    if len(longer) == 1:  # a part was left out
        return did_you_mean(longer[0])
    close = difflib.get_close_matches(word.lower(), choices, n=1, cutoff=0.6)
    first = re.split("[-_]", word.lower())[0]  # of a language with a country
    if first in choices and not difflib.get_close_matches(word.lower(), close, cutoff=0.8):
        return did_you_mean(first)
    if close:
        return did_you_mean(close[0])
    if not choices:
        return phrase("none-yet")
    code = "choose-from-more" if len(choices) > SHOWN else "choose-from"
    return phrase(code, choices=listed(choices[:SHOWN]))


def nearest_language(code: str, known: list[str]) -> Phrase:
    """The same for a language, of which the code may name a country."""
    meant = spoken_by(code, known)
    return did_you_mean(meant) if meant else nearest(code, known)


def likeliest(word: str, known: Iterable[str]) -> Phrase | None:
    """A "did you mean" if one of those that are `known` is very like `word`."""
    by_letters = {one.lower(): one for one in known}
    close = difflib.get_close_matches(word.lower(), by_letters, n=1, cutoff=0.75)
    return did_you_mean(by_letters[close[0]]) if close else None


def did_you_mean(word: str) -> Phrase:
    """The question in every language."""
    return phrase("did-you-mean", word=word)
