"""Two builds of one site at the same time: each ends well, and the site is whole."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.support.handbooks import ENVIRONMENT, copy_fixture, fingerprint


def test_two_builds_at_once(tmp_path: Path) -> None:
    project = copy_fixture(tmp_path)
    command = [sys.executable, "-m", "playbook", "build"]
    subprocess.run(command, cwd=project, env=ENVIRONMENT, check=True)
    before = fingerprint(project / "site")
    names = {path.name for path in project.iterdir()}
    both = [subprocess.Popen(command, cwd=project, env=ENVIRONMENT) for _ in range(2)]
    assert [one.wait(timeout=300) for one in both] == [0, 0]
    assert fingerprint(project / "site") == before
    assert {path.name for path in project.iterdir()} == names
