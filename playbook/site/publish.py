"""Printing the handbook: beside the old site first, in its place only when it is better.

Whatever goes wrong, a fault found in the new site included, leaves the old one byte for byte.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

from playbook.check.loader import load
from playbook.model.playbook import Playbook
from playbook.problems.problem import in_order
from playbook.site.replace import replace
from playbook.problems.report import reader_language, summary, text
from playbook.site.verify import verify


def build(project: Path, site: Path, language: str | None = None) -> int:
    """Print the handbook of `project` into `site`. Returns 0 for success, else not.

    The old site stays untouched until the new one is complete and has been looked over. Raises
    BadPlaybook if the data is not fit to print, UnsafeTarget if `site` is not a build's to replace.
    """
    playbook = load(project / "playbook_data")

    def write(new: Path) -> int:
        code = mkdocs(project, "build", "--strict", "--site-dir", str(new))
        return code or _look_over(new, playbook, project, language or reader_language())

    return replace(site, project, write)


def _look_over(new: Path, playbook: Playbook, project: Path, language: str) -> int:
    """Say what is wrong with the site in `new`. Returns 0 if nothing is."""
    faults = in_order(verify(new, playbook, _base(project)))
    if faults:
        print(text(faults, language, new), file=sys.stderr)
        print(summary(faults, language), file=sys.stderr)
    return 1 if faults else 0


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
