"""Schema errors, as pydantic counts them -> problems a keeper of the data understands."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from pydantic import ValidationError

from playbook.check.placement import fields_at, misplaced, unknown_first, value_at
from playbook.check.plausibility import DATE
from playbook.locale.languages import LANGUAGES
from playbook.model.base import ID_PATTERN, Model
from playbook.model.rounds import ROUND_FAULTS, ROUND_FORMS
from playbook.problems.problem import Problem, phrase
from playbook.problems.suggestions import did_you_mean, nearest, nearest_language
from playbook.source import typos
from playbook.source.reader import MAX_FINDINGS, Loc, Mark, Source
from playbook.text.encoding import unscrambled

OUR_OWN = {
    "same-text", "not-the-same", "wrong-script", "foreign-script", "weights", "no-occasion",
    "two-occasions", "repeated-id", "rule-or-dates", "bad-expression", "weekly-monthdays",
    "value-or-range", "unit-or-currency", "fact-called-currency", *ROUND_FAULTS,
}  # fmt: skip
WANTED = {
    "string_type": ("type-text", "advice-quote"),
    "int_type": ("type-whole-number", "advice-number"),
    "int_from_float": ("type-whole-number", "advice-whole"),
    "float_type": ("type-number", "advice-number"),
    "bool_type": ("type-true-or-false", "advice-yes"),
    "list_type": ("type-list", "advice-list"),
    "dict_type": ("type-mapping", "advice-mapping"),
    "model_type": ("type-mapping", "advice-mapping"),
    "Text": ("type-sides", "advice-sides"),
}
BETTER = {("advice-number", float): "advice-whole", ("advice-quote", list): "advice-one"}
FORMS = {
    r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$": "form-date",
    r"^([01][0-9]|2[0-3]):[0-5][0-9]$": "form-time",
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
SUBJECT = {
    "not-the-same": "same", "weights": "metrics", "two-occasions": "campaign",
    "rule-or-dates": "dates", "weekly-monthdays": "monthdays",
}  # fmt: skip
LIMITS = {
    "greater_than_equal": "ge", "greater_than": "gt", "less_than_equal": "le", "less_than": "lt"
}  # fmt: skip


@dataclass(frozen=True)
class Fault:
    """One fault as pydantic counts it, and the file it stands in."""

    source: Source
    model: type[Model]
    kind: str
    loc: Loc
    value: Any
    context: Mapping[str, Any]
    missing: Sequence[Loc]
    """The fields the file lacks."""
    meant: set[Loc]
    """Gathers those of them that are there, misspelt."""

    @property
    def name(self) -> str:
        """The field it is about."""
        return next((str(part) for part in reversed(self.loc) if isinstance(part, str)), "")

    @property
    def mark(self) -> Mark:
        """Where its value stands."""
        return self.source.value_mark(self.loc)

    @property
    def key_mark(self) -> Mark:
        """Where its key stands."""
        return self.source.key_mark(self.loc)

    def at_value(self, code: str, **words: Any) -> None:
        """Report it at its value."""
        self.source.report(self.mark, code, **words)

    def at_key(self, code: str, **words: Any) -> None:
        """Report it at its key."""
        self.source.report(self.key_mark, code, **words)


def explain(source: Source, model: type[Model], error: ValidationError) -> None:
    """Report every fault that `model` found in `source` in our words, at its place in the file."""
    found = unknown_first(cast(list[dict[str, Any]], error.errors(include_url=False)))
    meant: set[Loc] = set()
    missing = [one["loc"] for one in found if one["type"] == "missing"]
    refused = source.refused
    for one in found[:MAX_FINDINGS]:
        own = one["loc"][-1:] if one["type"] == "extra_forbidden" else ()  # a field called int
        double = own != ("int",) == one["loc"][-1:]  # of int | float, one complaint is enough
        if not double and source.value_mark(one["loc"])[0] not in refused:
            above = one["loc"][: len(one["loc"]) - len(own)]
            loc = (*(part for part in above if part not in ("float", *ROUND_FORMS)), *own)
            context = one.get("ctx", {})
            _report(Fault(source, model, one["type"], loc, one["input"], context, missing, meant))


def _report(fault: Fault) -> None:
    if fault.value is None and fault.kind not in ABOUT_NOTHING:
        if fault.loc not in fault.meant:
            fault.at_key("empty-value", name=fault.name)
    else:
        REPORTERS.get(fault.kind, _not("form-any"))(fault)


def _missing(fault: Fault) -> None:
    if fault.loc not in fault.meant:
        code = "missing-language" if fault.name in LANGUAGES else "missing-field"
        fault.source.report(fault.source.key_mark(fault.loc[:-1]), code, name=fault.name)


def _not_a_choice(fault: Fault) -> None:
    known = re.split(", | or ", fault.context["expected"].replace("'", ""))
    near = (nearest_language if {*known} == {*LANGUAGES} else nearest)(str(fault.value), known)
    fault.at_value("not-a-choice", value=_short(fault.value), near=near)


def _bad_form(fault: Fault) -> None:
    pattern = fault.context["pattern"]
    if pattern == ID_PATTERN:
        fault.at_value("bad-id", value=_short(fault.value))
    elif pattern == r"\S":
        _blank(fault)
    elif FORMS.get(pattern) == "form-date" and DATE.fullmatch(str(fault.value)):
        fault.at_value("no-such-date", value=fault.value)
    else:
        form = phrase(FORMS.get(pattern, "form-any"))
        fault.at_value("bad-form", value=_short(fault.value), form=form)


def _not(form: str) -> Callable[[Fault], None]:
    return lambda fault: fault.at_value("bad-form", value=_short(fault.value), form=phrase(form))


def _blank(fault: Fault) -> None:
    fault.at_value("empty-value", name=fault.name)


def _too_few(fault: Fault) -> None:
    least, actual = fault.context["min_length"], len(fault.value)
    fault.at_key("too-few", name=fault.name, least=least, actual=actual)


def _too_many(fault: Fault) -> None:
    most, actual = fault.context["max_length"], len(fault.value)
    fault.at_key("too-many", name=fault.name, most=most, actual=actual)


def _too_long(fault: Fault) -> None:
    fault.at_key("too-long", name=fault.name, most=fault.context["max_length"])


def _out_of_range(fault: Fault) -> None:
    limit = LIMITS[fault.kind]
    detail = phrase(f"range-{limit}", limit=fault.context[limit])
    fault.at_value("out-of-range", name=fault.name, value=_short(fault.value), detail=detail)


def _unknown_field(fault: Fault) -> None:
    """Report a field that is not there to be filled; of the missing ones it may mean one."""
    source, loc, value, meant = fault.source, fault.loc, fault.value, fault.meant
    if misplaced(source, fault.model, loc, meant):
        return
    name, mark = str(loc[-1]), fault.key_mark
    wanted = [str(place[-1]) for place in fault.missing if place[:-1] == loc[:-1]]
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
        fields = fields_at(fault.model, loc[:-1])
        close = difflib.get_close_matches(name.lower(), fields, n=1)
        in_text = LANGUAGES.keys() <= set(fields)
        if in_text and (language := re.split("[-_]", name.lower())[0]) in wanted:
            close = [language]  # with a country, or in capitals
        if not close and len(wanted) == 1 and (in_text or not name.isascii()):
            close = wanted  # `cn:` in a text, or a field's name in Chinese
        meant |= {(*loc[:-1], near) for near in close}
        near = did_you_mean(close[0]) if close else nearest(name, fields)
        source.report(mark, "unknown-field", name=_short(name), near=near)


def _our_own(fault: Fault) -> None:
    """A rule of our models, told at the field it is about."""
    field = SUBJECT.get(fault.kind)
    mark = fault.source.key_mark((*fault.loc, field)) if field else fault.mark
    fault.source.report(mark, fault.kind, **fault.context)


def _wrong_script(fault: Fault) -> None:
    """A text with a side in the wrong script, which may be Chinese that was garbled as GBK."""
    side = fault.context["side"]
    source, mark = fault.source, fault.source.value_mark((*fault.loc, side))
    original = unscrambled(fault.value[side], least=1) if fault.kind == "wrong-script" else ""
    if not original:
        source.report(mark, fault.kind, side=side)
    elif all(problem.code != "gbk" for problem in source.problems):
        vague = [p for p in source.problems if p.code == "maybe-gbk" and (p.line, p.column) == mark]
        source.problems = [p for p in source.problems if p not in vague]
        source.report(mark, "gbk-text", said=original)


def _repeated_id(fault: Fault) -> None:
    source = fault.source
    places = [place for place in source.values if place[-1:] == ("id",)]
    same = [place for place in places if value_at(source.data, place) == fault.context["id"]]
    first, second, *_ = (source.values[place] for place in same)
    source.report(second, "repeated-id", line=first[0], **fault.context)


def _wrong_type(fault: Fault) -> None:
    wanted, advice = WANTED.get(fault.context.get("class_name", ""), WANTED[fault.kind])
    value = fault.value
    guess = typos.misread(value) if isinstance(value, str) else None
    if guess and advice in ("advice-list", "advice-mapping"):
        _misread(fault.source, fault.mark, guess)
        return
    better = phrase(BETTER.get((advice, type(value)), advice))
    words = {"wanted": phrase(wanted), "value": _quoted(value), "advice": better}
    fault.at_value("wrong-type", name=fault.name, **words)


def _misread(source: Source, mark: Mark, guess: typos.Guess) -> None:
    """Report the typo behind a text that should have been a field or a list."""
    place = (mark[0], mark[1] + guess.column - 1)
    source.problems.append(Problem(source.path, *place, guess.code, guess.words))
    for other in typos.guesses(source.line(mark[0])):
        if other.code in (guess.code, "full-width-flow"):
            if not typos.ambiguous(source.line(mark[0]), other.line, source.fields):
                source.meant[mark[0]] = other.line
            return


def _short(value: Any) -> Any:
    """`value` as a message can show it."""
    if isinstance(value, dict):
        return phrase("a-mapping")
    if isinstance(value, list):
        return phrase("a-list")
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= 40 else text[:39] + "…"


def _quoted(value: Any) -> Any:
    """The same, a text in quotation marks: "1" is not 1."""
    short = _short(value)
    if isinstance(value, str):
        return f"“{short}”"
    return phrase("plain-value", value=short) if isinstance(short, str) else short


ABOUT_NOTHING = {"missing", "extra_forbidden", *OUR_OWN}
"""Faults that an empty value does not explain."""
REPORTERS: dict[str, Callable[[Fault], None]] = {
    **dict.fromkeys(OUR_OWN, _our_own),
    **dict.fromkeys(WANTED, _wrong_type),
    **dict.fromkeys(LIMITS, _out_of_range),
    "missing": _missing,
    "extra_forbidden": _unknown_field,
    "wrong-script": _wrong_script,
    "foreign-script": _wrong_script,
    "repeated-id": _repeated_id,
    "literal_error": _not_a_choice,
    "string_pattern_mismatch": _bad_form,
    "bad-address": _not("form-address"),
    "reserved-id": lambda fault: fault.at_value("reserved-id", value=fault.value),
    "bad-tag": _not("form-tag"),
    "bad-country": _not("form-known-country"),
    "bad-currency": _not("form-known-currency"),
    "string_too_short": _blank,
    "string_too_long": _too_long,
    "too_short": _too_few,
    "too_long": _too_many,
}
"""How each fault is told, by pydantic's name for it; any other as a form that does not fit."""
