"""What power cuts, full disks, merges and hands make of files that the engine itself keeps,
and commands that end half way."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest

from playbook.source import journal

DAMAGES = [
    b"",
    b"\0" * 50,
    b"\xff\xfe\x00\xd8",
    b'[{"path"',
    b'{"changes": {',
    b"<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> other\n",
    b"null",
    b"3",
    b'"x"',
    b"[1]",
    b"[{}]",
    b'{"changes": [], "pages": 3, "files": "x"}',
    b'{"changes": {"checklists/daily.yml": {"said": 3, "version": []}}}',
    b'[{"path": 3, "before": 4, "after": 5}]',
    b'[{"path": "../playbook_data/team.yml", "before": "!", "after": 0}]',
    b"[" * 100_000,
]
"""No command has written any of these: they are not JSON, or not what is expected."""


def ends_at(
    patch: pytest.MonkeyPatch, number: int, end: BaseException, *, for_good: bool = False
) -> None:
    """Let the write of that `number`, or all from then on, end the command."""
    put, calls = journal._put, count()

    def ended(path: Path, content: bytes | None) -> None:
        call = next(calls)
        if call == number or (for_good and call > number):
            raise end
        put(path, content)

    patch.setattr(journal, "_put", ended)
