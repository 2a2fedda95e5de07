"""Values of mkdocs.yml that YAML or MkDocs takes, and of which something is lost or of no use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml
from mkdocs.config.defaults import MkDocsConfig

from playbook.mkdocs.settings_file import chain, place, value_at
from playbook.problems.problem import Problem, phrase
from playbook.text.encoding import decode

TEXTS = ("site_name", "site_description", "site_author", "copyright")
"""The settings that readers see, and that may well hold a `#`."""
CUT = re.compile(r"[ \t]+#(?=\S)")
LAST_PORT = 65_535


def cut_texts(path: Path) -> Iterator[Problem]:
    """Doubts about a comment that may have been part of a text: `Team #1`."""
    for root, name in chain(path):
        for key in TEXTS:
            node = value_at(root, key)
            if not isinstance(node, yaml.ScalarNode) or node.style or not node.value:
                continue
            number, column = node.end_mark.line, node.end_mark.column
            if found := CUT.match(_line(path.parent / name, number), column):
                words = {"kept": node.value}
                yield Problem(name, number + 1, found.end(), "cut", words, warning=True)


def lost(path: Path, *keys: str | int) -> Problem | None:
    """Why nothing is left of the value at `keys`, although something stands there: `#1`, `&Co`."""
    name, line, column = place(path, *keys)
    rest = _line(path.parent / name, line - 1)[column - 1 :].lstrip(" ")
    if rest[:1] == "&":
        return Problem(name, line, column, "starts-with-mark", {"mark": "&"})
    if re.match(r"#\S", rest):
        return Problem(name, line, column, "cut-all")
    return None


def unreachable(path: Path, config: MkDocsConfig) -> Iterator[Problem]:
    """A port that no computer has."""
    port = getattr(config.dev_addr, "port", 0)  # MkDocs itself refuses what has none
    if not 0 <= port <= LAST_PORT:
        words = {"name": "dev_addr", "detail": phrase("wanted-server")}
        yield Problem(*place(path, "dev_addr"), "bad-setting", words)


def _line(path: Path, number: int) -> str:
    """Line `number`, from 0, of a file; nothing where it has none."""
    lines = decode(path.read_bytes()).text.split("\n") if path.is_file() else []
    return lines[number] if number < len(lines) else ""
