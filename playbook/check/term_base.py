"""Words for which the glossary has another: its terms list what nobody may say for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from playbook.check.contents import Contents
from playbook.check.macro_calls import without_code
from playbook.kinds.topic.model import Topic
from playbook.locale.languages import LANGUAGES
from playbook.model.base import Text
from playbook.model.traversal import leaves
from playbook.problems.problem import Problem, mark_at
from playbook.text.han import has_han

OTHERS = frozenset({"evidence", "sources", "other", "other_names", "platforms"})
"""Files and fields of other people's words: titles of sources, what things are also called."""
ASIDE = re.compile(r"`[^`\n]*`|\]\([^)\s]*\)")
"""What no reader takes for words of the team: quotes, and the targets of links."""


@dataclass(frozen=True)
class Forbidden:
    """The words that nobody may use in one language, and the term in place of each."""

    pattern: re.Pattern[str]
    terms: Mapping[str, str]

    def found_in(self, text: str) -> Iterator[tuple[int, dict[str, object]]]:
        """Where `text` uses one, which it is, and what to say."""
        for found in self.pattern.finditer(text):
            word = found["joined"] or found["apart"]
            yield found.start(), {"found": found[0], "term": self.terms[word.lower()]}


def term_base(topics: Iterable[Topic]) -> dict[str, Forbidden]:
    """What `topics` forbid, by language; none without a word of it."""
    base = {}
    for language in LANGUAGES:
        terms = {
            word.lower(): term.term.sides.get(language, "")
            for topic in topics
            for term in topic.terms
            for word in term.forbidden[language]
        }
        if terms:
            joined = "|".join(re.escape(word) for word in terms if has_han(word)) or "(?!)"
            apart = "|".join(re.escape(word) for word in terms if not has_han(word)) or "(?!)"
            pattern = rf"(?P<joined>{joined})|\b(?P<apart>{apart})s?\b"
            base[language] = Forbidden(re.compile(pattern, re.IGNORECASE), terms)
    return base


def misnamed(contents: Contents) -> Iterator[Problem]:
    """Such words in the team's own data."""
    base = term_base([one for one, _ in contents.records.values() if isinstance(one, Topic)])
    files = [read for name, read in contents.files.items() if name not in OTHERS]
    for model, source in [*contents.records.values(), *files] if base else ():
        for loc, marker, text in leaves(model):
            if marker is not Text or OTHERS.intersection(loc) or source.is_shipped(loc):
                continue
            for side in base.keys() & text.sides.keys():
                for _, words in base[side].found_in(ASIDE.sub(" ", text[side])):
                    mark = source.within(source.value_mark((*loc, side)), str(words["found"]))
                    yield Problem(source.path, *mark, "other-word", words, warning=True)


def misnamed_on_page(where: str, text: str, forbidden: Forbidden | None) -> Iterator[Problem]:
    """The same of a page of prose."""
    prose = ASIDE.sub(lambda aside: " " * len(aside[0]), without_code(text))
    for place, words in forbidden.found_in(prose) if forbidden else ():
        yield Problem(where, *mark_at(text, place), "other-word", words, warning=True)
