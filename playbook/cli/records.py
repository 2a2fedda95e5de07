"""`playbook new`: a file to start a record from."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from playbook.check.loader import load
from playbook.cli.new_record import NothingToName, starter
from playbook.cli.output import FAILED, refuse, say, tell
from playbook.model import json_schema
from playbook.model.base import ID_PATTERN
from playbook.model.registry import KINDS
from playbook.problems.problem import BadPlaybook


def new(options: argparse.Namespace) -> int:
    """Write a new record, valid from the start; never over an old one."""
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
    if not re.fullmatch(ID_PATTERN, ident) or path.exists():
        return refuse(options, "taken", id=ident)
    if (data / json_schema.FOLDER).is_dir():
        text = json_schema.first_line(Path(kind.name, path.name)) + "\n" + text
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    print(say(options, "wrote", path=path))
    return 0
