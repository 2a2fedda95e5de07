"""Expressions as pages draw them."""

from __future__ import annotations

import pytest

from playbook.model.formula import Part, on_paper


def written(part: Part) -> str:
    """`part` in one line; what stands over a line and under it in corners."""
    texts = [written(one) for one in part.parts]
    if part.sign == "÷":
        text = "[{} / {}]".format(*texts)
    elif part.sign in ("+", "−", "×"):
        text = part.sign.join(texts) if len(texts) > 1 else part.sign + texts[0]
    else:
        text = f"{part.sign}({', '.join(texts)})" if texts else part.sign
    return f"({text})" if part.bracketed else text


@pytest.mark.parametrize(
    ("expression", "drawn"),
    [
        ("a / b * 100", "[a / b]×100"),
        ("(1 - a / b) * 100", "(1−[a / b])×100"),
        ("(a + b) / (c - d)", "[a+b / c−d]"),
        ("a - (b - c) + d", "a−(b−c)+d"),
        ("-(a + b) * 2", "(−(a+b))×2"),
        ("max(a, b + 1) / 2.5", "[max(a, b+1) / 2.5]"),
    ],
)
def test_an_expression_is_drawn_as_on_paper(expression: str, drawn: str) -> None:
    assert written(on_paper(expression)) == drawn
