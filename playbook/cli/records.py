"""`playbook new`: a file to start a record from."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from playbook.check.loader import inspect, load
from playbook.cli.new_record import NothingToName, starter
from playbook.cli.output import FAILED, WRONG_USE, refuse, say, tell
from playbook.model import json_schema
from playbook.model.base import ID_PATTERN
from playbook.model.registry import KINDS
from playbook.problems.problem import BadPlaybook, Problem, in_order
from playbook.source.writing import write


def new(options: argparse.Namespace) -> int:
    """Write a new record, valid from the start and harmless to all others; never over an old one.

    Returns 0, or not if there is anything against it. Raises OSError, and then leaves nothing.
    """
    data: Path = options.project.data
    try:
        playbook = load(data)
    except BadPlaybook as bad:
        tell(options, bad.problems)
        return FAILED
    kind = next(kind for kind in KINDS.values() if kind.singular == options.kind)
    try:
        ident, text = starter(kind, playbook, options.id)
    except NothingToName as nothing:
        return refuse(options, "needs", name=nothing.name, count=nothing.count)
    path = data / kind.name / f"{ident}.yml"
    if ident in playbook.records[kind.name]:
        return refuse(options, "taken", path=path)
    if (data / json_schema.FOLDER).is_dir():
        text = json_schema.first_line(Path(kind.name, path.name)) + "\n" + text
    if faults := _faults(data, kind.name, ident, text):
        tell(options, faults)
        return WRONG_USE
    write(path, text)
    print(say(options, "wrote", path=path))
    return 0


def _faults(data: Path, kind: str, ident: str, text: str) -> list[Problem]:
    """What the check would say of the folder `data` if it held `text` as the record `ident`."""
    if not re.fullmatch(ID_PATTERN, ident):  # nor can it be a file's name
        return [Problem(f"{data.name}/{kind}", 1, 1, "bad-id", {"value": ident})]
    _, problems = inspect(data, {data / kind / f"{ident}.yml": text.encode()})
    return in_order(problem for problem in problems if not problem.warning)
