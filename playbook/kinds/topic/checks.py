"""What a term is also called, and what nobody may call it."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.kinds.topic.model import Topic
from playbook.locale.languages import LANGUAGES
from playbook.model.kind import Whole
from playbook.problems.problem import Problem


def check_whole(whole: Whole) -> Iterator[Problem]:
    """Words that are forbidden and another name of a term too: readers would learn from the
    glossary what no text may say."""
    topics = [(one, source) for one, source in whole.records.values() if isinstance(one, Topic)]
    others = {
        (language, name.lower()): term.term.sides.get(language, name)
        for topic, _ in topics
        for term in topic.terms
        for other in term.other
        for language, name in other.sides.items()
    }
    for topic, source in topics:
        for number, term in enumerate(topic.terms):
            for language in LANGUAGES:
                for place, word in enumerate(term.forbidden[language]):
                    if called := others.get((language, word.lower())):
                        loc = ("terms", number, "forbidden", language, place)
                        said: dict[str, object] = {"found": word, "term": called}
                        yield Problem(source.path, *source.value_mark(loc), "other-forbidden", said)
