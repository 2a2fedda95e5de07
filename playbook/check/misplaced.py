"""Files of the data folder that no record and no list is read from."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from pathlib import Path

from playbook.kinds import record_kinds
from playbook.locale.po import FOLDER as WORDS
from playbook.problems.problem import Phrase, Problem, listed, phrase
from playbook.problems.suggestions import did_you_mean, nearest

ALIKE = 0.75
"""How alike a file's name and one that is known must be for it to be a slip."""


def misplaced(name: str, where: Path, known: Sequence[str]) -> Problem:
    """Why the file at `where`, which messages call `name`, is none of those that are `known`."""
    if where.suffix.lower() in (".yml", ".yaml") and where.suffix != ".yml":
        words = {"name": where.name, "ending": ".yml", "wanted": where.with_suffix(".yml").name}
        return Problem(name, 1, 1, "wrong-ending", words)
    near = _meant(where, known)
    return Problem(name, 1, 1, "unknown-place", {"name": where.as_posix(), "near": near})


def _meant(where: Path, known: Sequence[str]) -> Phrase:
    """What may be done about it."""
    if where.parts[0] == WORDS:
        return phrase("only-words")
    if where.parts[0] in known or (where.suffix != ".yml" and len(where.parts) == 1):
        return phrase("only-records")
    if len(where.parts) > 1:
        return nearest(where.parts[0], known)
    if close := difflib.get_close_matches(where.name, known, n=1, cutoff=ALIKE):
        return did_you_mean(close[0])
    return phrase("record-beside-folders", folders=listed(f"{kind}/" for kind in record_kinds()))
