"""What only the whole can tell: references, ids shared by two things, texts in the wrong style."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from playbook.check.plausibility import senseless, senseless_anywhere
from playbook.model.base import Model, Record, Text
from playbook.model.calendar import Phases
from playbook.model.formula import BadExpression, evaluate
from playbook.model.metric import Metric
from playbook.model.onboarding import Onboarding
from playbook.model.playbook import Key, references_in
from playbook.model.quiz import Quiz
from playbook.model.registry import KINDS
from playbook.model.role import Role
from playbook.model.team import Team
from playbook.model.traversal import Leaf, leaves, leaves_of_data
from playbook.model.words import EvidenceFile, Inventory
from playbook.problems.problem import Problem
from playbook.problems.suggestions import nearest
from playbook.source.reader import Loc, Source
from playbook.text.house_style import doubts
from playbook.text.languages import LANGUAGES
from playbook.text.markup import tokens

LISTS = {"sources": "sources.yml", "evidence": "evidence.yml", "phases": "phases.yml",
         "partners": "team.yml"}  # fmt: skip
"""What is listed in one file, and in which."""
REASONS = {
    r"^no input named (.*)": r"inputs 里没有 \1",
    "^division by zero": "除数是 0",
    r"^only .*": "用了不支持的写法",
    r"^longer than (\d+) characters": r"超过 \1 个字符",
    r"^not arithmetic: (.*)": r"“\1”不是算式",
    r"^wrong number of arguments for (.*)": r"\1 的参数个数不对",
}
KIND_OF = {kind.model: name for name, kind in KINDS.items()}
Records = Mapping[Key, tuple[Record, Source]]
Files = Mapping[str, tuple[Model, Source]]
Place = tuple[Source, Loc]
Broken = Iterable[tuple[type[Model], Source]]


def check(
    records: Records, files: Files, unread: Mapping[str, set[str]], broken: Broken = ()
) -> list[Problem]:
    """Every problem of the whole. `unread` names, by kind, ids of files with faults of their own:
    a reference to one of them is no second fault. `broken` are these files, as far as they can be
    read: what their models refused hides nothing else that is wrong with them."""
    problems: list[Problem] = []
    known = _known(records, files, unread)
    for model, source in [*records.values(), *files.values()]:
        found = leaves(model)
        problems += _texts(found, source)
        problems += _references(type(model), found, source, known, unread)
        problems += _repeated_ids(source)
        problems += senseless(model, source)
    for kind, source in broken:
        found = leaves_of_data(kind, source.data)
        said = {(problem.line, problem.column) for problem in source.problems}
        also = [*_texts(found, source), *_references(kind, found, source, known, unread)]
        also += [*_repeated_ids(source), *senseless_anywhere(source)]
        problems += [problem for problem in also if (problem.line, problem.column) not in said]
    problems += _shared_ids(records, files)
    for model, source in records.values():
        if isinstance(model, Metric):
            problems += _formula(model, source)
        if isinstance(model, Onboarding):
            problems += _steps(model, source)
        if isinstance(model, Quiz):
            problems += _answers(model, source)
    for cycle in _reporting_cycles(records):
        _, source = records["roles", cycle[0]]
        path = " → ".join(cycle)
        mark = source.value_mark(("reports_to",))
        problems.append(Problem(source.path, *mark, "cycle", {"path": path}))
    return problems


def _known(records: Records, files: Files, unread: Mapping[str, set[str]]) -> dict[str, set[str]]:
    known: dict[str, set[str]] = {name: set(unread.get(name, ())) for name in KINDS}
    for kind, ident in records:
        known[kind].add(ident)
    for model, _ in files.values():
        match model:
            case Team():
                known["partners"] = {partner.id for partner in model.partners}
            case Inventory():
                known["sources"] = {point.id for point in model.points}
            case EvidenceFile():
                known["evidence"] = {evidence.id for evidence in model.evidence}
            case Phases():
                known["phases"] = {phase_set.id for phase_set in model.sets}
    return known


def _references(
    model: type[Model],
    found: list[Leaf],
    source: Source,
    known: dict[str, set[str]],
    unread: Mapping[str, set[str]],
) -> Iterator[Problem]:
    here = KIND_OF.get(model), source.data.get("id")
    for loc, kinds, ident in references_in(found):
        if (kinds[0], ident) == here and "text" not in loc:
            mark = source.value_mark(loc)
            yield Problem(source.path, *mark, "refers-to-itself", {"id": ident}, warning=True)
        if any(ident in known.get(kind, ()) for kind in kinds):
            continue
        if not ident and kinds[0] in known:
            continue
        if any(unread.get(kind) == set() for kind in kinds):  # it may well be in a faulty file
            continue
        mark = source.value_mark(loc)
        if mark[0] in source.refused:
            continue
        if loc[-1] in LANGUAGES:
            mark = source.within(mark, f"{kinds[0]}/{ident}" if ident else kinds[0])
        if kinds[0] in LISTS and not any(kind in known for kind in kinds):
            missing = {"id": ident, "file": LISTS[kinds[0]]}
            yield Problem(source.path, *mark, "no-file-yet", missing)
            continue
        if not any(kind in known for kind in kinds):
            near = nearest(kinds[0], known)
            yield Problem(source.path, *mark, "unknown-kind", {"kind": kinds[0], "near": near})
            continue
        near = nearest(ident, set().union(*(known.get(kind, set()) for kind in kinds)))
        words = {"id": ident, "kind": " / ".join(kinds), "near": near}
        yield Problem(source.path, *mark, "unknown-id", words)


def _texts(found: list[Leaf], source: Source) -> Iterator[Problem]:
    """Links that lead nowhere good, and doubts; none about a line that is wrong anyway."""
    wrong = {problem.line for problem in source.problems if not problem.warning}
    for loc, marker, value in found:
        if marker is not Text:
            continue
        for language in LANGUAGES:
            text = value[language]
            for token in tokens(text) if "](" in text else ():
                if token.kind == "forbidden":
                    place = source.within(source.value_mark((*loc, language)), token.target)
                    yield Problem(source.path, *place, "bad-link", {"target": token.target})
            for code, words in doubts(text, language, same=value.same):
                place = source.within(source.value_mark((*loc, language)), str(words["found"]))
                if place[0] not in wrong:
                    yield Problem(source.path, *place, code, words, warning=True)


def _repeated_ids(source: Source) -> Iterator[Problem]:
    """Ids must differ among the entries of one list, such as the steps of a practice."""
    yield from _repeated_below(source.data, source, ())


def _repeated_below(data: object, source: Source, loc: Loc) -> Iterator[Problem]:
    if isinstance(data, dict):
        for key, value in data.items():
            if isinstance(value, dict | list):
                yield from _repeated_below(value, source, (*loc, key))
    elif isinstance(data, list):
        first: dict[str, Loc] = {}
        for number, entry in enumerate(data):
            if not isinstance(entry, dict | list):
                continue
            here: Loc = (*loc, number)
            yield from _repeated_below(entry, source, here)
            ident = entry.get("id") if isinstance(entry, dict) else None
            if not isinstance(ident, str):
                continue
            if ident in first:
                words = {"id": ident, "line": source.value_mark(first[ident])[0]}
                mark = source.value_mark((*here, "id"))
                yield Problem(source.path, *mark, "repeated-id", words)
            first.setdefault(ident, (*here, "id"))


def _shared_ids(records: Records, files: Files) -> Iterator[Problem]:
    """An id names one thing: no alias may be another record's id, no partner be a role."""
    first: dict[Key, Place] = {key: (source, ("id",)) for key, (_, source) in records.items()}
    for (kind, _), (record, source) in records.items():
        for number, alias in enumerate(record.aliases):
            yield from _claim((kind, alias), source, ("aliases", number), first)
    for model, source in files.values():
        if isinstance(model, Team):
            for number, partner in enumerate(model.partners):
                loc = ("partners", number, "id")
                yield from _claim(("roles", partner.id), source, loc, first)


def _claim(key: Key, source: Source, loc: Loc, first: dict[Key, Place]) -> Iterator[Problem]:
    if key in first:
        there, place = first[key]
        words = {"id": key[1], "first": there.place(place)}
        yield Problem(source.path, *source.value_mark(loc), "duplicate-id", words)
    first.setdefault(key, (source, loc))


def _formula(metric: Metric, source: Source) -> Iterator[Problem]:
    try:
        evaluate(metric.expression, {entry.id: entry.example for entry in metric.inputs})
    except BadExpression as error:
        mark = source.value_mark(("expression",))
        yield Problem(source.path, *mark, "bad-expression", {"detail": _why(str(error))})


def _why(reason: str) -> dict[str, str]:
    """What formula.py says about an expression, in both languages."""
    zh = reason
    for said, chinese in REASONS.items():
        zh = re.sub(said, chinese, zh)
    return {"zh": zh, "en": reason}


def _steps(path: Onboarding, source: Source) -> Iterator[Problem]:
    """Steps may wait only for steps of the same path, and never in a ring."""
    after = {step.id: step.after for step in path.steps}
    for number, step in enumerate(path.steps):
        for place, ident in enumerate(step.after):
            if ident not in after:
                mark = source.value_mark(("steps", number, "after", place))
                words = {"id": ident, "kind": "steps", "near": nearest(ident, after)}
                yield Problem(source.path, *mark, "unknown-id", words)
    for cycle in _cycles(after):
        number = list(after).index(cycle[0])
        mark = source.value_mark(("steps", number, "after"))
        yield Problem(source.path, *mark, "cycle", {"path": " → ".join(cycle)})


def _answers(quiz: Quiz, source: Source) -> Iterator[Problem]:
    """The right answer must be one of those to choose from."""
    for number, question in enumerate(quiz.questions):
        choices = [choice.id for choice in question.choices]
        if question.right not in choices:
            mark = source.value_mark(("questions", number, "right"))
            near = nearest(question.right, choices)
            words = {"id": question.right, "kind": "choices", "near": near}
            yield Problem(source.path, *mark, "unknown-id", words)


def _reporting_cycles(records: Records) -> list[list[str]]:
    boss = {
        ident: [role.reports_to] if isinstance(role, Role) and role.reports_to else []
        for (kind, ident), (role, _) in records.items()
        if kind == "roles"
    }
    return _cycles(boss)


def _cycles(graph: Mapping[str, list[str]]) -> list[list[str]]:
    """Each ring once, as the ids along it and the first one again."""
    done: set[str] = set()
    rings: list[list[str]] = []

    def follow(node: str, path: list[str]) -> None:
        if node in path:
            rings.append([*path[path.index(node) :], node])
            return
        if node in done:
            return
        for following in graph.get(node, []):
            follow(following, [*path, node])
        done.add(node)

    for node in graph:
        follow(node, [])
    return rings
