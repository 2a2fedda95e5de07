"""The wheel holds the whole engine, and this repository's handbook as a base; nothing else.

Of scripts and styles it holds what is built, not the modules that it is built from.
"""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from playbook.source import bases
from tests.support.handbooks import ROOT, build_wheel, copy_checkout, tracked


@pytest.mark.proof
def test_the_wheel_holds_every_file_of_the_engine(tmp_path: Path) -> None:
    checkout = copy_checkout(tmp_path / "checkout")
    compiled = checkout / "playbook" / "theme" / "__pycache__" / "__init__.cpython-311.pyc"
    compiled.parent.mkdir()
    compiled.touch()
    with ZipFile(build_wheel(checkout, tmp_path / "wheel")) as wheel:
        held = {name for name in wheel.namelist() if ".dist-info/" not in name}
    content = tracked("playbook_data", "docs", "LICENSE-CONTENT")
    shipped = {f"playbook/bases/{bases.OF_CHECKOUT}/{name}" for name in content}
    wanted = {name for name in tracked("playbook") if not name.startswith("playbook/theme/src/")}
    assert held == wanted | shipped


def test_a_checkout_finds_the_same_base_as_an_installed_wheel() -> None:
    base = bases.find(bases.OF_CHECKOUT, ROOT)
    assert base is not None
    assert base.folder == ROOT
    assert base.data.is_dir()
    assert base.docs.is_dir()
