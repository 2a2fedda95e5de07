"""What the team says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from babel.core import get_global

from playbook.kinds.rules import shares
from playbook.kinds.team.model import Team
from playbook.model.kind import Whole
from playbook.problems.problem import Problem
from playbook.problems.suggestions import nearest
from playbook.source.reader import Loc, Source


def check(team: Team, source: Source) -> Iterator[Problem]:
    """Shares of sales that are not 100 %, an unknown time zone, growth said as a share, languages
    that all lag."""
    yield from shares([channel.share for channel in team.platforms], "platforms", source)
    yield from _timezone(team.timezone, team.country, source)
    if 0 < abs(team.growth) < 1:
        words = {"value": f"{team.growth:g}", "times": f"{team.growth * 100:g}"}
        mark = source.value_mark(("growth",))
        yield Problem(source.path, *mark, "percent-as-share", words, warning=True)
    if all(language.lag for language in team.languages):
        yield Problem(source.path, *source.value_mark(("languages",)), "all-lag")


def check_whole(whole: Whole) -> Iterator[Problem]:
    """No partner may be called as a role is, or was: references name either."""
    team, source = whole.files.get("team", (None, None))
    if not isinstance(team, Team) or source is None:
        return
    taken: dict[str, tuple[Source, Loc]] = {}
    for (kind, ident), (role, there) in whole.records.items():
        if kind == "roles":
            taken[ident] = (there, ("id",))
            for number, alias in enumerate(role.aliases):
                taken.setdefault(alias, (there, ("aliases", number)))
    for number, partner in enumerate(team.partners):
        if partner.id in taken:
            mark = source.value_mark(("partners", number, "id"))
            there, loc = taken[partner.id]
            words = {"id": partner.id, "first": there.place(loc)}
            yield Problem(source.path, *mark, "duplicate-id", words)


def _timezone(name: str, country: str, source: Source) -> Iterator[Problem]:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        zones = available_timezones()
        if not get_close_matches(name.lower(), zones):
            places = get_global("zone_territories").items()
            zones = {zone for zone, place in places if place == country}
        near = nearest(name, zones)
        mark = source.value_mark(("timezone",))
        yield Problem(source.path, *mark, "unknown-timezone", {"value": name, "near": near})
