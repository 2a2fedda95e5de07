"""A build killed at any moment leaves the old site or the new one, whole, and all that it read."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from tests.support.chance import dice
from tests.support.handbooks import ENVIRONMENT, copy_fixture, fingerprint

COMMAND = [sys.executable, "-m", "playbook", "build"]
MOMENTS = 20
READ = ("docs", "playbook_data")


def build(project: Path) -> float:
    """Build to the end; returns how many seconds it took."""
    begun = time.monotonic()
    subprocess.run(COMMAND, cwd=project, env=ENVIRONMENT, check=True, capture_output=True)
    return time.monotonic() - begun


def killed(project: Path, seconds: float) -> None:
    """Begin to build, and kill it after so many seconds."""
    quiet = subprocess.DEVNULL
    running = subprocess.Popen(
        COMMAND, cwd=project, env=ENVIRONMENT, stdout=quiet, stderr=quiet, start_new_session=True
    )
    time.sleep(seconds)
    running.kill()
    running.wait()


def test_a_build_killed_at_random_moments(tmp_path: Path) -> None:
    project = copy_fixture(tmp_path)
    needed = build(project)
    old = fingerprint(project / "site")
    page = project / "docs" / "en" / "about" / "index.md"
    page.write_text(page.read_text("utf-8") + "\nAnother sentence.\n", encoding="utf-8")
    read, names = [fingerprint(project / name) for name in READ], set(project.iterdir())
    sites, chance = [], dice()
    for _ in range(MOMENTS):
        killed(project, chance.uniform(0, needed))
        sites.append(fingerprint(project / "site"))
        assert [fingerprint(project / name) for name in READ] == read
    build(project)
    new = fingerprint(project / "site")
    assert new != old
    assert set(sites) <= {old, new}
    assert set(project.iterdir()) == names
