"""What a calculator's script reckons with: the tree of its formula, limits, and what it says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from playbook import kinds
from playbook.kinds.plan.model import Commission
from playbook.kinds.plan.numbers import CENTS, commission_tree
from playbook.kinds.team.model import Team
from playbook.locale.countries import tag_for_scripts
from playbook.locale.languages import LANGUAGES
from playbook.locale.numbers import currency_name
from playbook.model.formula import Input, Tree, compiled

WORDS = "calc-"
"""With what the words of calculators begin."""


def calculator(
    formula: str | Tree,
    inputs: Sequence[Input],
    decimals: int,
    direction: str = "info",
    *,
    up: bool = False,
) -> dict[str, Any]:
    """The data of a calculator, with `limits` by input; `up` if its result is rounded up."""
    tree = compiled(formula) if isinstance(formula, str) else formula
    return {
        "tree": tree,
        "decimals": decimals,
        "direction": direction,
        "limits": {one.id: [one.least, one.most] for one in inputs},
        "up": up,
    }


def said(language: str, team: Team) -> dict[str, Any]:
    """What all calculators of a page say, and how they write numbers."""
    words = kinds.words(language)
    return written(language, team) | {
        "words": {key[len(WORDS) :]: words[key] for key in words if key.startswith(WORDS)},
    }


def written(language: str, team: Team) -> dict[str, Any]:
    """How readers write numbers and amounts: the locale, the team's currency, what it is called,
    in which languages else large numbers are read, and the characters of the team's languages."""
    own = [LANGUAGES[one.code] for one in team.languages]
    return {
        "locale": tag_for_scripts(language, team.country),
        "locales": sorted(LANGUAGES),
        "digits": {one: digit for language in own for one, digit in language.digits.items()},
        "places": {one: zeros for language in own for one, zeros in language.places.items()},
        "currency": team.currency,
        "unit": currency_name(team.currency, language, team.country),
    }


def commission(terms: Commission) -> dict[str, Any]:
    """The data of a calculator of cumulative tiers."""
    limits = {"target": [0, None], "actual": [0, None]}
    tree = commission_tree(terms.bands)
    return {"tree": tree, "decimals": CENTS, "direction": "info", "limits": limits}
