"""The other engines print the same handbook; each in its own environment."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.support.engines import differences, facts
from tests.support.handbooks import ENVIRONMENT, FIXTURE, ROOT, Site

DIFFERS: dict[str, list[str]] = {"properdocs": [], "zensical": []}
"""What is known to differ, in the words of `differences`."""


@pytest.mark.parametrize("engine", DIFFERS)
def test_the_same_pages_titles_checklists_and_links(
    engine: str, fixture_site: Site, tmp_path: Path
) -> None:
    python = ROOT / f".venv-{engine}" / "bin" / "python"
    command = [str(python), "-m", "playbook", "build", "--engine", engine]
    command += ["--site", str(tmp_path / "site")]
    done = subprocess.run(
        command, cwd=FIXTURE, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    found = list(differences(facts(fixture_site.folder), facts(tmp_path / "site")))
    assert found == DIFFERS[engine]
    assert (tmp_path / "site" / "index.html").is_file()
