"""Arithmetic over named inputs, such as `buyers / visitors * 100`. Nothing else is evaluated."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from pydantic import Field

from playbook.model.base import Model, Text

BINARY: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
SIGNS = {ast.Add: "+", ast.Sub: "−", ast.Mult: "×"}
FUNCTIONS: dict[str, Callable[..., float]] = {"abs": abs, "min": min, "max": max}
MAX_LENGTH = 200


class Input(Model):
    """A named number of the expression, with the value it has in the worked example."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    name: Text
    example: int | float


class BadExpression(ValueError):
    """The expression cannot be computed; the code of a message says why, `words` fill it."""

    def __init__(self, code: str, **words: object) -> None:
        super().__init__(code)
        self.code, self.words = code, words


def evaluate(expression: str, inputs: Mapping[str, float]) -> float:
    """The value of `expression`: + - * / ( ), numbers, names of `inputs`, abs, min, max.

    Raises BadExpression for anything else, an unknown name, or a division by zero.
    """
    if len(expression) > MAX_LENGTH:
        raise BadExpression("expression-too-long", limit=MAX_LENGTH)
    try:
        tree = ast.parse(expression.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError) as error:
        raise BadExpression("not-arithmetic", expression=expression) from error
    try:
        return _value(tree.body, inputs)
    except ZeroDivisionError as error:
        raise BadExpression("division-by-zero") from error


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
    return _part(ast.parse(expression.strip(), mode="eval").body)


def translated(expression: str, names: Mapping[str, str]) -> str:
    """A faultless `expression` as a workbook writes it, with cells, or sums of them, as `names`."""
    tree = ast.parse(expression.strip(), mode="eval")
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            node.id = names.get(node.id, node.id.upper())
    return ast.unparse(tree).replace(" ", "")


def _part(node: ast.expr) -> Part:
    match node:
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            return Part("÷", (_part(left), _part(right)))
        case ast.BinOp(left=left, op=op, right=right):
            first, last = _part(left), _part(right)
            if isinstance(op, ast.Mult):
                first, last = _bracketed(first), _bracketed(last)
            elif isinstance(op, ast.Sub):
                last = _bracketed(last)
            return Part(SIGNS[type(op)], (first, last))
        case ast.UnaryOp(operand=operand):
            return Part("−", (_bracketed(_part(operand)),))
        case ast.Call(func=ast.Name(id=name), args=args):
            return Part(name, tuple(map(_part, args)))
    return Part(ast.unparse(node))


def _bracketed(part: Part) -> Part:
    """A sum within a product or a difference."""
    return replace(part, bracketed=part.sign in ("+", "−") and bool(part.parts))


def _value(node: ast.expr, inputs: Mapping[str, float]) -> float:
    match node:
        case ast.Constant(value=bool()):
            pass
        case ast.Constant(value=int() | float() as number):
            return number
        case ast.Name(id=name):
            if name in inputs:
                return inputs[name]
            raise BadExpression("no-input", name=name)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand, inputs)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in BINARY:
            return BINARY[type(op)](_value(left, inputs), _value(right, inputs))
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name in FUNCTIONS and args:
            numbers = [_value(arg, inputs) for arg in args]
            if (name == "abs" and len(numbers) != 1) or (name != "abs" and len(numbers) < 2):
                raise BadExpression("wrong-arguments", name=name)
            return FUNCTIONS[name](*numbers)
    raise BadExpression("not-supported")
