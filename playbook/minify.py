"""Scripts as the reader's browser gets them: without comments and needless space."""

from __future__ import annotations

from pathlib import Path

import rjsmin


def minify(folder: Path) -> None:
    """Rewrite every script in `folder` in its short form."""
    for path in folder.glob("*.js"):
        path.write_text(rjsmin.jsmin(path.read_text(encoding="utf-8")), encoding="utf-8")
