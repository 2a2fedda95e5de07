"""How long a saved record takes to be seen while serving: `python benchmarks/serving.py`.

A record's summary is changed, and its page asked for until it says so, as the live reload does.
"""

from __future__ import annotations

import argparse
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from generate import generate

PATIENCE = 180


def main() -> None:
    """Print each save's seconds and their median."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=200)
    parser.add_argument("--saves", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "handbook"
        generate(project, options.size)
        host = f"127.0.0.1:{_free_port()}"
        command = [sys.executable, "-m", "mkdocs", "serve", "-q", "--dev-addr", host]
        environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
        server = subprocess.Popen(command, cwd=project, env=environment)
        try:
            base = re.search(
                r"^site_url: https?://[^/]+(/\S*)", _text(project / "mkdocs.yml"), re.M
            )
            assert base
            page = f"http://{host}{base[1]}en/practices/"
            path = next((project / "playbook_data" / "practices").glob("*.yml"))
            _wait(f"{page}{path.stem}/", "<html")
            taken = [_save(path, f"{page}{path.stem}/", number) for number in range(options.saves)]
        finally:
            server.terminate()
            server.wait()
    print(
        f"{options.size} records, load {os.getloadavg()[0]:.1f}:", *(f"{one:.1f}" for one in taken)
    )
    print(f"median {statistics.median(taken):.1f} s")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _save(path: Path, address: str, number: int) -> float:
    time.sleep(1)
    mark = f"Saved for the time number {number}."
    text = re.sub(r'("summary":\n  "zh": .*\n  "en": ").*', rf'\g<1>{mark}"', _text(path), count=1)
    path.write_text(text, encoding="utf-8")
    begin = time.monotonic()
    _wait(address, mark)
    return time.monotonic() - begin


def _wait(address: str, said: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                if said in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.02)
    raise TimeoutError(address)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


if __name__ == "__main__":
    main()
