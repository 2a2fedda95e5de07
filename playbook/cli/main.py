"""The `playbook` command: its options; each command has a module of its own."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from playbook.cli import checking, printing, records, schemas
from playbook.cli.engines import ENGINES
from playbook.cli.output import refuse, speak_on_any_console
from playbook.cli.signals import BROKEN_PIPE, ENDED, INTERRUPTED, end_tidily
from playbook.mkdocs.project import find_project
from playbook.model.registry import KINDS
from playbook.problems.report import FORMATS, reader_language
from playbook.source.writing import FULL


def main(arguments: list[str] | None = None) -> int:
    """Run the command line. Returns 0 if all is well, 1 for problems, 2 for wrong use."""
    speak_on_any_console()
    options = _parser().parse_args(arguments)
    end_tidily()
    try:
        site = getattr(options, "site", None)
        options.project, options.settings_problems = find_project(Path.cwd(), options.data, site)
        if not options.project.data.is_dir():
            return refuse(options, "no-folder", path=options.data or options.project.data)
        code: int = options.run(options)
        sys.stdout.flush()
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        _say_no_more()
        return ENDED + BROKEN_PIPE
    except OSError as error:
        if error.filename is None:
            if error.errno not in FULL:
                raise
            _say_no_more()
        path = error.filename or "stdout"
        return refuse(options, "file-trouble", path=path, reason=error.strerror)
    return code


def _say_no_more() -> None:
    """Nobody takes what is said; let Python not try once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--data", type=Path, help="the folder (default: as mkdocs.yml says)")
    shared.add_argument("--lang", choices=("zh", "en"), default=reader_language())
    parser = argparse.ArgumentParser(prog="playbook", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")

    check = commands.add_parser(
        "check", parents=[shared], help="read all data and say everything that is wrong"
    )
    check.add_argument("--format", choices=FORMATS, default="text", help="default: %(default)s")
    check.add_argument("--strict", action="store_true", help="doubts are errors too")
    check.add_argument("--fix", action="store_true", help="first mend what has only one meaning")
    check.add_argument("--yes", action="store_true", help="with --fix: do not ask")
    check.set_defaults(run=checking.check)

    kinds = [kind.singular for kind in KINDS.values()]
    new = commands.add_parser("new", parents=[shared], help="write a file to start a record from")
    new.add_argument("kind", choices=kinds, metavar="KIND", help=", ".join(kinds))
    new.add_argument("id", nargs="?", help="default: the next free one")
    new.set_defaults(run=records.new)

    schema = commands.add_parser(
        "schema", parents=[shared], help="write the JSON Schemas that editors read"
    )
    schema.add_argument("--check", action="store_true", help="only say which are out of date")
    schema.set_defaults(run=schemas.schema)

    build = commands.add_parser(
        "build", parents=[shared], help="print the handbook, replacing the old one on success"
    )
    build.add_argument("--site", type=Path, help="default: as mkdocs.yml says")
    build.add_argument(
        "--engine", choices=("mkdocs", *ENGINES), default="mkdocs", help="default: %(default)s"
    )
    build.set_defaults(run=printing.build)

    serve = commands.add_parser(
        "serve", parents=[shared], help="show the handbook and follow every change"
    )
    serve.add_argument("--address", default="127.0.0.1:8000", help="default: %(default)s")
    serve.set_defaults(run=printing.serve)
    return parser
