"""Texts: links that may not stand in one, and doubts about the style."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.model.base import Text
from playbook.model.traversal import Leaf
from playbook.problems.problem import Problem, phrase
from playbook.source.reader import Source
from playbook.text.house_style import doubts
from playbook.text.languages import LANGUAGES
from playbook.text.markup import tokens


def bad_texts(found: list[Leaf], source: Source) -> Iterator[Problem]:
    """Links that lead nowhere good, and doubts; none about a line that is wrong anyway."""
    wrong = {problem.line for problem in source.problems if not problem.warning}
    wrapped = {(p.line, p.column) for p in source.problems if p.code == "wrapped-chinese"}
    for loc, marker, value in found:
        if marker is not Text:
            continue
        for language in LANGUAGES:
            text, mark = value[language], source.value_mark((*loc, language))
            for token in tokens(text) if "](" in text else ():
                if token.kind == "forbidden":
                    place = source.within(mark, token.target)
                    yield Problem(source.path, *place, *_forbidden(token.target))
            for code, words in doubts(text, language, same=value.same):
                place = source.within(mark, str(words["found"]))
                said = place[0] in wrong or (code == "zh-mark-spacing" and mark in wrapped)
                if not said:
                    yield Problem(source.path, *place, code, words, warning=True)


def _forbidden(target: str) -> tuple[str, dict[str, object]]:
    if target.startswith("https://"):
        return "bad-form", {"value": target, "form": phrase("form-address")}
    return "bad-link", {"target": target}
