"""Which cards are about the law that the team heeds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from playbook.kinds.card.model import Card
from playbook.kinds.team.model import Team
from playbook.model.base import Model


def is_foreign(card: Card, files: Mapping[str, Model]) -> bool:
    """Whether it is about the law of elsewhere."""
    regions = cast(Team, files["team"]).regions
    return bool(regions) and card.region not in regions
