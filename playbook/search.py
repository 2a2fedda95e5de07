"""The search index: Pagefind, run over the finished pages."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

UNUSED = ("pagefind-*ui*", "pagefind-highlight.js")
"""Pagefind's own search boxes: this handbook has one of its own."""


class SearchFailed(RuntimeError):
    """Pagefind could not index the site; the text is what it said."""


def index(site: Path) -> None:
    """Write the search index of `site` (a folder of HTML) into its folder pagefind/."""
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SearchFailed(done.stderr or done.stdout)
    for unused in UNUSED:
        for path in (site / "pagefind").glob(unused):
            path.unlink()
    entry = site / "pagefind" / "pagefind-entry.json"
    languages = json.loads(entry.read_text(encoding="utf-8"))  # in another order at every run
    entry.write_text(json.dumps(languages, sort_keys=True), encoding="utf-8")
