"""The week, the paper and the currency of a team: as it says, else as is usual in its country."""

from __future__ import annotations

from collections.abc import Sequence

from playbook.kinds.team.model import Team
from playbook.locale import countries, numbers
from playbook.locale.countries import Conventions

CURRENCY = "currency"


def weekend(team: Team) -> Sequence[str]:
    """The days of rest of every week, such as SA and SU."""
    return countries.weekend(team.country) if team.weekend is None else team.weekend


def conventions(team: Team) -> Conventions:
    """How it counts and writes days."""
    return Conventions(team.country, tuple(weekend(team)), first_day(team))


def first_day(team: Team) -> str:
    """The day with which a week begins, such as MO."""
    return team.first_day or countries.first_day(team.country)


def paper(team: Team) -> str:
    """A4 or Letter."""
    return team.paper or countries.paper(team.country)


def currency_names(team: Team, language: str) -> dict[str, str]:
    """What stands in texts for names that every handbook knows: `currency`, as the code that all
    the world writes, and `currency.name`, as the `language` calls it; `currency.cny` is that of
    this code, whatever the team pays in."""
    own = named_currency(team.currency, team, language)
    names = {**numbers.currency_names(language, team.country), team.currency: own}
    of_team = {CURRENCY: team.currency, f"{CURRENCY}.name": own}
    return of_team | {f"{CURRENCY}.{code.lower()}": name for code, name in names.items()}


def named_currency(code: str, team: Team, language: str) -> str:
    """What many of a currency are called; if it is not the team's, in full: Chinese yuan."""
    brief = code == team.currency
    return numbers.currency_name(code, language, team.country, brief=brief)
