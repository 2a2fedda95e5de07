"""Where there is no room or no right to write, a command ends in one line and leaves nothing."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.handbooks import ENVIRONMENT, FIXTURE, copy_handbook, fingerprint

COMMANDS = {
    "build": ["build"],
    "new": ["new", "checklist", "x"],
    "check": ["check", "--fix", "--yes"],
    "schema": ["schema"],
    "init": ["init", "another"],
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
def test_one_line_and_nothing_left(name: str, reason: str, disk: Path) -> None:
    project = disk / "handbook"
    fill_in(project, name)
    if reason == "No space left on device":
        fill(disk)
    else:
        mount("-o", "remount,ro", disk)
    refused(name, project, disk, reason)


def refused(name: str, project: Path, folder: Path, reason: str, *user: str) -> None:
    """The command says `reason` in its last line, and changes nothing in `folder`."""
    before = fingerprint(folder)
    done = subprocess.run(
        [*user, sys.executable, "-m", "playbook", *COMMANDS[name], "--lang", "en"],
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
    assert fingerprint(folder) == before


@pytest.mark.parametrize("name", COMMANDS)
def test_a_folder_of_another_user(name: str) -> None:
    if os.geteuid():
        pytest.skip("only root may become another user")
    with tempfile.TemporaryDirectory() as folder:  # pytest's own lets no other user in
        project = Path(folder).resolve()
        project.chmod(0o755)
        fill_in(project, name)
        nobody = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
        refused(name, project, project, "Permission denied", *nobody)


def fill_in(project: Path, command: str) -> None:
    """A handbook in the folder `project`, with something for `command` to do."""
    copy_handbook(FIXTURE, project)
    (project / ".cache" / "templates").mkdir(parents=True)  # as after any print
    if command == "check":
        slip(project)


def slip(project: Path) -> None:
    """Give the fix something to mend."""
    daily = project / "playbook_data" / "checklists" / "daily.yml"
    text = daily.read_text(encoding="utf-8")
    daily.write_text(text.replace("id: ", "id：", 1), encoding="utf-8")
