"""Formulas as Python, the scripts and a workbook reckon them, side by side."""

from __future__ import annotations

import json
import math
import random
import re
from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_UP, Context, Decimal
from pathlib import Path
from typing import Any, TypeAlias

from playbook.kinds.metric.model import Metric
from playbook.locale.countries import written_in
from playbook.locale.numbers import decimal
from playbook.model.formula import BadExpression, Tree, compiled, in_workbook, value
from tests.support.node import node

LOCALES = ("zh-CN", "en-CN", "en-GB", "fr-FR", "zh-Hant-TW")
DIGITS = Context(prec=15)
DIGITS_OF_WHOLE = Context(prec=400)

Task: TypeAlias = tuple[Tree, Mapping[str, float], int, str]
"""A tree, its inputs, the decimals to show, and a locale such as fr-FR."""
Answer: TypeAlias = tuple[float | str, str]
"""The value, or why there is none, and how it is shown."""


def by_python(task: Task) -> Answer:
    """What the engine makes of it."""
    tree, inputs, decimals, locale = task
    try:
        found = value(tree, inputs)
    except BadExpression as error:
        return error.code, ""
    return found, decimal(found, decimals, *_parted(locale))


def _parted(locale: str) -> tuple[str, str]:
    """Language and country."""
    language, _, country = locale.rpartition("-")
    return language, country


def by_scripts(tasks: Sequence[Task], folder: Path) -> list[Answer]:
    """What the scripts make of them."""
    given = folder / "tasks.json"
    spoken = [(*task[:3], f"{written_in(*_parted(task[3]))}".replace("_", "-")) for task in tasks]
    given.write_text(json.dumps(spoken), encoding="utf-8")
    done = node("formula.mjs", given)
    assert done.returncode == 0, done.stderr
    return [(found[0], found[1]) for found in json.loads(done.stdout)]


def by_text(tree: Tree, inputs: Mapping[str, float]) -> float:
    """What a workbook's text of the formula comes to, read by another grammar: Python's own."""
    text = in_workbook(tree, {name: name for name in inputs})
    functions: dict[str, Callable[..., Any]] = {"MAX": max, "MIN": min, "ABS": abs}
    functions["ROUNDUP"] = _up
    assert re.fullmatch(r"[\w.+*/(),-]+", text), text
    return float(eval(text, {"__builtins__": {}}, functions | dict(inputs)))


def _up(number: float, places: int) -> float:
    exact = DIGITS.create_decimal_from_float(float(number))
    return float(exact.quantize(Decimal(1).scaleb(-places), ROUND_UP, DIGITS_OF_WHOLE))


def agree(tasks: Sequence[Task], folder: Path) -> list[Answer]:
    """Fail where the three differ; gives what Python makes of each."""
    wanted = list(map(by_python, tasks))
    for task, found, own in zip(tasks, by_scripts(tasks, folder), wanted, strict=True):
        assert found == own, task
        if isinstance(own[0], float):
            assert math.isclose(by_text(*task[:2]), own[0], rel_tol=1e-9, abs_tol=1e-9), task
    return wanted


def any_tasks(chance: random.Random, count: int) -> list[Task]:
    """Formulas of every shape over numbers of every size."""
    names, tasks = ("a", "b", "c"), list[Task]()
    for _ in range(count):
        inputs = {name: chance_input(chance) for name in names}
        tree = chance_tree(chance, names)
        tasks.append((tree, inputs, chance.randrange(5), chance.choice(LOCALES)))
    return tasks


def metric_tasks(chance: random.Random, metric: Metric, count: int) -> list[Task]:
    """The formula of `metric` over numbers of every size."""
    tree, tasks = compiled(metric.expression), list[Task]()
    for _ in range(count):
        inputs = {one.id: chance_input(chance) for one in metric.inputs}
        tasks.append((tree, inputs, metric.decimals, chance.choice(LOCALES)))
    return tasks


def half_tasks(chance: random.Random, decimals: int, count: int) -> list[Task]:
    """Numbers as readers type them whose share is a half of the last of `decimals`, on paper."""
    tree, tasks = compiled("a / b * 100"), list[Task]()
    while len(tasks) < count:
        half = Decimal(2 * chance.randrange(10 ** chance.randrange(1, 9)) + 1) / 2
        b = Decimal(chance.randrange(1, 10 ** chance.randrange(1, 7))).scaleb(-chance.randrange(3))
        a = (half * b).scaleb(-decimals - 2)
        if len(a.normalize().as_tuple().digits) <= DIGITS.prec:
            tasks.append((tree, {"a": float(a), "b": float(b)}, decimals, chance.choice(LOCALES)))
    return tasks


def chance_input(chance: random.Random) -> float:
    """A number as readers type them, small, large, whole or not, now and then none."""
    size = chance.choice((1, 10, 1e3, 1e6, 1e9))
    number = chance.choice((chance.random() * size, chance.randrange(int(size) + 1)))
    return chance.choice((number, round(number, 2), number, -number if size == 10 else number))


def chance_tree(chance: random.Random, names: Sequence[str], depth: int = 4) -> Tree:
    """Any tree over `names`."""
    if depth == 0 or chance.random() < 0.2:
        leaves: list[Tree] = [*names, chance.randrange(100), round(chance.random() * 10, 2)]
        return chance.choice(leaves)
    sign = chance.choice(("+", "-", "*", "/", "+", "-", "*", "/", "abs", "min", "max", "roundup"))
    count = {"abs": 1, "roundup": 1, "-": chance.choice((1, 2, 2)), "max": 3}.get(sign, 2)
    parts: list[Tree] = [chance_tree(chance, names, depth - 1) for _ in range(count)]
    return (sign, *parts)
