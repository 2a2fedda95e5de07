"""`playbook check`: everything that is wrong, and mending what has only one meaning."""

from __future__ import annotations

import argparse
import sys
from typing import TextIO

from playbook.check.fix import repairs
from playbook.check.loader import inspect
from playbook.check.prose import check_prose
from playbook.cli.output import FAILED, say
from playbook.model.playbook import Playbook
from playbook.problems.problem import Problem, in_order
from playbook.problems.report import FORMATS, summary


def check(options: argparse.Namespace) -> int:
    """Say everything that is wrong or doubtful. Returns 0 if nothing is wrong."""
    if options.fix:
        _fix(options)
    _, problems = read(options)
    errors = [problem for problem in problems if options.strict or not problem.warning]
    report = FORMATS[options.format](problems, options.lang, options.project.data.parent)
    if report:
        print(report)
    if options.format == "text":
        print(summary(problems, options.lang))
    return FAILED if errors else 0


def read(options: argparse.Namespace) -> tuple[Playbook | None, list[Problem]]:
    """The playbook, if it can be made, and all that is wrong or doubtful with settings, data and
    the prose that stands beside it."""
    playbook, problems = inspect(options.project.data)
    if playbook and options.project.docs.is_dir():
        from playbook.render.renderer import MACROS  # noqa: PLC0415 - loads the templates

        problems += check_prose(options.project, playbook, MACROS)
    return playbook, in_order([*options.settings_problems, *problems])


def _fix(options: argparse.Namespace) -> None:
    """Show each repair, ask, and write it; what is meant for programs stays clean of this talk."""
    out = sys.stdout if options.format == "text" else sys.stderr
    mended = 0
    found = list(repairs(options.project.data))
    for repair in found:
        print(repair.difference(), file=out)
        question = "encoding" if repair.encoding else "write"
        words = {"path": repair.path, "name": repair.encoding}
        if options.yes or _agreed(say(options, question, **words), out):
            repair.write()
            mended += 1
        else:
            print(say(options, "left", path=repair.path), file=out)
    print(say(options, "mended", count=mended) if found else say(options, "nothing"), file=out)


def _agreed(question: str, out: TextIO) -> bool:
    print(f"{question} [y/N] ", end="", file=out, flush=True)
    answer = sys.stdin.readline()
    if not answer.endswith("\n"):
        print(file=out)
    return answer.strip().lower() in ("y", "yes", "是")
