"""Whose holidays they are, and how far they are known."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.kinds.holidays.model import Holidays
from playbook.kinds.rules import beyond_known
from playbook.kinds.team.model import Team
from playbook.model.kind import Whole
from playbook.problems.problem import Problem


def check_whole(whole: Whole) -> Iterator[Problem]:
    """Holidays of another country than the team's; a period that goes on when they end."""
    holidays, there = whole.files.get("holidays", (None, None))
    team, source = whole.files.get("team", (None, None))
    if not isinstance(holidays, Holidays) or not isinstance(team, Team) or not (source and there):
        return
    if holidays.country != team.country:
        if there.shipped:  # the team has not said that they are its own
            return
        mark = source.value_mark(("country",))
        words = {"country": team.country, "other": holidays.country, "year": team.period.start[:4]}
        yield Problem(source.path, *mark, "holidays-of-another-country", words, warning=True)
    else:
        last = max(year.year for year in holidays.years)
        yield from beyond_known(whole, "period-beyond-holidays", {"holidays": last})
