"""Schema errors, as pydantic counts them -> problems a keeper of the data understands."""

from __future__ import annotations

import difflib
import re
from typing import Any, cast

from pydantic import ValidationError

from playbook.check.placement import fields_at, part_at, wrong_level
from playbook.model.base import ID_PATTERN, Model
from playbook.problems.problem import Problem, saying
from playbook.problems.suggestions import did_you_mean, nearest
from playbook.source import typos
from playbook.source.reader import Loc, Mark, Source
from playbook.text.encoding import unscrambled

OUR_OWN = {
    "same-text", "wrong-script-zh", "wrong-script-en", "weights", "no-occasion", "two-occasions",
    "repeated-id", "rule-or-dates", "bad-expression",
}  # fmt: skip
WANTED = {
    "string_type": ("text", "文字", "advice-quote"),
    "int_type": ("whole number", "整数", "advice-number"),
    "int_from_float": ("whole number", "整数", "advice-whole"),
    "float_type": ("number", "数字", "advice-number"),
    "bool_type": ("true or false", " true 或 false", "advice-yes"),
    "list_type": ("list", "列表", "advice-list"),
    "dict_type": ("mapping", "字段组（如 zh: 和 en:）", "advice-mapping"),
    "model_type": ("mapping", "字段组（如 zh: 和 en:）", "advice-mapping"),
}
FORMS = {
    r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$": "form-date",
    r"^\d{4}-\d{2}-\d{2}$": "form-date",
    r"^([01]\d|2[0-3]):[0-5]\d$": "form-time",
    r"^#[0-9a-f]{6}$": "form-colour",
    r"^[A-Z]{2}$": "form-country",
    r"^[A-Z]{3}$": "form-currency",
    r"^https://\S+$": "form-address",
    r"^https?://\S+$": "form-address",
    r"^[a-z-]+(/[a-z0-9-]+)?$": "form-page",
    r"^[a-z][a-z0-9_]*$": "form-input",
    r"^s[1-4](\.[a-z0-9]+)+$": "form-point",
    r"^s[1-4]$": "form-point",
}
SUBJECT = {"weights": "metrics", "two-occasions": "campaign", "rule-or-dates": "dates"}
LIMITS = {
    "greater_than_equal": "ge",
    "greater_than": "gt",
    "less_than_equal": "le",
    "less_than": "lt",
}


def explain(source: Source, model: type[Model], error: ValidationError) -> None:
    """Report every fault that `model` found in `source` in our words, at its place in the file."""
    faults = cast(list[dict[str, Any]], error.errors(include_url=False))
    faults.sort(key=lambda fault: fault["type"] != "extra_forbidden")
    meant: set[Loc] = set()
    missing = [fault["loc"] for fault in faults if fault["type"] == "missing"]
    refused = source.refused
    for fault in faults:
        if fault["loc"][-1:] == ("int",):  # of int | float, the float's complaint is enough
            continue
        if source.value_mark(fault["loc"])[0] not in refused:
            _explain(source, model, fault, meant, missing)


def _explain(
    source: Source, model: type[Model], fault: dict[str, Any], meant: set[Loc], missing: list[Loc]
) -> None:
    """Report one fault. `meant` gathers those of the `missing` fields that are there, misspelt."""
    loc: Loc = tuple(part for part in fault["loc"] if part != "float")
    kind: str = fault["type"]
    name = next((str(part) for part in reversed(loc) if isinstance(part, str)), "")
    context = fault.get("ctx", {})
    value = fault["input"]
    mark = source.value_mark(loc)
    if kind == "missing":
        if loc not in meant:
            code = "missing-language" if name in ("zh", "en") else "missing-field"
            source.report(source.key_mark(loc[:-1]), code, name=name)
    elif kind == "extra_forbidden":
        if wrong_level(source, model, loc, meant):
            return
        wanted = [str(place[-1]) for place in missing if place[:-1] == loc[:-1]]
        _unknown_field(source, loc, value, fields_at(model, loc[:-1]), meant, wanted=wanted)
    elif kind in OUR_OWN:
        _our_own(source, loc, kind, value, context)
    elif value is None:
        if loc not in meant:
            source.report(source.key_mark(loc), "empty-value", name=name)
    elif kind in WANTED:
        _wrong_type(source, mark, kind, name, value)
    elif kind == "literal_error":
        choices = [part.strip().strip("'") for part in _choices(context["expected"])]
        near = nearest(str(value), choices)
        source.report(mark, "not-a-choice", value=_short(value), near=near)
    elif kind == "string_pattern_mismatch" and context["pattern"] == ID_PATTERN:
        source.report(mark, "bad-id", value=_short(value))
    elif kind == "string_pattern_mismatch" and context["pattern"] != r"\S":
        form = saying(FORMS.get(context["pattern"], "form-any"))
        source.report(mark, "bad-form", value=_short(value), form=form)
    elif kind in ("string_too_short", "string_pattern_mismatch"):
        source.report(mark, "empty-value", name=name)
    elif kind in ("too_short", "too_long"):
        code, limit = ("too-few", "least") if kind == "too_short" else ("too-many", "most")
        most = context.get("min_length", context.get("max_length"))
        words = {"name": name, limit: most, "actual": len(value)}
        source.report(source.key_mark(loc), code, **words)
    elif kind == "string_too_long":
        source.report(source.key_mark(loc), "too-long", name=name, most=context["max_length"])
    elif kind in LIMITS:
        detail = _range(LIMITS[kind], context)
        source.report(mark, "out-of-range", name=name, value=_short(value), detail=detail)
    else:
        source.report(mark, "unfit", name=name)


def _unknown_field(
    source: Source, loc: Loc, value: Any, fields: list[str], meant: set[Loc], *, wanted: list[str]
) -> None:
    """Report a field that is not there to be filled; of the `wanted` ones it may mean one."""
    name, mark = str(loc[-1]), source.key_mark(loc)
    if guess := typos.misread(name):
        meant.add((*loc[:-1], str(guess.words.get("key", ""))))
        _misread(source, mark, guess)
    elif value is None and name.partition(" ")[0] in wanted:
        key = name.partition(" ")[0]
        meant.add((*loc[:-1], key))
        source.report((mark[0], mark[1] + len(key)), "colon-missing", key=key)
    elif value is None and not re.fullmatch(typos.KEY, name):
        source.report(mark, "comma-in-braces", found=_short(name))
    else:
        close = difflib.get_close_matches(name.lower(), fields, n=1)
        if not close and len(wanted) == 1 and ("zh" in fields or not name.isascii()):
            close = wanted  # `cn:` in a text, or a field's name in Chinese
        meant |= {(*loc[:-1], near) for near in close}
        near = did_you_mean(close[0]) if close else nearest(name, fields)
        source.report(mark, "unknown-field", name=_short(name), near=near)


def _our_own(source: Source, loc: Loc, code: str, value: Any, context: dict[str, Any]) -> None:
    """A rule of our models; about one side of a text where it is about its script."""
    if code == "wrong-script-zh" and (said := unscrambled(value["zh"], least=1)):
        if any(problem.code == "gbk" for problem in source.problems):
            return
        mark = source.value_mark((*loc, "zh"))
        vague = [p for p in source.problems if p.code == "maybe-gbk" and (p.line, p.column) == mark]
        source.problems = [p for p in source.problems if p not in vague]
        source.report(mark, "gbk-text", said=said)
    elif code.startswith("wrong-script"):
        source.report(source.value_mark((*loc, code[-2:])), code)
    elif code == "repeated-id":
        places = [place for place in source.values if place[-1:] == ("id",)]
        same = [place for place in places if part_at(source.data, place) == context["id"]]
        marks = [source.values[place] for place in same]
        source.report(marks[1], code, line=marks[0][0], **context)
    else:
        mark = source.value_mark(loc)
        if code in SUBJECT:
            mark = source.key_mark((*loc, SUBJECT[code]))
        source.report(mark, code, **context)


def _wrong_type(source: Source, mark: Mark, kind: str, name: str, value: Any) -> None:
    en, zh, advice = WANTED[kind]
    guess = typos.misread(value) if isinstance(value, str) else None
    if guess and advice in ("advice-list", "advice-mapping"):
        _misread(source, mark, guess)
        return
    if advice == "advice-number" and isinstance(value, float):
        advice = "advice-whole"
    wanted = {"zh": zh, "en": en}
    words = {"name": name, "wanted": wanted, "value": _shown(value), "advice": saying(advice)}
    source.report(mark, "wrong-type", **words)


def _misread(source: Source, mark: Mark, guess: typos.Guess) -> None:
    """Report the slip behind a text that should have been a field or a list."""
    place = (mark[0], mark[1] + guess.column - 1)
    source.problems.append(Problem(source.path, *place, guess.code, guess.words))
    for other in typos.guesses(source.line(mark[0])):
        if other.code in (guess.code, "full-width-flow"):
            source.meant[mark[0]] = other.line
            return


def _range(limit: str, context: dict[str, Any]) -> dict[str, str]:
    text = saying(f"range-{limit}")
    return {language: said.format(limit=context[limit]) for language, said in text.items()}


def _short(value: Any) -> Any:
    """`value` as a message can show it."""
    if isinstance(value, dict):
        return saying("a-mapping")
    if isinstance(value, list):
        return saying("a-list")
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= 40 else text[:39] + "…"


def _shown(value: Any) -> Any:
    """The same, a text in quotation marks: "1" is not 1."""
    if isinstance(value, str):
        return f"“{_short(value)}”"
    short = _short(value)
    return short if isinstance(short, dict) else {"zh": f" {short}", "en": short}


def _choices(expected: str) -> list[str]:
    return expected.replace(" or ", ", ").split(", ")
