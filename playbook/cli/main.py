"""The `playbook` command: its options; each command has a module of its own."""

from __future__ import annotations

import argparse
import sys
from functools import cache
from pathlib import Path
from typing import Any

from playbook.cli import (
    checking,
    delete,
    fixing,
    health,
    holidays,
    init,
    outdated,
    printing,
    records,
    rename,
    schemas,
    texts,
    translated,
    words,
)
from playbook.cli.output import (
    FAILED,
    file_trouble,
    finish_last,
    refuse,
    speak_on_any_console,
    tell,
)
from playbook.cli.signals import end_tidily, say_no_more, tidily
from playbook.kinds import FOLDER, record_kinds
from playbook.locale import tables
from playbook.mkdocs.project import find_project
from playbook.problems.problem import BadPlaybook
from playbook.problems.report import FORMATS, reader_language, text
from playbook.source.writing import FULL


def main(arguments: list[str] | None = None) -> int:
    """Run the command line. Returns 0 if all is well, 1 for problems, 2 for wrong use."""
    speak_on_any_console()
    try:
        options = _parser().parse_args(arguments)
        options.lang = options.lang or reader_language()
    except BadPlaybook as bad:  # the engine itself is not whole
        print(text(bad.problems, reader_language(), FOLDER), file=sys.stderr)
        return FAILED
    end_tidily()
    return tidily(lambda: _run(options))


def _run(options: argparse.Namespace) -> int:
    """Find the project and run the command; what files refuse is said in a line."""
    try:
        if options.run is not init.init:
            _find(options)
            if finish_last(options):
                _find(options)
            if not options.project.data.is_dir():
                return refuse(options, "no-folder", path=options.data or options.project.data)
        code: int = options.run(options)
        sys.stdout.flush()
    except BadPlaybook as bad:  # in the data, or in a file that the engine itself keeps
        tell(options, bad.problems)
        return FAILED
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.filename is None:
            if error.errno not in FULL:
                raise
            say_no_more()
        return file_trouble(options, error)
    return code


def _find(options: argparse.Namespace) -> None:
    """Note the project that the command is for, and what is wrong with its settings."""
    site = getattr(options, "site", None)
    found = find_project(Path.cwd(), options.data, site)
    options.project, options.settings_problems = found


@cache
def _parser() -> argparse.ArgumentParser:
    """The same for all calls in a process: tests make hundreds."""
    spoken = argparse.ArgumentParser(add_help=False)
    spoken.add_argument("--lang", choices=tables.SHIPPED)
    shared = argparse.ArgumentParser(add_help=False, parents=[spoken])
    shared.add_argument("--data", type=Path, help="the folder (default: as mkdocs.yml says)")
    parser = argparse.ArgumentParser(prog="playbook", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    _add_init(commands, spoken)

    check = commands.add_parser(
        "check", parents=[shared], help="read all data and say everything that is wrong"
    )
    check.add_argument("--format", choices=FORMATS, default="text", help="default: %(default)s")
    check.add_argument("--summary", type=Path, help="a file for the same in Markdown")
    check.add_argument("--strict", action="store_true", help="doubts are errors too")
    check.add_argument("--fix", action="store_true", help="run fix first")
    check.add_argument("--yes", action="store_true", help="with --fix: do not ask")
    check.set_defaults(run=checking.check)

    fix = commands.add_parser(
        "fix", parents=[shared], help="mend what has only one meaning, and show each change"
    )
    fix.add_argument("--yes", action="store_true", help="do not ask")
    fix.add_argument("--undo", action="store_true", help="put back what the last fix has changed")
    fix.set_defaults(run=fixing.fix)

    kinds = [kind.singular for kind in record_kinds().values()]
    new = commands.add_parser("new", parents=[shared], help="write a file to start a record from")
    new.add_argument("kind", choices=kinds, metavar="KIND", help=", ".join(kinds))
    new.add_argument("id", nargs="?", help="default: the next free one")
    new.set_defaults(run=records.new)

    _add_edits(commands, shared)
    days = commands.add_parser(
        "holidays", parents=[shared], help="write public holidays for review, from a library"
    )
    days.add_argument("country", help="two letters, such as CN")
    days.add_argument("years", nargs="+", type=int, metavar="YEAR", help="such as 2028")
    days.set_defaults(run=holidays.holidays)
    schema = commands.add_parser(
        "schema", parents=[shared], help="write the JSON Schemas that editors read"
    )
    schema.add_argument("--check", action="store_true", help="only say which are out of date")
    schema.set_defaults(run=schemas.schema)
    _add_printing(commands, shared)
    return parser


def _add_init(commands: Any, spoken: argparse.ArgumentParser) -> None:
    begin = commands.add_parser("init", parents=[spoken], help="begin a handbook in a few files")
    begin.add_argument("folder", type=Path, help="where; made if it is not there")
    begin.add_argument("--name", help="of the handbook (default: the folder's)")
    begin.add_argument("--languages", help="their codes with commas between, the first one leading")
    begin.add_argument("--country", help="two letters, such as US")
    begin.add_argument("--base", help="what it stands on: ecommerce, or none for empty sections")
    begin.add_argument("--yes", action="store_true", help="ask nothing")
    begin.set_defaults(run=init.init)


def _add_edits(commands: Any, shared: argparse.ArgumentParser) -> None:
    """The commands that change files which are there."""
    renaming = commands.add_parser(
        "rename",
        parents=[shared],
        help="rename a record or a fact, and follow it wherever it is named",
    )
    renaming.add_argument("record", help="such as checklists/daily-open, or facts/price-notice")
    renaming.add_argument("name", help="its new id, such as daily-start")
    renaming.set_defaults(run=rename.rename)
    deleting = commands.add_parser(
        "delete", parents=[shared], help="remove something, or leave it out of the base"
    )
    deleting.set_defaults(run=delete.delete)
    ejecting = commands.add_parser(
        "eject", parents=[shared], help="copy what the base says into the handbook, whole"
    )
    ejecting.set_defaults(run=delete.eject)
    reading = commands.add_parser(
        "outdated", parents=[shared], help="say what a newer base says under your changes"
    )
    reading.add_argument("--accept", action="store_true", help="note all of it as read")
    reading.set_defaults(run=outdated.outdated)
    upgrading = commands.add_parser(
        "upgrade", parents=[shared], help="pin and install another wheel of the engine"
    )
    upgrading.add_argument("wheel", help="its address or file")
    upgrading.set_defaults(run=outdated.upgrade)
    for command in (deleting, ejecting):
        command.add_argument("place", help="kind/id, a single file such as plan, or a page's path")


def _add_translating(commands: Any, shared: argparse.ArgumentParser) -> None:
    out = commands.add_parser(
        "texts", parents=[shared], help="write what records say for a translator, or read it back"
    )
    out.add_argument("language", help="the code of the language to translate into")
    way = out.add_mutually_exclusive_group(required=True)
    way.add_argument("--out", type=Path, metavar="FILE", help="a new PO file to write")
    way.add_argument("--in", type=Path, metavar="FILE", dest="back", help="one to read back")
    out.set_defaults(run=texts.texts)
    agreeing = commands.add_parser(
        "translated", parents=[shared], help="say what is stale, or that all languages agree"
    )
    agreeing.add_argument("records", nargs="*", metavar="RECORD", help="such as metrics/cvr, plan")
    agreeing.add_argument("--all", action="store_true", help="every record")
    agreeing.set_defaults(run=translated.translated)


def _add_printing(commands: Any, shared: argparse.ArgumentParser) -> None:
    state = commands.add_parser(
        "health", parents=[shared], help="say how much work the lists are, and what to look at"
    )
    state.add_argument("--format", choices=health.HEALTH_FORMATS, default="text")
    state.set_defaults(run=health.health)
    said = commands.add_parser(
        "words", parents=[shared], help="write what the engine says, to be said in a language"
    )
    said.add_argument("language", help="its tag in BCP 47")
    said.set_defaults(run=words.words)
    _add_translating(commands, shared)
    build = commands.add_parser(
        "build", parents=[shared], help="print the handbook, replacing the old one on success"
    )
    build.add_argument("--site", type=Path, help="default: as mkdocs.yml says")
    build.add_argument(
        "--engine",
        choices=("mkdocs", *printing.ENGINES),
        default="mkdocs",
        help="default: %(default)s",
    )
    build.set_defaults(run=printing.build)

    serve = commands.add_parser(
        "serve", parents=[shared], help="show the handbook and follow every change"
    )
    serve.add_argument("--address", help="default: dev_addr of mkdocs.yml, or 127.0.0.1:8000")
    serve.set_defaults(run=printing.serve)
