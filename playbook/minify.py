"""Scripts as the reader's browser gets them: without comments and indentation."""

from __future__ import annotations

import re
from pathlib import Path

BLOCK = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*\n", re.DOTALL | re.MULTILINE)
LINE = re.compile(r"^[ \t]*(?://[^\n]*)?\n", re.MULTILINE)
TYPE = re.compile(r"/\*\* @(?:type|param|returns) [^\n]*?\*/ ?")
INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


def minify(folder: Path) -> None:
    """Shorten every script in `folder`.

    Only comments on lines of their own, type comments and indentation go; tests/js compares the
    programs before and after.
    """
    for path in folder.glob("*.js"):
        path.write_text(shorten(path.read_text(encoding="utf-8")), encoding="utf-8")


def shorten(source: str) -> str:
    """`source` without what only its authors read."""
    for what in (BLOCK, TYPE, LINE, INDENT):
        source = what.sub("", source)
    return source
