"""`playbook fix`: mends what has only one meaning, and takes that back."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TextIO

from playbook.check import undo
from playbook.check.fix import Repair, repairs
from playbook.cli.output import FAILED, refuse, say
from playbook.locale import tables


def fix(options: argparse.Namespace) -> int:
    """Mend, or with --undo take the last time back. Returns 0 unless something is left undone."""
    return take_back(options) if options.undo else mend(options, sys.stdout)


def mend(options: argparse.Namespace, out: TextIO) -> int:
    """Show each repair to `out` and ask; then write all that were agreed to."""
    found = list(repairs(options.project.data))
    agreed = [repair for repair in found if _wanted(options, repair, out)]
    if agreed:
        undo.mend(agreed, options.project)
    print(say(options, "mended", count=len(agreed)) if found else say(options, "nothing"), file=out)
    return 0 if len(agreed) == len(found) else FAILED


def take_back(options: argparse.Namespace) -> int:
    """Put back what the last `fix` wrote, but over nothing that was changed since."""
    try:
        files = undo.undo(options.project)
    except undo.DamagedRecord:
        return refuse(options, "fix-forgotten", path=_near(options.project.last_fix))
    for path, whole in files.items():
        name = _near(path)
        print(say(options, "put-back" if whole else "changed-since", path=name))
    if not files:
        print(say(options, "nothing-to-undo"))
    return 0 if all(files.values()) else FAILED


def _wanted(options: argparse.Namespace, repair: Repair, out: TextIO) -> bool:
    print(repair.difference(), file=out)
    question = "encoding" if repair.encoding else "write"
    words = {"path": repair.path, "name": repair.encoding}
    if options.yes or _agreed(say(options, question, **words), out):
        return True
    print(say(options, "left", path=repair.path), file=out)
    return False


def _agreed(question: str, out: TextIO) -> bool:
    print(f"{question} [y/N] ", end="", file=out, flush=True)
    answer = sys.stdin.readline()
    if not answer.endswith("\n"):
        print(file=out)
    agreed = [
        word for one in tables.SHIPPED for word in tables.commands(one)["answers-yes"].split()
    ]
    return answer.strip().lower() in agreed


def _near(path: Path) -> Path:
    """`path` from the folder of the command, if it lies below."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
