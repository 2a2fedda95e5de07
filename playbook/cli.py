"""The `playbook` command: thin words over the rooms of this package."""

from __future__ import annotations

import argparse
import locale
import os
import sys
from pathlib import Path

from playbook import publish
from playbook.load import inspect
from playbook.problems import Problem, in_order

DATA = Path("playbook_data")


def main(arguments: list[str] | None = None) -> int:
    """Run the command line. Returns 0 if all is well, 1 for problems, 2 for wrong use."""
    options = _parser().parse_args(arguments)
    code: int = options.run(options)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="playbook", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    check = commands.add_parser("check", help="read all data and say everything that is wrong")
    check.add_argument("--data", type=Path, default=DATA, help="the folder (default: %(default)s)")
    check.add_argument("--lang", choices=("zh", "en"), default=reader_language())
    check.add_argument("--strict", action="store_true", help="doubts are errors too")
    check.set_defaults(run=_check)
    build = commands.add_parser(
        "build", help="print the handbook, replacing the old one on success"
    )
    build.add_argument("--site", type=Path, default=Path("site"), help="default: %(default)s")
    build.set_defaults(run=lambda options: publish.build(Path.cwd(), options.site.resolve()))
    serve = commands.add_parser("serve", help="show the handbook and follow every change")
    serve.add_argument("--address", default="127.0.0.1:8000", help="default: %(default)s")
    serve.set_defaults(run=lambda options: publish.serve(Path.cwd(), options.address))
    return parser


def _check(options: argparse.Namespace) -> int:
    if not options.data.is_dir():
        print(f"playbook: no folder {options.data}", file=sys.stderr)
        return 2
    _, problems = inspect(options.data)
    for problem in in_order(problems):
        print(show(problem, options.lang, options.data.parent))
    errors = [p for p in problems if options.strict or not p.warning]
    said = {
        "zh": f"{len(errors)} 个错误，{len(problems) - len(errors)} 个提醒",
        "en": f"{len(errors)} error(s), {len(problems) - len(errors)} warning(s)",
    }
    print(said[options.lang])
    return 1 if errors else 0


def show(problem: Problem, language: str, root: Path) -> str:
    """`path:line:column: [code] message`, the line itself, a caret, and the hint."""
    head = f"{problem.path}:{problem.line}:{problem.column}: [{problem.code}] "
    parts = [head + problem.message(language)]
    line = _line(root / problem.path, problem.line)
    if line.strip():
        parts += [f"    {line}", "    " + _pad(line[: problem.column - 1]) + "^"]
    if hint := problem.hint(language):
        parts.append(f"    {hint}")
    return "\n".join(parts)


def _line(path: Path, number: int) -> str:
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    except OSError:
        return ""
    return lines[number - 1].rstrip("\r") if number <= len(lines) else ""


def _pad(before: str) -> str:
    """Blanks as wide as `before` on a terminal, where Chinese takes two columns."""
    return "".join("\u3000" if ord(character) > 0x2E7F else " " for character in before)


def reader_language() -> str:
    """ "zh" if the reader's locale is Chinese, else "en"."""
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    chosen = next((name for name in names if name), locale.getlocale()[0] or "")
    return "zh" if chosen.lower().startswith(("zh", "chinese")) else "en"
