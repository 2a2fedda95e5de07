"""Facts where they are said: their values in texts, names that are none, figures by hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import cast

from playbook.check.contents import Contents
from playbook.check.macro_calls import without_code
from playbook.kinds.facts.by_hand import Search, by_hand, searches_for
from playbook.kinds.facts.model import Facts
from playbook.kinds.facts.numbers import marks, of_book, values
from playbook.kinds.team.model import Team
from playbook.kinds.team.numbers import CURRENCY, currency_names
from playbook.locale.languages import LANGUAGES
from playbook.model.base import M, Text
from playbook.model.playbook import Key, Playbook
from playbook.model.traversal import leaves, with_texts
from playbook.problems.problem import Problem, mark_at
from playbook.problems.suggestions import nearest
from playbook.source.project import Project
from playbook.text.fact_names import MARK, filled, halves, misspelt, named

FILE = "facts"


def say_facts(contents: Contents) -> None:
    """Put the values of facts, and the team's currency, into every text that names them, and note
    who names which; unknown names stay."""
    facts, team = _facts(contents), _team(contents)
    of_facts = marks(facts)

    @cache
    def known(language: str) -> Mapping[str, str]:
        of_team = currency_names(team, language) if team else {}
        return of_team | values(facts, language, team)

    for key, (record, source) in contents.records.items():
        if "$" in source.text:
            made, names = _filled(record, known, of_facts)
            contents.records[key] = made, source
            _note(contents, names, key)
    for name, (file, source) in contents.files.items():
        if "$" in source.text:
            made_file, names = _filled(file, known, of_facts)
            contents.files[name] = made_file, source
            _note(contents, names, (name, ""))


def _facts(contents: Contents) -> Facts | None:
    return cast(Facts | None, contents.files.get(FILE, (None,))[0])


def _team(contents: Contents) -> Team | None:
    return cast(Team | None, contents.files.get("team", (None,))[0])


def _note(contents: Contents, names: Iterable[str], key: Key) -> None:
    for name in names:
        contents.named.setdefault(name, []).append(key)


def _filled(
    model: M, known: Callable[[str], Mapping[str, str]], marks: Mapping[str, str]
) -> tuple[M, Iterable[str]]:
    """`model` with the values that are `known` in a language and their `marks`, and all names."""
    said: dict[str, None] = {}

    def change(text: Text) -> Text:
        sides = [side for side in text.sides if side in LANGUAGES and "$" in text[side]]
        said.update((_noted(found), None) for side in sides for found in named(text[side]))
        made = {side: filled(text[side], known(side), marks) for side in sides}
        return text.model_copy(update=made) if made else text

    return with_texts(model, change), said


def _noted(found: re.Match[str]) -> str:
    """By what it is remembered who says a name: `price-notice`, `currency.cny`."""
    return str(found["said"] if found["name"] == CURRENCY else found["name"])


def bad_names(contents: Contents) -> Iterator[Problem]:
    """Names in texts that no fact has; none that a file which could not be read may have."""
    if FILE in contents.unread:
        return
    facts = _facts(contents)
    known = [CURRENCY, *(fact.id for fact in facts.facts)] if facts else [CURRENCY]
    for model, source in [*contents.records.values(), *contents.files.values()]:
        if not MARK.search(source.text):
            continue
        for loc, marker, text in leaves(model):
            for side, said in text.sides.items() if marker is Text else ():
                for found in named(said):
                    if found["name"] == CURRENCY and not _team(contents):
                        continue
                    mark = source.within(source.value_mark((*loc, side)), found[0])
                    words = {"name": found["said"], "near": nearest(found["name"], known)}
                    yield Problem(source.path, *mark, "unknown-fact", words)
                for found, code, slip in _slips(said, known):
                    mark = source.within(source.value_mark((*loc, side)), found[0])
                    yield Problem(source.path, *mark, code, slip)


def _slips(
    text: str, known: Collection[str]
) -> Iterator[tuple[re.Match[str], str, dict[str, object]]]:
    """What is meant as one of the `known` names, with the code and the words of its problem."""
    for found, name in misspelt(text, known):
        yield found, "unknown-fact", {"name": found["said"], "near": nearest(name, known)}
    for found in halves(text, known):
        yield found, "half-fact", {"found": found[0], "name": found["first"] or found["last"]}


def figures_by_hand(contents: Contents) -> Iterator[Problem]:
    """Figures in the team's own files that a fact has a name for."""
    facts, team = _facts(contents), _team(contents)
    searches = [one for language in LANGUAGES for one in searches_for(facts, language, team)]
    for source in contents.sources if searches else ():
        if not source.shipped and not source.path.endswith(f"/{FILE}.yml"):
            yield from _by_hand(source.path, source.own_text, searches)


def _by_hand(path: str, text: str, searches: list[Search]) -> Iterator[Problem]:
    for place, figure, ident in by_hand(text, searches):
        words = {"found": figure, "name": ident}
        yield Problem(path, *mark_at(text, place), "figure-by-hand", words, warning=True)


def bad_facts_of_page(
    where: str, text: str, known: Collection[str], searches: list[Search]
) -> Iterator[Problem]:
    """The same of a page of prose, and the names on it that are none of the `known` facts'."""
    prose = without_code(text)
    for found in named(prose):
        if found["said"] not in known:
            words = {"name": found["said"], "near": nearest(found["name"], known)}
            yield Problem(where, *mark_at(text, found.start()), "unknown-fact", words)
    for found, code, slip in _slips(prose, known):
        yield Problem(where, *mark_at(text, found.start()), code, slip)
    yield from _by_hand(where, text, searches)


def page_with_facts(text: str, book: Playbook, language: str) -> str:
    """A page of prose with the values of facts in place of their names, but for those in code."""
    if "$" not in text:
        return text
    known, done, parts = of_book(book, language), 0, []
    for found in named(without_code(text)):
        if found["said"] in known:
            parts += [text[done : found.start()], known[found["said"]]]
            done = found.end()
    return "".join([*parts, text[done:]])


def unused_facts(project: Project, book: Playbook, pages: Iterable[str]) -> Iterator[Problem]:
    """Facts of the team's own that neither its data names nor any of these `pages` of prose."""
    facts, path = book.get(Facts), project.data / f"{FILE}.yml"
    said = book.named.keys() | {one["name"] for text in pages for one in named(without_code(text))}
    unused = [fact.id for fact in facts.facts if fact.id not in said] if facts else []
    text = path.read_text(encoding="utf-8") if unused and path.is_file() else ""
    for ident in unused:
        if own := re.search(rf"\bid: *({re.escape(ident)})(?![\w-])", text):
            mark = mark_at(text, own.start(1))
            where = path.relative_to(project.data.parent).as_posix()
            yield Problem(where, *mark, "unused-fact", {"name": ident}, warning=True)


def meta_with_facts(meta: Mapping[str, object], book: Playbook, language: str) -> dict[str, str]:
    """What the front matter of a page says to readers, with the values of facts."""
    shown = ((name, meta.get(name)) for name in ("title", "description"))
    return {
        name: page_with_facts(said, book, language) for name, said in shown if isinstance(said, str)
    }
