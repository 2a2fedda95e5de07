"""What facts read as."""

from __future__ import annotations

from collections.abc import Mapping

from playbook.kinds import words
from playbook.kinds.facts.model import NUMBER, PERCENT, Fact, Facts
from playbook.kinds.team.model import Team
from playbook.kinds.team.numbers import currency_names
from playbook.locale.dates import plural
from playbook.model.playbook import Playbook


def values(facts: Facts | None, language: str) -> dict[str, str]:
    """What stands for each name in `language`: `price-notice` with the unit, `price-notice.number`
    without."""
    found: dict[str, str] = {}
    for fact in facts.facts if facts else ():
        found[fact.id] = with_unit(fact, language)
        found[f"{fact.id}.number"] = number(fact, language)
    return found


def marks(facts: Facts | None) -> dict[str, str]:
    """What stands after such a value to say what it rests on, by the name of the fact."""
    return {fact.id: f"[]({fact.basis})" for fact in (facts.facts if facts else ()) if fact.basis}


def of_book(book: Playbook, language: str) -> dict[str, str]:
    """The same of all that `book` knows, the currency of its team among it."""
    return currency_names(book[Team], language) | values(book.get(Facts), language)


def number(fact: Fact, language: str) -> str:
    """The figure alone: `24`, or `3–5`."""
    if fact.value is not None:
        return str(fact.value)
    return str(words(language)["fact-range"].format(low=fact.low, high=fact.high))


def with_unit(fact: Fact, language: str) -> str:
    """The figure with its unit, in the plural that goes with the last number."""
    last = fact.high if fact.value is None else fact.value
    assert last is not None
    if fact.unit == PERCENT and fact.value is None:
        return str(words(language)["percent-range"].format(low=fact.low, high=fact.high))
    forms = forms_of(fact.unit, language)
    return forms.get(plural(last, language), forms["other"]).format(count=number(fact, language))


def forms_of(unit: str, language: str) -> Mapping[str, str]:
    """The forms of a unit by the names of plurals; `{count}` is the figure's place."""
    if unit == NUMBER:
        return {"other": "{count}"}
    forms = words(language)[f"unit-{unit}"]
    return {"other": forms} if isinstance(forms, str) else forms


def pages_of(book: Playbook, ident: str) -> list[str]:
    """The records whose texts say the fact `ident`, as kind/id."""
    return [f"{kind}/{record}" for kind, record in book.named.get(ident, []) if record]
