"""The `playbook` command: thin words over the rooms of this package."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TextIO

from playbook.check.fix import repairs
from playbook.check.loader import inspect, load
from playbook.check.prose import check_prose
from playbook.cli.new_record import NothingToName, starter
from playbook.model import json_schema
from playbook.model.base import ID_PATTERN
from playbook.model.registry import KINDS
from playbook.problems.problem import BadPlaybook, Problem, in_order
from playbook.problems.report import FORMATS, reader_language, summary
from playbook.site import publish
from playbook.site.target import UnsafeTarget

DATA = Path("playbook_data")
INTERRUPTED = 130
"""What shells return for a command ended by Ctrl-C."""
SAID = {
    "zh": {
        "encoding": "{path} 看起来是用 {name} 保存的。按 {name} 读出，改存为 UTF-8？",
        "write": "写入以上改动？",
        "mended": "改好了 {count} 个文件。",
        "left": "没有改动 {path}。",
        "nothing": "没有可以自动修复的地方。",
        "wrote": "写好了 {path}，现在把示例文字换成自己的。",
        "needs": "新记录要引用 {name} 里的 {count} 条，现在还不够：先写好它们。",
        "taken": "id {id} 不合规则，或者已经有这个文件。",
        "stale": "{path} 已过期，请运行 playbook schema。",
        "no-folder": "没有文件夹 {path}",
    },
    "en": {
        "encoding": "{path} looks as if saved in {name}. Read it as {name} and save it as UTF-8?",
        "write": "Write these changes?",
        "mended": "Mended {count} file(s).",
        "left": "{path} is left as it was.",
        "nothing": "There is nothing that can be mended without you.",
        "wrote": "Wrote {path}; now put your own words in the place of the sample.",
        "needs": "the new record names {count} of {name}, which holds fewer: write those first.",
        "taken": "the id {id} is not valid, or its file is already there.",
        "stale": "{path} is out of date: run playbook schema.",
        "no-folder": "no folder {path}",
    },
}


def main(arguments: list[str] | None = None) -> int:
    """Run the command line. Returns 0 if all is well, 1 for problems, 2 for wrong use."""
    options = _parser().parse_args(arguments)
    if not options.data.is_dir():
        print(f"playbook: {_say(options, 'no-folder', path=options.data)}", file=sys.stderr)
        return 2
    if options.data.name in ("", ".."):  # files are named from the folder that holds the data
        options.data = options.data.resolve()
    try:
        code: int = options.run(options)
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return INTERRUPTED
    return code


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--data", type=Path, default=DATA, help="the folder (default: %(default)s)")
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
    check.set_defaults(run=_check)
    new = commands.add_parser("new", parents=[shared], help="write a file to start a record from")
    new.add_argument("kind", choices=[kind.singular for kind in KINDS.values()], metavar="KIND",
                     help=", ".join(kind.singular for kind in KINDS.values()))  # fmt: skip
    new.add_argument("id", nargs="?", help="default: the next free one")
    new.set_defaults(run=_new)
    schemas = commands.add_parser(
        "schema", parents=[shared], help="write the JSON Schemas that editors read"
    )
    schemas.add_argument("--check", action="store_true", help="only say which are out of date")
    schemas.set_defaults(run=_schema)
    build = commands.add_parser(
        "build", parents=[shared], help="print the handbook, replacing the old one on success"
    )
    build.add_argument("--site", type=Path, default=Path("site"), help="default: %(default)s")
    build.set_defaults(run=_build)
    serve = commands.add_parser(
        "serve", parents=[shared], help="show the handbook and follow every change"
    )
    serve.add_argument("--address", default="127.0.0.1:8000", help="default: %(default)s")
    serve.set_defaults(run=lambda options: publish.serve(Path.cwd(), options.address))
    return parser


def _check(options: argparse.Namespace) -> int:
    if options.fix:
        _fix(options)
    problems = _problems(options.data)
    errors = [problem for problem in problems if options.strict or not problem.warning]
    said = FORMATS[options.format](problems, options.lang, options.data.parent)
    if said:
        print(said)
    if options.format == "text":
        print(summary(problems, options.lang))
    return 1 if errors else 0


def _problems(data: Path) -> list[Problem]:
    """Everything wrong or doubtful with the data, and with the prose that stands beside it."""
    playbook, problems = inspect(data)
    docs = data.parent / "docs"
    if playbook and docs.is_dir():
        from playbook.render.renderer import PAGE_WORDS  # noqa: PLC0415 - loads the templates

        problems += check_prose(docs, playbook, PAGE_WORDS)
    return in_order(problems)


def _build(options: argparse.Namespace) -> int:
    """The same check first; MkDocs is not even started on bad data."""
    problems = [problem for problem in _problems(options.data) if not problem.warning]
    if problems:
        print(FORMATS["text"](problems, options.lang, options.data.parent), file=sys.stderr)
        print(summary(problems, options.lang), file=sys.stderr)
        return 1
    try:
        return publish.build(Path.cwd(), options.site, options.lang)
    except UnsafeTarget as unsafe:
        print(f"playbook: {unsafe.said(options.lang)}", file=sys.stderr)
        return 2


def _fix(options: argparse.Namespace) -> None:
    """Show each repair, ask, and write it; what is meant for programs stays clean of this talk."""
    out = sys.stdout if options.format == "text" else sys.stderr
    mended = 0
    found = list(repairs(options.data))
    for repair in found:
        print(repair.difference(), file=out)
        question = "encoding" if repair.encoding else "write"
        words = {"path": repair.path, "name": repair.encoding}
        if options.yes or _agreed(_say(options, question, **words), out):
            repair.write()
            mended += 1
        else:
            print(_say(options, "left", path=repair.path), file=out)
    print(_say(options, "mended", count=mended) if found else _say(options, "nothing"), file=out)


def _new(options: argparse.Namespace) -> int:
    """Write a new record, valid from the start; never over an old one."""
    try:
        playbook = load(options.data)
    except BadPlaybook as bad:
        print(FORMATS["text"](bad.problems, options.lang, options.data.parent), file=sys.stderr)
        return 1
    kind = next(kind for kind in KINDS.values() if kind.singular == options.kind)
    try:
        ident, text = starter(kind, playbook, options.id)
    except NothingToName as nothing:
        print(_say(options, "needs", name=nothing.name, count=nothing.count), file=sys.stderr)
        return 2
    path = options.data / kind.name / f"{ident}.yml"
    if not re.fullmatch(ID_PATTERN, ident) or path.exists():
        print(_say(options, "taken", id=ident), file=sys.stderr)
        return 2
    if (options.data / json_schema.FOLDER).is_dir():
        text = json_schema.first_line(Path(kind.name, path.name)) + "\n" + text
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    print(_say(options, "wrote", path=path))
    return 0


def _schema(options: argparse.Namespace) -> int:
    if not options.check:
        for path in json_schema.write(options.data):
            print(path)
        return 0
    old = [path for path, _ in json_schema.stale(options.data)]
    for path in old:
        print(_say(options, "stale", path=path))
    return 1 if old else 0


def _agreed(question: str, out: TextIO) -> bool:
    print(f"{question} [y/N] ", end="", file=out, flush=True)
    answer = sys.stdin.readline()
    if not answer.endswith("\n"):
        print(file=out)
    return answer.strip().lower() in ("y", "yes", "是")


def _say(options: argparse.Namespace, key: str, **words: object) -> str:
    return SAID[options.lang][key].format(**words)
