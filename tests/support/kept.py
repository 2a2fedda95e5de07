"""The names under which browsers keep what is a handbook's."""

from __future__ import annotations

from urllib.parse import urlsplit

from tests.support.handbooks import Site

TEAM = "sample-team"
"""The id of the fixture's team."""


def own(site: Site, name: str, team: str = TEAM) -> str:
    """What the handbook of `team` at `site` keeps `name` under."""
    return f"{team}@{urlsplit(site.address).path}/#{name}"


def before(name: str, team: str = TEAM) -> str:
    """What versions that did not tell handbooks of one id apart kept `name` under."""
    return f"{team}:{name}"
