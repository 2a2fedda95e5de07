"""A new keeper's slips, all at once: each is told at its place, and its cure takes only it away.

What names other records is looked at once those are read, and pages once all data are.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from playbook.cli.main import main
from tests.support.handbooks import copy_fixture

SLIPS = yaml.safe_load(Path(__file__).with_name("keeper.yml").read_bytes())
TOLD = re.compile(r"^(\S+:[0-9]+:[0-9]+: \[[a-z-]+\])", re.MULTILINE)


def change(file: str, old: str, new: str) -> None:
    text = Path(file).read_text("utf-8")
    assert text.count(old) == 1
    Path(file).write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.proof
def test_each_slip_is_told_at_its_place_and_goes_with_its_cure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(copy_fixture(tmp_path))
    for slip in SLIPS:
        change(slip["file"], slip["was"], slip["typed"])
    left = {f"{slip['file']}:{slip['told']}" for slip in SLIPS}
    assert len(left) == 10
    for slip in SLIPS:
        main(["check", "--lang", "en"])
        found = set(TOLD.findall(capsys.readouterr().out))
        assert f"{slip['file']}:{slip['told']}" in found and found <= left
        change(slip["file"], slip["typed"], slip.get("cure", slip["was"]))
        left.remove(f"{slip['file']}:{slip['told']}")
    assert main(["check", "--lang", "en"]) == 0
    assert capsys.readouterr().out == "0 error(s), 0 warning(s)\n"
