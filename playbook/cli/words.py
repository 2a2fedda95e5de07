"""`playbook words`: all that the engine says, for a translator, and what is not said yet."""

from __future__ import annotations

import argparse
from dataclasses import replace

from playbook.cli.output import FAILED, refuse, say, tell
from playbook.kinds.said import all_said, lacking
from playbook.locale import po, tables
from playbook.problems.problem import Problem
from playbook.source.writing import write

SHOWN = 10


def words(options: argparse.Namespace) -> int:
    """Bring the team's file of words up to date: what it says stays, what the engine says by itself
    is left out. Returns 0, or not for no language. Raises OSError."""
    path = po.file(options.project.data, options.language)
    try:
        entries = all_said(options.language)
    except ValueError:
        return refuse(options, "no-tag", given=options.language)
    try:
        own = po.read(path.read_bytes(), path.stem) if path.is_file() else []
    except po.BadFile as bad:
        where = path.relative_to(options.project.data.parent).as_posix()
        tell(options, [Problem(where, bad.line, 1, bad.code or "words-unreadable", bad.words)])
        return FAILED
    said = {(entry.key, entry.source): entry.said for entry in own}
    by_engine = {entry for entry in entries if entry.said}
    entries = [
        replace(entry, said=said.get((entry.key, entry.source), ""))
        for entry in entries
        if entry not in by_engine or (entry.key, entry.source) in said
    ]
    missing = lacking(entries)
    if entries and options.language != tables.international():
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path, po.written(entries, options.language).decode())
        print(path)
    for entry in missing[:SHOWN]:
        print(f"{entry.key}: {entry.source.partition(chr(10))[0]}")
    print(say(options, "words-missing", count=len(missing), language=options.language))
    return 0
