"""What commands say, in the words of a language."""

from __future__ import annotations

from playbook.locale import tables
from playbook.locale.dates import filled


def say(code: str, language: str, /, **blanks: object) -> str:
    """The words of `code`, their blanks filled, in the plural that goes with `count` if they have
    several. Raises KeyError for a code that there is not."""
    return filled(tables.commands(language)[code], language, blanks)
