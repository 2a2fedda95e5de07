"""Edits that the form makes at random, and what the engine reads of them."""

from __future__ import annotations

import json
from pathlib import Path

from playbook.source.reader import read
from tests.support.chance import SEED
from tests.support.node import install, node


def tried(count: int, *folders: Path) -> int:
    """Try `count` edits of the files in `folders`; returns how many were written. Raises
    AssertionError for one that touches more than it is about, or that is read as anything else."""
    install()
    done = node("edits.mjs", str(count), str(SEED), *folders)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    for line in lines:
        name, text, meant = json.loads(line)
        before = {one.code for one in read(name, Path(name).read_bytes()).problems}
        found = read(name, text.encode())
        assert found.data == meant, (name, text)
        new = [one for one in found.problems if one.code not in before | {"wrapped-chinese"}]
        assert new == [], (name, [(one.line, one.code, found.line(one.line)) for one in new])
    return len(lines)
