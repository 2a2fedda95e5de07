"""What a team says in the place of the engine, or in a language of its own: words/<language>.po."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from playbook.kinds.said import all_said, fits
from playbook.locale import po, tables
from playbook.locale.cldr import locale_of
from playbook.problems.problem import Problem, phrase

DOUBTS = {"words-unknown"}


def team_words(folder: Path, problems: list[Problem]) -> dict[str, dict[str, Any]]:
    """The words in the data `folder`, by language; what is wrong with them is added to
    `problems`."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted((folder / po.FOLDER).glob("*.po")):
        where = path.relative_to(folder.parent).as_posix()
        try:
            words, faults = _read(path.read_bytes(), path.stem)
        except OSError as error:
            problems.append(Problem(where, 1, 1, "unreadable", {"detail": error.strerror}))
            continue
        problems += [
            Problem(where, line, 1, code, dict(said), warning=code in DOUBTS)
            for line, code, said in faults
        ]
        if words is not None:
            found[path.stem] = words
    return found


@lru_cache(maxsize=8)
def _read(raw: bytes, code: str) -> tuple[dict[str, Any] | None, list[tuple[int, str, Any]]]:
    """The words of a file, None if it is none, and what is wrong with it. A word whose source the
    engine no longer says counts for nothing, which is told once."""
    try:
        locale_of(code)
    except ValueError:
        return None, [(1, "bad-form", {"value": code, "form": phrase("form-tag")})]
    if not raw.strip():
        return None, [(1, "empty-file", {})]
    try:
        entries = po.read(raw, code)
    except po.BadFile as bad:
        return None, [(bad.line, bad.code or "words-unreadable", bad.words)]
    known = {(entry.key, entry.source) for entry in all_said(code)}
    unknown = [entry for entry in entries if (entry.key, entry.source) not in known]
    entries = [entry for entry in entries if (entry.key, entry.source) in known]
    unfit = [entry for entry in entries if not fits(entry)]
    faults: list[tuple[int, str, Any]] = [
        (one.line, "words-unfit", {"source": one.source}) for one in unfit
    ]
    if unknown:
        words = {"source": unknown[0].source, "key": unknown[0].key or "–", "count": len(unknown)}
        faults.append((unknown[0].line, "words-unknown", words))
    shipped = {name: tables.shipped(name, tables.international()) for name in _sections(entries)}
    return po.tables_of((one for one in entries if one not in unfit), shipped), faults


def _sections(entries: list[po.Entry]) -> set[str]:
    return {entry.key.partition(".")[0] for entry in entries}
