"""What facts read as."""

from __future__ import annotations

from collections.abc import Mapping

from playbook.kinds import words
from playbook.kinds.facts.model import NUMBER, PERCENT, Fact, Facts, Number
from playbook.kinds.team.model import Team
from playbook.kinds.team.numbers import currency_names, named_currency
from playbook.locale.dates import plural
from playbook.locale.numbers import decimal
from playbook.model.playbook import Playbook

MINOR_UNITS = 2


def values(facts: Facts | None, language: str, team: Team | None = None) -> dict[str, str]:
    """What stands for each name in `language`: `price-notice` with the unit, `price-notice.number`
    without. Amounts are named as the `team` calls their currency; by its code, if there is none."""
    found: dict[str, str] = {}
    for fact in facts.facts if facts else ():
        found[fact.id] = with_unit(fact, language, team)
        found[f"{fact.id}.number"] = number(fact, language, team)
    return found


def marks(facts: Facts | None) -> dict[str, str]:
    """What stands after such a value to say what it rests on, by the name of the fact."""
    return {fact.id: f"[]({fact.basis})" for fact in (facts.facts if facts else ()) if fact.basis}


def of_book(book: Playbook, language: str) -> dict[str, str]:
    """The same of all that `book` knows, the currency of its team among it."""
    team = book[Team]
    return currency_names(team, language) | values(book.get(Facts), language, team)


def number(fact: Fact, language: str, team: Team | None = None) -> str:
    """The figure alone: `24`, `3–5`; an amount with separators, as the `team` writes them."""
    figures = (fact.low, fact.high) if fact.value is None else (fact.value,)
    written = [_written(one, fact, language, team) for one in figures if one is not None]
    if fact.value is not None:
        return written[0]
    return str(words(language)["fact-range"].format(low=written[0], high=written[1]))


def _written(figure: Number, fact: Fact, language: str, team: Team | None) -> str:
    if not fact.currency:
        return str(figure)
    return decimal(figure, MINOR_UNITS, language, team.country if team else "")


def with_unit(fact: Fact, language: str, team: Team | None = None) -> str:
    """The figure with its unit, in the plural that goes with the last number."""
    last = fact.high if fact.value is None else fact.value
    assert last is not None
    if fact.unit == PERCENT and fact.value is None:
        return str(words(language)["percent-range"].format(low=fact.low, high=fact.high))
    forms = forms_of(fact, language, team)
    count = number(fact, language, team)
    return forms.get(plural(last, language), forms["other"]).format(count=count)


def forms_of(fact: Fact, language: str, team: Team | None = None) -> Mapping[str, str]:
    """The forms of its unit by the names of plurals; `{count}` is the figure's place."""
    if fact.currency:
        name = named_currency(fact.currency, team, language) if team else fact.currency
        return {"other": f"{{count}} {name}"}
    if fact.unit == NUMBER:
        return {"other": "{count}"}
    forms = words(language)[f"unit-{fact.unit}"]
    return {"other": forms} if isinstance(forms, str) else forms


def pages_of(book: Playbook, ident: str) -> list[str]:
    """The records whose texts say the fact `ident`, as kind/id."""
    return [f"{kind}/{record}" for kind, record in book.named.get(ident, []) if record]
