"""Figures written by hand in sentences that speak of what a fact is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from playbook.kinds import words
from playbook.kinds.facts.model import NUMBER, Fact, Facts
from playbook.kinds.facts.numbers import forms_of
from playbook.kinds.team.model import Team
from playbook.kinds.team.numbers import CURRENCY

APART, HERE = "…", "$"
ENDS = re.compile(r"[。；！？\n]|[.;!?](?=\s)")


@dataclass(frozen=True)
class Search:
    """Looks for sentences with the `literal` in which each of the `parts` stands."""

    ident: str
    literal: str
    parts: tuple[str, ...]
    figure: str


def searches_for(facts: Facts | None, language: str, team: Team | None = None) -> list[Search]:
    """A search for each subject of a fact in `language`, amounts named as the `team` does."""
    known = facts.facts if facts else []
    figures = {(one.unit, one.currency): _figure(one, language, team) for one in known}
    return [
        _search(fact.id, subject, figures[fact.unit, fact.currency])
        for fact in known
        for subject in fact.subject[language]
    ]


def by_hand(text: str, searches: list[Search]) -> Iterator[tuple[int, str, str]]:
    """Each figure in `text` that a fact has a name for: its place, the figure, the fact's id."""
    lowered = text.lower()
    for search in searches:
        start = lowered.find(search.literal)
        while start >= 0:
            begin, end = _sentence(text, start)
            sentence = text[begin:end]
            figure = _found(sentence, search)
            if figure:
                yield begin + figure.start("figure"), figure["figure"], search.ident
            start = lowered.find(search.literal, end)


def _found(sentence: str, search: Search) -> re.Match[str] | None:
    if f"${search.ident}" in sentence:
        return None
    if not all(re.search(part, sentence, re.IGNORECASE) for part in search.parts):
        return None
    return re.search(search.figure, sentence, re.IGNORECASE)


def _sentence(text: str, place: int) -> tuple[int, int]:
    line = text.rfind("\n", 0, place) + 1
    begin = max([line, *(one.end() for one in ENDS.finditer(text, line, place))])
    end = ENDS.search(text, place)
    return begin, end.start() if end else len(text)


def _search(ident: str, subject: str, figure: str) -> Search:
    parts = [part.strip() for part in subject.split(APART)]
    literal = max(re.split(f"[{APART}{HERE}]", subject), key=_bytes).strip().lower()
    with_figure = [part for part in parts if HERE in part]
    patterns = tuple(_pattern(part, figure) for part in parts)
    where = _pattern(with_figure[0], figure) if with_figure else figure
    return Search(ident, literal, patterns, where)


def _bytes(part: str) -> int:
    """How much a part says, and so how rarely it is found: of Chinese, each character much."""
    return len(part.encode())


def _pattern(part: str, figure: str) -> str:
    return figure.join(re.escape(one).replace(r"\ ", r"\s?") for one in part.split(HERE))


def _figure(fact: Fact, language: str, team: Team | None) -> str:
    """The pattern of a figure in the unit of `fact`, in digits or in words."""
    spelt = "|".join(words(language)["numerals"].split())
    to = "|".join(words(language)["range-words"].split())
    one = rf"(?:[0-9]+(?:[.,][0-9]+)*|(?<![a-z])(?:{spelt})+(?![a-z]))"
    count = rf"(?<![0-9.,]){one}(?:%?\s?(?:{to})\s?{one})?"
    forms = [*forms_of(fact, language, team).values(), *_named(fact)]
    written = (re.escape(form).replace(r"\ ", r"[\s-]?") for form in forms)
    shown = "|".join(form.replace(re.escape("{count}"), count) for form in written)
    edge = "" if fact.unit == NUMBER else "(?![a-z])"
    return rf"(?P<figure>(?:{shown}){edge})"


def _named(fact: Fact) -> list[str]:
    """Its forms where a text leaves the currency to be filled in."""
    names = (f"{CURRENCY}.name", f"{CURRENCY}.{fact.currency.lower()}") if fact.currency else ()
    return [f"{{count}} ${name}$" for name in names]
