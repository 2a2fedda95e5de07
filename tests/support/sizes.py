"""What is too large to be read at a sitting: `python -m tests.support.sizes`, in `make lint`."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.support import node

ROOT = Path(__file__).parents[2]
FILE_LINES, FUNCTION_LINES, SCRIPT_LINES, PARAMETERS = 300, 50, 80, 6
LIST_FUNCTIONS = Path(__file__).with_suffix(".mjs")
SOURCES = ("*.py", "*.js", "*.mjs", "*.css", "playbook/**/*.html", "playbook/**/*.md")
"""What people write and read: Python, scripts, styles, templates."""


def too_large(name: str, text: str) -> Iterator[str]:
    """Each fault of the file `name` that holds `text`, as `name:line: what`."""
    lines = text.count("\n")
    if lines > FILE_LINES:
        yield f"{name}:1: the file has {lines} lines, of at most {FILE_LINES}"
    if not name.endswith(".py"):
        return
    for one in ast.walk(ast.parse(text)):
        if not isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        length = (one.end_lineno or one.lineno) - one.lineno + 1
        if length > FUNCTION_LINES:
            yield f"{name}:{one.lineno}: {one.name} has {length} lines, of at most {FUNCTION_LINES}"
        given = [*one.args.posonlyargs, *one.args.args, *one.args.kwonlyargs]
        count = len([arg for arg in given if arg.arg not in ("self", "cls")])
        if count > PARAMETERS:
            yield f"{name}:{one.lineno}: {one.name} has {count} parameters, of at most {PARAMETERS}"


def long_in_scripts(files: Iterable[Path]) -> Iterator[str]:
    """Each function of a script in `files` that is too long, as `file:line: what`.

    TypeScript's parser finds them. Raises AssertionError if it does not run.
    """
    node.install()
    done = node.node(LIST_FUNCTIONS, *files, folder=ROOT)
    assert done.returncode == 0, done.stderr
    for file, line, name, length in json.loads(done.stdout):
        if length > SCRIPT_LINES:
            yield f"{file}:{line}: {name} has {length} lines, of at most {SCRIPT_LINES}"


def main() -> int:
    """Print everything too large that git knows of. Returns 1 if there is anything."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "--", *SOURCES],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    files = [name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]
    faults = [
        fault for name in files for fault in too_large(name, (ROOT / name).read_text("utf-8"))
    ]
    faults += long_in_scripts(Path(name) for name in files if name.endswith("js"))
    print("\n".join(faults), end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
