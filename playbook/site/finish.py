"""Turns printed pages into a finished site: scripts, style, search, the offline copy."""

from __future__ import annotations

import gzip
from pathlib import Path

from playbook.model.playbook import Playbook
from playbook.search import index
from playbook.site import accent, offline, scripts, stylesheet


def finish(site: Path, book: Playbook, *, serving: bool) -> None:
    """Complete the site in the folder `site`, whose pages and exports are there.

    While serving nothing is kept offline, so that no old page hides a new one.
    """
    scripts.scripts(site / "assets" / "scripts")
    scripts.styles(site / "assets", accent.stylesheet(book.team.accent), stylesheet.classes(site))
    index.index(site, book.languages)
    _pack_sitemap(site)
    if not serving:
        offline.write(site, book.languages)


def _pack_sitemap(site: Path) -> None:
    """Pack it as MkDocs did, but without the day: the same pages give the same bytes."""
    sitemap = site / "sitemap.xml"
    packed = gzip.compress(sitemap.read_bytes(), mtime=0)
    sitemap.with_name("sitemap.xml.gz").write_bytes(packed)
