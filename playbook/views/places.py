"""Which of the five places of the menu a section is in."""

from __future__ import annotations

from playbook.model.kind import ABOUT, PLACES, Kind
from playbook.model.playbook import Playbook
from playbook.views.pages import HOME

TODAY = PLACES[0]
OF_PROSE = {HOME: TODAY, "today.md": TODAY, "about/": ABOUT, "about.md": ABOUT}
"""What the engine has no kind for."""


def place_of(playbook: Playbook, section: str) -> str:
    """Where `section`, as the settings name it, stands if they do not say: as its kind does."""
    of_kinds = {kind.name: kind.found_in for kind in playbook.kinds}
    return OF_PROSE.get(section) or of_kinds.get(section.rstrip("/"), Kind.found_in)
