"""Arithmetic over named inputs, such as `buyers / visitors * 100`. Nothing else is evaluated.

An expression is compiled once to a tree of plain data; Python, browsers and workbooks reckon
with that tree (decision 50).
"""

from __future__ import annotations

import ast
import math
import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeAlias

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticKnownError

from playbook.locale.digits import significant
from playbook.model.base import Model, Name, Text

Tree: TypeAlias = "int | float | str | tuple[str, *tuple[Tree, ...]]"
"""A number; the name of an input; or an operation and what it takes, as `("/", "a", 2)`. As JSON,
tuples are lists. `-` of one part is its opposite."""

OPERATORS: dict[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
}
SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷"}
PRECEDENCE = {"+": 1, "-": 1, "*": 2, "/": 2}
ATOM = 4
ARITY = {"abs": (1, 1), "roundup": (1, 1), "min": (2, math.inf), "max": (2, math.inf)}
"""How many parts a function takes, at least and at most."""
MAX_LENGTH = 200
LARGEST = 1e15
"""Beyond this a double is no longer true to the unit."""


class Input(Model):
    """A named number of the expression, with the value it has in the worked example."""

    id: Name
    name: Text
    least: int | float = Field(default=0, description="the smallest number that makes sense")
    most: int | float | None = Field(default=None, description="the largest, if there is one")
    example: int | float

    @field_validator("example")
    @classmethod
    def _within_its_limits(cls, example: float, given: ValidationInfo) -> float:
        least, most = given.data.get("least"), given.data.get("most")
        if least is not None and example < least:
            raise PydanticKnownError("greater_than_equal", {"ge": least})
        if most is not None and example > most:
            raise PydanticKnownError("less_than_equal", {"le": most})
        return example


class BadExpression(ValueError):
    """The expression cannot be computed; the code of a message says why, `words` fill it."""

    def __init__(self, code: str, **words: object) -> None:
        super().__init__(code)
        self.code, self.words = code, words


@cache
def compiled(expression: str) -> Tree:
    """`expression` as a tree: + - * / ( ), numbers, names, abs, roundup, min, max.

    Raises BadExpression for anything else.
    """
    if len(expression) > MAX_LENGTH:
        raise BadExpression("expression-too-long", limit=MAX_LENGTH)
    try:
        return _tree(ast.parse(expression.strip(), mode="eval").body)
    except (SyntaxError, ValueError, RecursionError) as error:
        if isinstance(error, BadExpression):
            raise
        raise BadExpression("not-arithmetic", expression=expression) from error


def evaluate(expression: str, inputs: Mapping[str, float]) -> float:
    """The value of `expression` in doubles, as browsers and workbooks reckon.

    Raises BadExpression for what is no arithmetic, an unknown name, a division by zero, or a
    value too large to be true.
    """
    return value(compiled(expression), inputs)


def value(tree: Tree, inputs: Mapping[str, float]) -> float:
    """The same of a tree."""
    found = _value(tree, inputs)
    if abs(found) > LARGEST:
        raise BadExpression("too-large-to-compute")
    return found


def _value(tree: Tree, inputs: Mapping[str, float]) -> float:
    match tree:
        case str():
            if tree not in inputs:
                raise BadExpression("no-input", name=tree)
            found = float(inputs[tree])
        case (str() as sign, *parts):
            found = _operation(sign, [_value(part, inputs) for part in parts])
        case _:
            found = float(tree)
    if not math.isfinite(found):
        raise BadExpression("too-large-to-compute")
    return found


def worked_example(expression: str, inputs: Sequence[Input]) -> float:
    """What `expression` comes to with the numbers of its example: computed, never typed."""
    return evaluate(expression, {one.id: one.example for one in inputs})


@dataclass(frozen=True)
class Part:
    """A piece of an expression as it is written on paper: `sign` stands between its parts, or is
    the name of a function of them; without parts it is a number or the name of an input."""

    sign: str
    parts: tuple[Part, ...] = ()
    bracketed: bool = False


def on_paper(expression: str) -> Part:
    """A faultless `expression` as pages draw it: what is divided stands over what divides it."""
    return _part(compiled(expression))


def translated(expression: str, names: Mapping[str, str]) -> str:
    """A faultless `expression` as a workbook writes it, with cells, or sums of them, as `names`."""
    return in_workbook(compiled(expression), names)


def in_workbook(tree: Tree, names: Mapping[str, str]) -> str:
    """The same of a tree."""
    return _written(tree, names)[0]


def as_shown(formula: str) -> str:
    """A `formula` of a workbook, taken to the 15 digits by which pages show what it comes to:
    LibreOffice rounds by the bits behind them, and would show 59.72 for (575.01-360)/360*100."""
    return f'VALUE({formula}&"")'


def _written(tree: Tree, names: Mapping[str, str]) -> tuple[str, int]:
    """The text of `tree`, and how firmly it holds together."""
    match tree:
        case str():
            return names.get(tree, tree.upper()), ATOM
        case ("-", part):
            return f"-{_held(part, names, ATOM)}", 3
        case (str() as sign, first, last) if sign in PRECEDENCE:
            own = PRECEDENCE[sign]
            text = f"{_held(first, names, own)}{sign}{_held(last, names, own + 1)}"
            return text, own
        case ("roundup", part):
            return f"ROUNDUP({in_workbook(part, names)},0)", ATOM
        case (str() as name, *parts):
            inner = ",".join(in_workbook(part, names) for part in parts)
            return f"{name.upper()}({inner})", ATOM
    return repr(tree), ATOM


def _held(tree: Tree, names: Mapping[str, str], least: int) -> str:
    """The text of `tree`, in brackets where it would fall apart beside its neighbours."""
    text, own = _written(tree, names)
    return text if own >= least else f"({text})"


def _tree(node: ast.expr) -> Tree:
    match node:
        case ast.Constant(value=bool()):
            pass
        case ast.Constant(value=int() | float() as number) if math.isfinite(float(number)):
            return number
        case ast.Name(id=name):
            return name
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return ("-", _tree(operand))
        case ast.BinOp(left=left, op=op, right=right) if type(op) in OPERATORS:
            return (OPERATORS[type(op)], _tree(left), _tree(right))
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name in ARITY and args:
            least, most = ARITY[name]
            if not least <= len(args) <= most:
                raise BadExpression("wrong-arguments", name=name)
            return (name, *map(_tree, args))
    raise BadExpression("not-supported")


def _operation(sign: str, numbers: list[float]) -> float:
    if sign == "/" and numbers[1] == 0:
        raise BadExpression("division-by-zero")
    if sign == "-" and len(numbers) == 1:
        return -numbers[0]
    return FUNCTIONS[sign](*numbers)


def _roundup(number: float) -> float:
    """The next whole number away from zero, as in workbooks: past 15 digits all is noise."""
    return math.copysign(math.ceil(significant(abs(number))), number)


FUNCTIONS: dict[str, Callable[..., float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "abs": abs,
    "roundup": _roundup,
    "min": min,
    "max": max,
}


def _part(tree: Tree) -> Part:
    match tree:
        case ("/", first, last):
            return Part("÷", (_part(first), _part(last)))
        case ("-", part):
            return Part("−", (_bracketed(_part(part)),))
        case (str() as sign, first, last) if sign in SIGNS:
            left, right = _part(first), _part(last)
            if sign == "*":
                left, right = _bracketed(left), _bracketed(right)
            elif sign == "-":
                right = _bracketed(right)
            return Part(SIGNS[sign], (left, right))
        case (str() as name, *parts):
            return Part(name, tuple(map(_part, parts)))
    return Part(f"{tree}")


def _bracketed(part: Part) -> Part:
    """A sum within a product or a difference."""
    return replace(part, bracketed=part.sign in ("+", "−") and bool(part.parts))
