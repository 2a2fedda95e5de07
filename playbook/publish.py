"""Printing the handbook: beside the old site first, in its place only when it is better.

A crash, a full disk, Ctrl-C or a fault found in the new site leave the old one byte for byte.
"""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from playbook.load import load
from playbook.problems import in_order
from playbook.report import reader_language, summary, text
from playbook.verify import verify

BESIDE = ".site-"
AT_FDCWD, RENAME_EXCHANGE = -100, 2


def build(project: Path, site: Path, language: str | None = None) -> int:
    """Print the handbook of `project` into `site`. Returns 0 for success, else not.

    The old site stays untouched until the new one is complete and has been looked over. Raises
    BadPlaybook if the data is not fit to print.
    """
    _recover(site)
    playbook = load(project / "playbook_data")
    beside = Path(tempfile.mkdtemp(prefix=f"{BESIDE}{os.getpid()}-", dir=site.parent))
    try:
        code = mkdocs(project, "build", "--strict", "--site-dir", str(beside))
        if code:
            return code
        faults = in_order(verify(beside, playbook, _base(project)))
        if faults:
            language = language or reader_language()
            print(text(faults, language, beside), file=sys.stderr)
            print(summary(faults, language), file=sys.stderr)
            return 1
        swap(beside, site)
        return 0
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def swap(new: Path, site: Path) -> None:
    """Put `new` in the place of `site`, in one step where the system can; `new` holds the old."""
    new.chmod(0o755)
    if not site.exists():
        new.rename(site)
    elif not _exchange(new, site):
        old = new.with_name(f"{new.name}-old")
        site.rename(old)
        new.rename(site)
        old.rename(new)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders at once, as Linux can: at no moment is there no site."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    names = os.fsencode(one), os.fsencode(other)
    return bool(rename(AT_FDCWD, names[0], AT_FDCWD, names[1], RENAME_EXCHANGE) == 0)


def _recover(site: Path) -> None:
    """Tidy up after a build that was killed; bring the site back if it was killed in mid-swap."""
    for left in sorted(site.parent.glob(f"{BESIDE}*")):
        if left.name.endswith("-old") and not site.exists():
            left.rename(site)
        elif not _runs(left.name.removeprefix(BESIDE).partition("-")[0]):
            shutil.rmtree(left, ignore_errors=True)


def _runs(process: str) -> bool:
    """True if the process of that number is still there."""
    try:
        os.kill(int(process), 0)
    except (ValueError, ProcessLookupError):
        return False
    except OSError:
        return True
    return True


def _base(project: Path) -> str:
    """The path of the published site, such as /team-playbook/: 404.html puts it before links."""
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    found = re.search(r"^site_url:\s*(\S+)", config, re.MULTILINE)
    path = urlsplit(found[1]).path if found else "/"
    return path if path.endswith("/") else path + "/"


def serve(project: Path, address: str) -> int:
    """Show the handbook at `address` (host:port) and print it anew when a file changes."""
    return mkdocs(project, "serve", "--dev-addr", address)


def mkdocs(project: Path, *arguments: str) -> int:
    """Run MkDocs in `project`. Returns its exit code."""
    command = [sys.executable, "-m", "mkdocs", *arguments]
    return subprocess.run(command, cwd=project, check=False).returncode
