"""The wheel is the whole engine: installed in a new environment, it prints this handbook alike."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.handbooks import (
    ELSEWHERE,
    ROOT,
    build_wheel,
    copy_checkout,
    fingerprint,
    printed,
)

HANDBOOK = ("docs", "playbook_data", "mkdocs.yml", "macros.py")
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs a command of a new environment in a folder that holds the handbook and no engine."""
    folder = tmp_path_factory.mktemp("installed")
    checkout = copy_checkout(folder / "checkout")
    handbook = folder / "handbook"
    handbook.mkdir()
    commands = folder / "environment" / "bin"
    install = [str(commands / "python"), "-m", "pip", "install", "--quiet"]
    pinned = str(ROOT / "requirements" / "run.txt")
    wheel = str(build_wheel(checkout, folder / "wheel"))
    for command in (
        [sys.executable, "-m", "venv", str(commands.parent)],
        [*install, "--require-hashes", "-r", pinned],
        [*install, "--no-deps", wheel],
    ):
        subprocess.run(command, env=ELSEWHERE, check=True)
    for name in HANDBOOK:
        shutil.move(checkout / name, handbook / name)
    shutil.rmtree(checkout)

    def run(name: str, *arguments: object) -> subprocess.CompletedProcess[str]:
        command = [str(commands / name), *map(str, arguments)]
        return subprocess.run(
            command, cwd=handbook, env=ELSEWHERE, capture_output=True, text=True, check=False
        )

    return run


def test_nothing_is_wrong(run: Run) -> None:
    done = run("playbook", "check")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    "command",
    [("playbook", "build", "--site"), ("mkdocs", "build", "--strict", "--site-dir")],
    ids=lambda command: command[0],
)
def test_the_same_site(command: tuple[str, ...], run: Run, tmp_path: Path) -> None:
    done = run(*command, tmp_path / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    assert fingerprint(tmp_path / "site") == fingerprint(printed(ROOT))
