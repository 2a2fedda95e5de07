"""However serving or a test run is ended, no process and no folder stays behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.handbooks import ENVIRONMENT, copy_fixture

RUN = """
import time
from pathlib import Path

import pytest

@pytest.mark.parametrize("number", [1, 2])
def test_waits(number, served, browser):
    browser.new_page().goto(served.address)
    (Path(__file__).parent / f"started-{number}").touch()
    time.sleep(300)
"""
SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]


def wait_until(happened: Callable[[], object], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.1)


def alive(mark: str) -> list[str]:
    """The commands of all processes with `mark` in their environment."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if mark.encode() in (folder / "environ").read_bytes():
                found.append((folder / "cmdline").read_text().replace("\0", " "))
        except OSError:  # it has just ended
            pass
    return found


def start(command: list[str], folder: Path, mark: str) -> subprocess.Popen[bytes]:
    """The command, in a session of its own and with the mark in its environment."""
    temporary = folder / "temporary"
    temporary.mkdir()
    environment = ENVIRONMENT | {"MARK": mark, "TMPDIR": str(temporary)}
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            command, cwd=folder, env=environment, stdout=log, stderr=log, start_new_session=True
        )


@pytest.mark.parametrize("number", [*SIGNALS, signal.SIGKILL])
def test_serving(number: int, tmp_path: Path) -> None:
    project, mark = copy_fixture(tmp_path), uuid.uuid4().hex
    code = "import signal, sys; from playbook.cli.main import main; "
    # What runs in the background is started deaf to Ctrl-C.
    code += "signal.signal(signal.SIGINT, signal.default_int_handler); "
    code += "sys.exit(main(['serve', '--address', '127.0.0.1:0']))"
    process = start([sys.executable, "-c", code], project, mark)
    log = project / "log"
    wait_until(lambda: b"Serving on" in log.read_bytes())
    process.send_signal(number)
    process.wait(timeout=20)
    wait_until(lambda: not alive(mark), 20)
    if number != signal.SIGKILL:
        assert list((project / "temporary").iterdir()) == []


@pytest.mark.parametrize("number", SIGNALS)
def test_a_test_run(number: int, tmp_path: Path) -> None:
    (tmp_path / "test_waits.py").write_text(RUN, encoding="utf-8")
    mark = uuid.uuid4().hex
    options = ["-c", os.devnull, "--rootdir", str(tmp_path), "-p", "tests.conftest", "-n", "2"]
    command = [sys.executable, "-m", "pytest", *options, "test_waits.py"]
    process = start(command, tmp_path, mark)
    wait_until(lambda: len(list(tmp_path.glob("started-*"))) == 2)
    process.send_signal(number)
    process.wait(timeout=60)
    wait_until(lambda: not alive(mark), 20)
