"""Chance that can be had again: a run's seed is the day, or $SEED; `WHOLE=1` leaves nothing out."""

from __future__ import annotations

import os
import random
from collections.abc import Sequence
from datetime import date
from typing import TypeVar

SEED = int(os.environ.get("SEED") or f"{date.today():%Y%m%d}")
WHOLE = bool(os.environ.get("WHOLE"))

Item = TypeVar("Item")
Way = TypeVar("Way")


def dice() -> random.Random:
    """The dice of the day."""
    return random.Random(SEED)


def tries(few: int, *, whole: int) -> int:
    """How often to try what chance makes: `few` times, `whole` if WHOLE is set."""
    return whole if WHOLE else few


def sample(every: Sequence[Item], count: int) -> list[Item]:
    """`count` of the items, others each day, in their order; all of them if WHOLE is set."""
    if WHOLE or count >= len(every):
        return list(every)
    return [every[at] for at in sorted(dice().sample(range(len(every)), count))]


def paired(every: Sequence[Item], ways: Sequence[Way], *, count: int = 1) -> list[tuple[Item, Way]]:
    """Each item with `count` of the ways by turns, with others each day; all if WHOLE is set."""
    if WHOLE:
        count = len(ways)
    first = dice().randrange(len(ways))
    return [
        (item, ways[(first + at + turn) % len(ways)])
        for at, item in enumerate(every)
        for turn in range(count)
    ]
