"""The command line on consoles of every kind: other encodings, and readers that go away."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from playbook.cli.main import main
from playbook.cli.signals import BROKEN_PIPE, ENDED
from tests.support.chance import sample
from tests.support.handbooks import ENVIRONMENT, FIXTURE


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Valid data that a test may spoil."""
    return Path(shutil.copytree(FIXTURE / "playbook_data", tmp_path / "playbook_data"))


@pytest.mark.parametrize("style", ["text", "json", "github", "sarif"])
@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp936", "utf-8"])
def test_every_console_is_told(
    encoding: str, style: str, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (data / os.fsdecode(b"checklists/\xc3\xbf\xb5\xea.yml")).write_text("id: 走查😀店\n", "utf-8")
    printed = io.BytesIO()
    console = io.TextIOWrapper(printed, encoding=encoding, write_through=True)
    monkeypatch.setattr(sys, "stdout", console)
    assert main(["check", "--data", str(data), "--lang", "zh", "--format", style]) == 1
    said = printed.getvalue().decode(encoding)
    assert "bad-id" in said
    if style == "json":
        assert any("走查😀店" in problem["message"] for problem in json.loads(said))


@pytest.mark.parametrize("lines", sample([0, 1], 1))
def test_a_reader_that_has_seen_enough_ends_the_command_quietly(lines: int, data: Path) -> None:
    fields = "".join(f"field-{number}: 1\n" for number in range(100))
    for number in range(8):  # what is said of one file has an end, and a pipe holds 64 kB
        (data / f"checklists/long-{number}.yml").write_text(fields, encoding="utf-8")
    command = [sys.executable, "-m", "playbook", "check", "--data", str(data)]
    process = subprocess.Popen(
        command, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout and process.stderr
    for _ in range(lines):
        assert process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=20) == ENDED + BROKEN_PIPE
