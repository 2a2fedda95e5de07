"""On a disk that is full or read-only, a command ends in one line and leaves nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.handbooks import ENVIRONMENT, ROOT, copy_fixture, fingerprint

COMMANDS = {
    "build": ["build"],
    "new": ["new", "checklist", "x"],
    "check": ["check", "--fix", "--yes"],
    "schema": ["schema"],
}


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of four megabytes."""
    if os.geteuid():
        pytest.skip("only root may mount a disk; test_no_room.py tries the same with a limit")
    folder = tmp_path / "disk"
    folder.mkdir()
    mount("-t", "tmpfs", "-o", "size=4m", "playbook-test", folder)
    yield folder
    subprocess.run(["umount", folder], check=True)


def mount(*arguments: str | Path) -> None:
    subprocess.run(["mount", *arguments], check=True)


def fill(disk: Path) -> None:
    """Take every byte that is left."""
    with (disk / "filling").open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"\0" * 4096)
        except OSError:
            pass


@pytest.mark.parametrize("reason", ["No space left on device", "Read-only file system"])
@pytest.mark.parametrize("name", COMMANDS)
def test_one_line_and_nothing_left(name: str, reason: str, disk: Path, tmp_path: Path) -> None:
    project = disk / "handbook"
    given = copy_fixture(tmp_path)
    for part in ("docs", "playbook_data"):
        shutil.copytree(given / part, project / part)
    for part in ("mkdocs.yml", "macros.py"):
        shutil.copy(ROOT / part, project / part)
    daily = project / "playbook_data" / "checklists" / "daily.yml"
    text = daily.read_text(encoding="utf-8")
    if name == "check":
        daily.write_text(text.replace("id: ", "id：", 1), encoding="utf-8")
    if reason == "No space left on device":
        fill(disk)
    else:
        mount("-o", "remount,ro", disk)
    before = fingerprint(disk)
    done = subprocess.run(
        [sys.executable, "-m", "playbook", *COMMANDS[name], "--lang", "en"],
        cwd=project,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2, done.stdout + done.stderr
    said = done.stderr.splitlines()[-1]
    assert said.startswith("playbook: ") and str(project) in said and reason in said
    assert "Traceback" not in done.stderr
    assert fingerprint(disk) == before
