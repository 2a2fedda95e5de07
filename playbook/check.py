"""What only the whole can tell: references, ids shared by two things, texts in the wrong style."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from playbook.explain import nearest
from playbook.formula import BadExpression, evaluate
from playbook.inline import tokens
from playbook.kinds import KINDS
from playbook.languages import LANGUAGES
from playbook.model.base import Model, Record, Text
from playbook.model.calendar import Phases
from playbook.model.metric import Metric
from playbook.model.onboarding import Onboarding
from playbook.model.role import Role
from playbook.model.team import Team
from playbook.model.words import EvidenceFile, Glossary, Inventory
from playbook.playbook import Key, references
from playbook.problems import Problem
from playbook.source import Loc, Source
from playbook.style import doubts
from playbook.walk import leaves

Records = Mapping[Key, tuple[Record, Source]]
Files = Mapping[str, tuple[Model, Source]]


def check(records: Records, files: Files, unread: Mapping[str, set[str]]) -> list[Problem]:
    """Every problem of the whole. `unread` names, by kind, ids of files with faults of their own:
    a reference to one of them is no second fault."""
    problems: list[Problem] = []
    for model, source in [*records.values(), *files.values()]:
        problems += _texts(model, source)
        problems += _repeated_ids(source)
    for model, source in records.values():
        if isinstance(model, Metric):
            problems += _formula(model, source)
        if isinstance(model, Onboarding):
            problems += _steps(model, source)
    known = _known(records, files, unread)
    for model, source in [*records.values(), *files.values()]:
        problems += _references(model, source, known, unread)
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
            case Glossary():
                known["glossary"] = {term.id for term in model.terms}
    return known


def _references(
    model: Model, source: Source, known: dict[str, set[str]], unread: Mapping[str, set[str]]
) -> Iterator[Problem]:
    for loc, kinds, ident in references(model):
        choices = set().union(*(known.get(kind, set()) for kind in kinds))
        if ident in choices or (not ident and kinds[0] in known) or unread.get(kinds[0]) == set():
            continue
        mark = source.value_mark(loc)
        if not any(kind in known for kind in kinds):
            near = nearest(kinds[0], known)
            yield Problem(source.path, *mark, "unknown-kind", {"kind": kinds[0], "near": near})
            continue
        words = {"id": ident, "kind": " / ".join(kinds), "near": nearest(ident, choices)}
        yield Problem(source.path, *mark, "unknown-id", words)


def _texts(model: Model, source: Source) -> Iterator[Problem]:
    for loc, marker, value in leaves(model):
        if marker is not Text:
            continue
        for language in LANGUAGES:
            mark = source.value_mark((*loc, language))
            for token in tokens(value[language]):
                if token.kind == "forbidden":
                    yield Problem(source.path, *mark, "bad-link", {"target": token.target})
            for code, words in doubts(value[language], language, same=value.same):
                yield Problem(source.path, *mark, code, words, warning=True)


def _repeated_ids(source: Source) -> Iterator[Problem]:
    """Ids must differ among the entries of one list, such as the steps of a practice."""
    yield from _repeated_below(source.data, source, ())


def _repeated_below(data: object, source: Source, loc: Loc) -> Iterator[Problem]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _repeated_below(value, source, (*loc, key))
    elif isinstance(data, list):
        first: dict[str, int] = {}
        for number, entry in enumerate(data):
            here: Loc = (*loc, number)
            yield from _repeated_below(entry, source, here)
            ident = entry.get("id") if isinstance(entry, dict) else None
            if not isinstance(ident, str):
                continue
            mark = source.value_mark((*here, "id"))
            if ident in first:
                words = {"id": ident, "line": first[ident]}
                yield Problem(source.path, *mark, "repeated-id", words)
            first.setdefault(ident, mark[0])


def _formula(metric: Metric, source: Source) -> Iterator[Problem]:
    try:
        evaluate(metric.expression, {entry.id: entry.example for entry in metric.inputs})
    except BadExpression as error:
        mark = source.value_mark(("expression",))
        yield Problem(source.path, *mark, "bad-expression", {"detail": str(error)})


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
