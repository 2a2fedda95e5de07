"""A copied or renamed project folder runs its own engine, whatever environment came along."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from tests.support.handbooks import ELSEWHERE, copy_checkout


def make(target: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", target], cwd=folder, env=ELSEWHERE, capture_output=True, text=True, check=False
    )


def test_a_copy_runs_its_own_engine_and_leaves_the_original_alone(tmp_path: Path) -> None:
    original = copy_checkout(tmp_path / "original")
    assert make("check", original).returncode == 0
    copy = tmp_path / "copy"
    shutil.copytree(original, copy, symlinks=True)
    module = copy / "playbook" / "cli" / "checking.py"
    module.write_text('raise SystemExit("THE COPY IS USED")', encoding="utf-8")
    done = make("check", copy)
    assert done.returncode != 0
    assert "THE COPY IS USED" in done.stderr
    again = make("check", original)
    assert again.returncode == 0, again.stderr


def test_an_environment_is_made_anew_where_it_cannot_work(tmp_path: Path) -> None:
    original = copy_checkout(tmp_path / "original")
    assert make(".venv/place", original).returncode == 0
    renamed = original.rename(tmp_path / "renamed folder")
    done = make(".venv/place", renamed)
    assert done.returncode == 0, done.stderr
    assert str(renamed) in (renamed / ".venv/bin/activate").read_text(encoding="utf-8")

    python = renamed / ".venv/bin/python"
    python.unlink()
    python.symlink_to(tmp_path / "removed")
    done = make(".venv/place", renamed)
    assert done.returncode == 0, done.stderr
    assert python.exists()

    made = renamed / ".venv" / "pyvenv.cfg"
    before = made.stat().st_mtime_ns
    assert make(".venv/place", renamed).returncode == 0
    assert made.stat().st_mtime_ns == before
