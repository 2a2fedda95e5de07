"""Where nothing can be written, a command says so in one line and leaves everything as it was."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.handbooks import ENVIRONMENT, copy_fixture, fingerprint

BYTES = {"build": 50_000, "new": 10, "check": 10, "schema": 10}
"""No file may grow larger: as on a full disk, a write ends half way."""
UNMEASURED = {name: value for name, value in ENVIRONMENT.items() if "COVERAGE" not in name}
"""What is reached in a process without room could not be written down."""
COMMANDS = {
    "build": ["build"],
    "new": ["new", "checklist", "x"],
    "check": ["check", "--fix", "--yes"],
    "schema": ["schema"],
}


def state(project: Path) -> tuple[set[str], str]:
    """What stands in the project but for caches, and its data."""
    names = {path.name for path in project.iterdir()} - {".cache"}
    return names, fingerprint(project / "playbook_data")


@pytest.mark.parametrize("name", COMMANDS)
def test_a_write_that_ends_half_way(name: str, tmp_path: Path) -> None:
    project = copy_fixture(tmp_path)
    daily = project / "playbook_data" / "checklists" / "daily.yml"
    text = daily.read_text(encoding="utf-8")
    if name == "check":
        daily.write_text(text.replace("id: ", "id：", 1), encoding="utf-8")
    before = state(project)
    done = subprocess.run(
        [sys.executable, "-m", "playbook", *COMMANDS[name], "--lang", "en"],
        cwd=project,
        env=UNMEASURED,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (BYTES[name],) * 2),
    )
    assert done.returncode == 2, done.stderr
    said = done.stderr.splitlines()[-1]
    assert said.startswith(f"playbook: {project}"), done.stderr
    assert "File too large" in said
    assert "Traceback" not in done.stderr
    assert state(project) == before


def test_a_report_that_nobody_can_take(tmp_path: Path) -> None:
    project = copy_fixture(tmp_path)
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "playbook", "check", "--lang", "en"],
            cwd=project,
            env=ENVIRONMENT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.startswith("playbook: stdout: No space left on device")
    assert len(done.stderr.splitlines()) == 1
