"""What a team says in the place of the engine, or in a language of its own: words/<language>.po."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from playbook.kinds.said import all_said, fits
from playbook.locale import po, tables
from playbook.locale.cldr import locale_of
from playbook.problems.problem import Problem, phrase


def team_words(folder: Path, problems: list[Problem]) -> dict[str, dict[str, Any]]:
    """The words in the data `folder`, by language; what is wrong with them is added to
    `problems`."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted((folder / po.FOLDER).glob("*.po")):
        where = path.relative_to(folder.parent).as_posix()
        words, faults = _read(path.read_bytes(), path.stem)
        problems += [Problem(where, line, 1, code, dict(said)) for line, code, said in faults]
        if words is not None:
            found[path.stem] = words
    return found


@lru_cache(maxsize=8)
def _read(raw: bytes, code: str) -> tuple[dict[str, Any] | None, list[tuple[int, str, Any]]]:
    """The words of a file, None if it is none, and what is wrong with it. A word whose source the
    engine no longer says counts for nothing."""
    try:
        locale_of(code)
    except ValueError:
        return None, [(1, "bad-form", {"value": code, "form": phrase("form-tag")})]
    try:
        entries = po.read(raw)
    except po.BadFile as bad:
        return None, [(bad.line, "words-unreadable", {})]
    known = {(entry.key, entry.source) for entry in all_said(code)}
    entries = [entry for entry in entries if (entry.key, entry.source) in known]
    unfit = [entry for entry in entries if not fits(entry)]
    faults = [(one.line, "words-unfit", {"source": one.source}) for one in unfit]
    shipped = {name: tables.shipped(name, tables.international()) for name in _sections(entries)}
    return po.tables_of((one for one in entries if one not in unfit), shipped), faults


def _sections(entries: list[po.Entry]) -> set[str]:
    return {entry.key.partition(".")[0] for entry in entries}
