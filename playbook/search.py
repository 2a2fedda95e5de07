"""The search index: Pagefind, run over the finished pages."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

from pagefind_bin_extended import get_executable

UNUSED = ("pagefind-*ui*", "pagefind-highlight.js")
"""Pagefind's own search boxes: this handbook has one of its own."""


class SearchFailed(RuntimeError):
    """Pagefind could not index the site; the text is what it said."""


def index(site: Path) -> None:
    """Write the search index of `site` (a folder of HTML) into its folder pagefind/."""
    command = [str(get_executable()), "--site", str(site), "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SearchFailed(done.stderr or done.stdout)
    for unused in UNUSED:
        for path in (site / "pagefind").glob(unused):
            path.unlink()
    entry = site / "pagefind" / "pagefind-entry.json"
    languages = json.loads(entry.read_text(encoding="utf-8"))  # in another order at every run
    entry.write_text(json.dumps(languages, sort_keys=True), encoding="utf-8")


def index_once(site: Path, kept: Path) -> None:
    """For many prints in a row: the first index is kept in the folder `kept`, and used again.

    Indexing takes longer than a page may take to show what was just saved.
    """
    if not kept.exists():
        index(site)
        shutil.copytree(site / "pagefind", kept)
    else:
        shutil.copytree(kept, site / "pagefind", dirs_exist_ok=True)
