"""Schema errors, as pydantic counts them -> problems a keeper of the data understands."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Any, get_args, get_origin, get_type_hints

from playbook.model.base import ID_PATTERN, Model
from playbook.source import Loc, Source

OUR_OWN = {
    "same-text", "wrong-script-zh", "wrong-script-en", "weights", "no-occasion", "two-occasions",
    "repeated-id", "rule-or-dates", "bad-expression",
}  # fmt: skip
WANTED = {
    "string_type": "text",
    "int_type": "whole number",
    "int_from_float": "whole number",
    "float_type": "number",
    "bool_type": "true or false",
    "list_type": "list",
    "dict_type": "mapping",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
}
WANTED_ZH = {
    "text": "文字",
    "whole number": "整数",
    "number": "数字",
    "true or false": "true 或 false",
    "list": "列表（每行以“- ”开头）",
    "mapping": "字段组（如 zh: 和 en:）",
}


def nearest(word: str, known: Iterable[str]) -> dict[str, str]:
    """A "did you mean" in both languages, or what there is to choose from."""
    choices = sorted(known)
    close = difflib.get_close_matches(word, choices, n=1, cutoff=0.6)
    if close:
        return {"zh": f"是不是想写 {close[0]}？", "en": f"Did you mean {close[0]}?"}
    some = ", ".join(choices[:12]) + (" …" if len(choices) > 12 else "")
    return {"zh": f"可选：{some}。", "en": f"Choose from: {some}."}


def explain(source: Source, model: type[Model], fault: dict[str, Any]) -> None:
    """Report one pydantic fault of `source` in our words, at its place in the file."""
    loc: Loc = tuple(part for part in fault["loc"] if part not in ("int", "float", "str"))
    kind: str = fault["type"]
    name = next((str(part) for part in reversed(loc) if isinstance(part, str)), "")
    value_mark = source.value_mark(loc)
    context = fault.get("ctx", {})
    if kind == "missing":
        code = "missing-language" if name in ("zh", "en") else "missing-field"
        source.report(source.key_mark(loc[:-1]), code, name=name)
    elif kind == "extra_forbidden":
        near = nearest(name, _fields_at(model, loc[:-1]))
        source.report(source.key_mark(loc), "unknown-field", name=name, near=near)
    elif kind in OUR_OWN:
        source.report(value_mark, kind, **context)
    elif fault["input"] is None:
        source.report(source.key_mark(loc), "empty-value", name=name)
    elif kind in WANTED:
        wanted = WANTED[kind]
        words = {"zh": WANTED_ZH[wanted], "en": wanted}
        source.report(value_mark, "wrong-type", name=name, wanted=words)
    elif kind == "literal_error":
        choices = [part.strip().strip("'") for part in _choices(context["expected"])]
        near = nearest(str(fault["input"]), choices)
        source.report(value_mark, "not-a-choice", value=fault["input"], near=near)
    elif kind == "string_pattern_mismatch" and context["pattern"] == ID_PATTERN:
        source.report(value_mark, "bad-id", value=fault["input"])
    elif kind == "string_pattern_mismatch" and context["pattern"] != r"\S":
        source.report(value_mark, "bad-form", value=fault["input"], pattern=context["pattern"])
    elif kind in ("string_too_short", "string_pattern_mismatch"):
        source.report(value_mark, "empty-value", name=name)
    elif kind == "too_short":
        words = {"name": name, "least": context["min_length"], "actual": context["actual_length"]}
        source.report(source.key_mark(loc), "too-few", **words)
    elif kind in ("too_long", "string_too_long"):
        source.report(source.key_mark(loc), "too-many", name=name, most=context["max_length"])
    else:  # a number out of its range
        source.report(value_mark, "out-of-range", value=fault["input"], detail=fault["msg"])


def _choices(expected: str) -> list[str]:
    return expected.replace(" or ", ", ").split(", ")


def _fields_at(model: type[Model], loc: Loc) -> list[str]:
    """The field names allowed at `loc` inside `model`."""
    for part in loc:
        if isinstance(part, str):
            inner = _model_in(get_type_hints(model).get(part))
            if inner is None:
                return []
            model = inner
    return list(model.model_fields)


def _model_in(hint: Any) -> type[Model] | None:
    if isinstance(hint, type) and get_origin(hint) is None:
        return hint if issubclass(hint, Model) else None
    for inner in get_args(hint):
        if (found := _model_in(inner)) is not None:
            return found
    return None
