"""Arithmetic over named inputs, such as `buyers / visitors * 100`. Nothing else is evaluated."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping

BINARY: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
FUNCTIONS: dict[str, Callable[..., float]] = {"abs": abs, "min": min, "max": max}
MAX_LENGTH = 200


class BadExpression(ValueError):
    """The expression cannot be computed; the text says why."""


def evaluate(expression: str, inputs: Mapping[str, float]) -> float:
    """The value of `expression`: + - * / ( ), numbers, names of `inputs`, abs, min, max.

    Raises BadExpression for anything else, an unknown name, or a division by zero.
    """
    if len(expression) > MAX_LENGTH:
        raise BadExpression(f"longer than {MAX_LENGTH} characters")
    try:
        tree = ast.parse(expression.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError) as error:
        raise BadExpression(f"not arithmetic: {expression}") from error
    try:
        return _value(tree.body, inputs)
    except ZeroDivisionError as error:
        raise BadExpression("division by zero") from error


def _value(node: ast.expr, inputs: Mapping[str, float]) -> float:
    match node:
        case ast.Constant(value=bool()):
            pass
        case ast.Constant(value=int() | float() as number):
            return number
        case ast.Name(id=name):
            if name in inputs:
                return inputs[name]
            raise BadExpression(f"no input named {name}")
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand, inputs)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in BINARY:
            return BINARY[type(op)](_value(left, inputs), _value(right, inputs))
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name in FUNCTIONS and args:
            numbers = [_value(arg, inputs) for arg in args]
            if (name == "abs" and len(numbers) != 1) or (name != "abs" and len(numbers) < 2):
                raise BadExpression(f"wrong number of arguments for {name}")
            return FUNCTIONS[name](*numbers)
    raise BadExpression("only + - * / ( ), numbers, inputs, abs, min and max")
