"""Where nothing can be written, a command says so in one line and leaves everything as it was."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from playbook.cli import schemas
from playbook.cli.main import main
from playbook.kinds import all_kinds
from playbook.model import json_schema
from tests.support.chance import sample
from tests.support.handbooks import ENVIRONMENT, FIXTURE, copy_fixture, fingerprint

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
WRITERS = {name: COMMANDS[name] for name in ("new", "check", "schema")} | {
    "rename": ["rename", "metrics/cvr", "conversion"],
    "delete": ["delete", "checklists/daily"],
}


def state(project: Path) -> tuple[set[str], str]:
    """What stands in the project but for caches, and its data."""
    names = {path.name for path in project.iterdir()} - {".cache", "__pycache__"}
    return names, fingerprint(project / "playbook_data")


@pytest.mark.parametrize("name", sample([*COMMANDS], 1))
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


@pytest.mark.parametrize("name", sample([*WRITERS], 2))
def test_a_writer_that_fails_at_its_nth_call(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = json_schema.schemas(all_kinds(), {})
    monkeypatch.setattr(json_schema, "schemas", lambda *_: made)
    monkeypatch.setattr(schemas, "known_choices", lambda *_: {})
    for number in count(1):
        project = tmp_path / str(number)
        shutil.copytree(FIXTURE / "playbook_data", project / "playbook_data")
        monkeypatch.chdir(project)
        if name == "check":
            for slip in ("checklists/daily.yml", "metrics/cvr.yml", "roles/ops.yml"):
                path = project / "playbook_data" / slip
                path.write_text(path.read_text("utf-8").replace("id: ", "id：", 1), "utf-8")
        before = state(project)
        with monkeypatch.context() as patch:
            calls = fail_at(number, patch)
            code = main([*WRITERS[name], "--lang", "en"])
        if len(calls) < number:
            assert code == 0 and number > 3
            return
        assert code == 2, calls
        if name == "check" and state(project) != before:
            assert main(["fix", "--undo"]) == 0
        assert left(name, project) == before


def left(name: str, project: Path) -> tuple[set[str], str]:
    """What a failed command has left; schemas made anew already may stay."""
    if name == "schema":
        shutil.rmtree(project / "playbook_data" / "schema", ignore_errors=True)
    return state(project)


def fail_at(number: int, patch: pytest.MonkeyPatch) -> list[str]:
    """Let the writing call of that `number` find no room. Gives the list of calls as they come."""
    calls: list[str] = []

    def counted(name: str) -> Callable[..., Any]:
        real = getattr(Path, name)

        def call(path: Path, *given: Any, **named: Any) -> Any:
            calls.append(name)
            if len(calls) == number:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
            return real(path, *given, **named)

        return call

    for name in ("mkdir", "write_bytes", "chmod", "replace"):
        patch.setattr(Path, name, counted(name))
    return calls


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
