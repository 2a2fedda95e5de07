"""`playbook new`: a file to start a record from."""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping
from pathlib import Path

from playbook.check.loader import inspect, load
from playbook.cli.new_record import NewRecords, NothingToName
from playbook.cli.output import FAILED, WRONG_USE, refuse, say, tell
from playbook.kinds import record_kinds
from playbook.model import json_schema
from playbook.model.base import ID_PATTERN
from playbook.problems.problem import BadPlaybook, Problem, in_order
from playbook.source.journal import write_all
from playbook.source.project import Project


def new(options: argparse.Namespace) -> int:
    """Write a new record, valid from the start and harmless to all others; never over an old one.

    Returns 0, or not if there is anything against it. Raises OSError, and then leaves nothing.
    """
    data: Path = options.project.data
    try:
        playbook = load(data, options.project.base)
    except BadPlaybook as bad:
        tell(options, bad.problems)
        return FAILED
    kind = next(kind for kind in record_kinds().values() if kind.singular == options.kind)
    if options.id in playbook.records[kind.name]:
        return refuse(options, "taken", path=data / kind.name / f"{options.id}.yml")
    if options.id and not re.fullmatch(ID_PATTERN, options.id):  # nor can it be a file's name
        words = {"value": options.id}
        tell(options, [Problem(f"{data.name}/{kind.name}", 1, 1, "bad-id", words)])
        return WRONG_USE
    started = NewRecords(playbook)
    try:
        started.add(kind, options.id)
    except NothingToName as nothing:
        return refuse(options, "needs", name=nothing.name, count=nothing.count)
    files = {data / where: _with_schema(data, where, text) for where, text in started.texts.items()}
    if faults := _faults(options.project, files):
        tell(options, faults)
        return WRONG_USE
    write_all(files, options.project.journal)
    for path, text in files.items():
        print(say(options, "wrote" if "draft: true" in text else "changed", path=path))
    return 0


def _with_schema(data: Path, where: Path, text: str) -> str:
    """`text` with the line that names its schema, if the folder `data` keeps schemas."""
    has_schemas = (data / json_schema.FOLDER).is_dir()
    return json_schema.first_line(where) + "\n" + text if has_schemas else text


def _faults(project: Project, files: Mapping[Path, str]) -> list[Problem]:
    """What the check would say of the data of `project` if it held `files` as well."""
    unwritten = {path: text.encode() for path, text in files.items()}
    _, problems = inspect(project.data, unwritten, project.base)
    return in_order(problem for problem in problems if not problem.warning)
