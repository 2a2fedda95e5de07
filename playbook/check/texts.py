"""Texts: links that may not stand in one, and doubts about the style."""

from __future__ import annotations

import re
from collections.abc import Iterator

from playbook.model.base import Text
from playbook.model.traversal import Leaf
from playbook.problems.problem import Problem, phrase
from playbook.source.reader import Source
from playbook.text.house_style import doubts
from playbook.text.markup import tokens

SENTENCE_END = re.compile(r"。\Z|\w{4}\.\Z")
WORD_END = re.compile(r"[\w,，、:：]\Z")

COMMA = re.compile(r"[,，、;；]\Z")


def bad_texts(found: list[Leaf], source: Source) -> Iterator[Problem]:
    """Links that lead nowhere good, and doubts; none about a line that is wrong anyway."""
    wrong = {problem.line for problem in source.problems if not problem.warning}
    wrapped = {(p.line, p.column) for p in source.problems if p.code == "wrapped-chinese"}
    for loc, marker, value in found:
        if marker is not Text:
            continue
        doubtful = bool(wrong)
        for language, text in value.sides.items():
            place = (*loc, language)
            for token in tokens(text) if "](" in text else ():
                if token.kind == "forbidden":
                    mark = source.within(source.value_mark(place), token.target)
                    yield Problem(source.path, *mark, *_forbidden(token.target))
            for code, words in doubts(text, language, same=value.same):
                doubtful = True
                begin = source.value_mark(place)  # only now: a mark may cost reading the file again
                mark = source.within(begin, str(words["found"]))
                said = mark[0] in wrong or (code == "mark-spacing" and begin in wrapped)
                if not said:
                    yield Problem(source.path, *mark, code, words, warning=True)
        if not doubtful and (short := _cut_short(value) or _ends_in_comma(value)):
            begin = source.value_mark((*loc, short))
            if all(problem.line != begin[0] for problem in source.problems):
                words = {"language": short, "found": value[short][-8:]}
                code = "cut-short" if _cut_short(value) else "ends-in-comma"
                yield Problem(source.path, *begin, code, words, warning=True)


def _cut_short(text: Text) -> str | None:
    """The language whose side ends in a word where that of another ends a sentence.

    A short word before the stop may be an abbreviation: `etc.`
    """
    if text.same or not any(SENTENCE_END.search(side) for side in text.sides.values()):
        return None
    return next((code for code, side in text.sides.items() if WORD_END.search(side)), None)


def _ends_in_comma(text: Text) -> str | None:
    """The first language whose side ends in a comma: something was to follow."""
    if text.same:
        return None
    return next((code for code, side in text.sides.items() if COMMA.search(side)), None)


def _forbidden(target: str) -> tuple[str, dict[str, object]]:
    if target.startswith("https://"):
        return "bad-form", {"value": target, "form": phrase("form-address")}
    return "bad-link", {"target": target}
