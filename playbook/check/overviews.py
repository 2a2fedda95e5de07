"""What each overview needs in order to show anything."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from playbook.kinds import all_kinds
from playbook.kinds.checklist.numbers import having_duties, routine
from playbook.model.playbook import Playbook


@cache
def shown() -> dict[str, tuple[str, Callable[[Playbook], object]]]:
    """What each overview shows: where it stands in the data, and how to see whether it is there."""
    of_kinds = {
        macro: kind.shown(macro)
        for kind in all_kinds()
        for macro in kind.overviews
        if macro not in kind.of_one
    }
    due = "checklists: schedule, campaign"
    return of_kinds | {"today": (due, routine), "feeds": (due, having_duties)}


def is_empty(macro: str, playbook: Playbook) -> bool:
    """Whether the overview `macro` shows nothing once `playbook` is published."""
    return macro in shown() and not shown()[macro][1](playbook.published())
