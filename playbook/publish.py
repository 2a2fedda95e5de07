"""Printing the handbook: beside the old site first, in its place only when it succeeded."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


def build(project: Path, site: Path) -> int:
    """Print the handbook of `project` into `site`. Returns MkDocs' exit code, 0 for success.

    The old site stays untouched until the new one is complete.
    """
    beside = Path(tempfile.mkdtemp(prefix=".site-", dir=site.parent))
    try:
        code = mkdocs(project, "build", "--strict", "--site-dir", str(beside))
        if code == 0:
            swap(beside, site)
        return code
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def swap(new: Path, site: Path) -> None:
    """Put `new` in the place of `site`; `new` then holds the old site."""
    new.chmod(0o755)
    if not site.exists():
        new.rename(site)
        return
    old = site.with_name(f"{new.name}-old")
    site.rename(old)
    new.rename(site)
    old.rename(new)


def serve(project: Path, address: str) -> int:
    """Show the handbook at `address` (host:port) and print it anew when a file changes."""
    return mkdocs(project, "serve", "--dev-addr", address)


def mkdocs(project: Path, *arguments: str) -> int:
    """Run MkDocs in `project`. Returns its exit code."""
    command = [sys.executable, "-m", "mkdocs", *arguments]
    return subprocess.run(command, cwd=project, check=False).returncode
