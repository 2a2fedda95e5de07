"""What the commands say, and how a run is to be told to other programs."""

from __future__ import annotations

import argparse
import io
import sys
from typing import TextIO

from playbook.locale import commands
from playbook.problems.problem import Problem
from playbook.problems.report import FORMATS, summary
from playbook.source.journal import NothingWritten, finish, unwritten
from playbook.source.project import Project

FAILED, WRONG_USE = 1, 2
"""Exit codes: there are problems; the command cannot do what it is asked."""


def speak_on_any_console() -> None:
    """Show what the console's encoding cannot say as a question mark, instead of failing."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def say(options: argparse.Namespace, key: str, **words: object) -> str:
    """The words of `key` in the language of the command."""
    return commands.say(key, options.lang, **words)


def refuse(options: argparse.Namespace, key: str, **words: object) -> int:
    """Say in one line why nothing is done. Returns the exit code."""
    print(f"playbook: {say(options, key, **words)}", file=sys.stderr)
    return WRONG_USE


def finish_last(options: argparse.Namespace) -> bool:
    """Write what a command that was killed had still to write, and say so; returns whether there
    was any. Raises OSError."""
    project: Project = options.project
    finished = [*finish(project.journal, project.folders)]
    for path, untouched in finished:
        print(say(options, "finished" if untouched else "unfinished", path=path), file=sys.stderr)
    return bool(finished)


def file_trouble(options: argparse.Namespace, error: OSError) -> int:
    """Say which file could not be read or written, and what is left undone. Returns the exit
    code."""
    path = error.filename or "stdout"
    code = refuse(options, "file-trouble", path=path, reason=error.strerror)
    if isinstance(error, NothingWritten):
        print(say(options, "nothing-written"), file=sys.stderr)
    elif found := getattr(options, "project", None):
        for left in unwritten(found.journal, found.folders):
            print(say(options, "not-yet", path=left), file=sys.stderr)
    return code


def tell(options: argparse.Namespace, problems: list[Problem], out: TextIO | None = None) -> None:
    """Every problem as text with a count at the end, to `out` (default: standard error)."""
    out = out or sys.stderr
    if problems:
        print(FORMATS["text"](problems, options.lang, options.project.data.parent), file=out)
    print(summary(problems, options.lang), file=out)
