"""The wheel holds the whole engine: templates, theme, words and starters, and nothing else."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

from tests.support.handbooks import build_wheel, copy_checkout, tracked


def test_the_wheel_holds_every_file_of_the_engine(tmp_path: Path) -> None:
    checkout = copy_checkout(tmp_path / "checkout")
    compiled = checkout / "playbook" / "theme" / "__pycache__" / "__init__.cpython-311.pyc"
    compiled.parent.mkdir()
    compiled.touch()
    with ZipFile(build_wheel(checkout, tmp_path / "wheel")) as wheel:
        held = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert held == set(tracked("playbook"))
