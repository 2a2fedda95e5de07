"""Rules of single kinds that a schema cannot say: formulas, steps that wait, answers, bosses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from playbook.check.contents import Records
from playbook.model.base import Model
from playbook.model.formula import BadExpression, evaluate
from playbook.model.metric import Metric
from playbook.model.onboarding import Onboarding
from playbook.model.quiz import Quiz
from playbook.model.role import Role
from playbook.problems.problem import Problem
from playbook.problems.suggestions import nearest
from playbook.source.reader import Source

REASONS = {
    r"^no input named (.*)": r"inputs 里没有 \1",
    "^division by zero": "除数是 0",
    r"^only .*": "用了不支持的写法",
    r"^longer than ([0-9]+) characters": r"超过 \1 个字符",
    r"^not arithmetic: (.*)": r"“\1”不是算式",
    r"^wrong number of arguments for (.*)": r"\1 的参数个数不对",
}


def bad_record(model: Model, source: Source) -> Iterator[Problem]:
    """What breaks a rule of the model's kind."""
    match model:
        case Metric():
            yield from _formula(model, source)
        case Onboarding():
            yield from _steps(model, source)
        case Quiz():
            yield from _answers(model, source)


def reporting_cycles(records: Records) -> Iterator[Problem]:
    """Roles that report to each other in a ring."""
    boss = {
        ident: [role.reports_to] if isinstance(role, Role) and role.reports_to else []
        for (kind, ident), (role, _) in records.items()
        if kind == "roles"
    }
    for cycle in _cycles(boss):
        _, source = records["roles", cycle[0]]
        mark = source.value_mark(("reports_to",))
        yield Problem(source.path, *mark, "cycle", {"path": " → ".join(cycle)})


def _formula(metric: Metric, source: Source) -> Iterator[Problem]:
    try:
        evaluate(metric.expression, {entry.id: entry.example for entry in metric.inputs})
    except BadExpression as error:
        mark = source.value_mark(("expression",))
        yield Problem(source.path, *mark, "bad-expression", {"detail": _why(str(error))})


def _why(reason: str) -> dict[str, str]:
    """What formula.py says about an expression, in both languages."""
    zh = reason
    for pattern, chinese in REASONS.items():
        zh = re.sub(pattern, chinese, zh)
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
