"""What is another market's: the platforms that texts of a base name though the team does not sell
there, amounts in another currency than the team's, holidays of another country."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from playbook.check.file import read_base
from playbook.kinds.facts.model import Facts
from playbook.kinds.holidays.model import Holidays
from playbook.kinds.team.model import Team
from playbook.kinds.team.numbers import CURRENCY
from playbook.model.base import Text
from playbook.model.playbook import Playbook
from playbook.model.traversal import leaves
from playbook.source.bases import Base


@dataclass(frozen=True)
class Amounts:
    """Those in one currency: the ids of facts, and how many records say it beside them."""

    currency: str
    facts: list[str]
    records: int


def other_amounts(book: Playbook) -> Iterator[Amounts]:
    """The amounts of `book` that are in another currency of its market than the team's."""
    own, facts = book[Team].currency, book.get(Facts)
    money = [fact for fact in (facts.facts if facts else ()) if fact.currency not in (None, own)]
    said = {
        name.partition(".")[2].upper(): {key for key in keys if key[1]}
        for name, keys in book.named.items()
        if name.startswith(f"{CURRENCY}.")
    }
    for code in dict.fromkeys(str(fact.currency) for fact in money):
        yield Amounts(
            code, [one.id for one in money if one.currency == code], len(said.get(code, ()))
        )


def other_holidays(book: Playbook) -> str:
    """The country whose holidays `book` knows, if that is not the team's; else empty."""
    known = book.get(Holidays)
    return known.country if known and known.country != book[Team].country else ""


def other_platforms(book: Playbook, base: Base) -> dict[str, int]:
    """The platforms of `base` that team.yml does not list, and how many records name each in a
    language of the team; none names those left out."""
    there = cast("Team | None", read_base(Path("team.yml"), base, {})[1])
    codes = [language.code for language in book.languages]
    own = {channel.name[code] for channel in book[Team].platforms for code in codes}
    names = [{one.name[code]: None for code in codes} for one in (there.platforms if there else ())]
    others = {next(iter(name)): _pattern(list(name)) for name in names if not own & name.keys()}
    found = dict.fromkeys(others, 0)
    for records in book.records.values() if others else ():
        for record in records.values():
            texts = [value for _, mark, value in leaves(record) if mark is Text]
            text = "\n".join(one[code] for one in texts for code in codes)
            for name, pattern in others.items():
                found[name] += bool(pattern.search(text))
    return {name: count for name, count in found.items() if count}


def _pattern(names: list[str]) -> re.Pattern[str]:
    """Finds any of `names`: as a whole word, where its script has words."""
    return re.compile("|".join(rf"\b{re.escape(one)}\b" if one.isascii() else one for one in names))
