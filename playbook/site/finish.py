"""Turns printed pages into a finished site: scripts, style, search, the offline copy."""

from __future__ import annotations

import gzip
from collections.abc import Collection
from pathlib import Path

from playbook.kinds.team.model import Team
from playbook.kinds.team.numbers import paper
from playbook.model.playbook import Playbook
from playbook.search import index
from playbook.site import accent, assets, offline

STAND_IN = """.pb-stand-in{text-decoration:underline dotted 1px;text-underline-offset:.25em}
.pb-article>[dir]{margin-inline-end:auto}
bdi{text-align:-webkit-match-parent;text-align:match-parent}
"""
"""How a text in another language than its page's is seen, where one may lag: prose begins at the
edge where its own lines do, a name in a menu at that of the page."""
APART = "[dir=rtl] :is(a,b,em,small,span,strong,time):not([dir]){unicode-bidi:isolate}\n"
"""What a page that runs from right to left says in Latin letters moves no figure beside it."""


def finish(
    site: Path,
    book: Playbook,
    styles: Path,
    sought: index.Sought,
    *,
    serving: bool,
    pictures: Collection[str] = (),
) -> None:
    """Complete the site in the folder `site`, whose pages and exports are there; the file `styles`
    keeps stylesheets from one build to the next. `sought` is what search finds pages by besides.

    While serving nothing is kept offline, so that no old page hides a new one, and no name
    changes, for pages are still to be printed. `pictures` are those that every page shows.
    """
    team = book[Team]
    own = accent.stylesheet(team.accent, paper(team))
    own += STAND_IN if any(language.lag for language in book.languages) else ""
    own += APART if any(language.direction == "rtl" for language in book.languages) else ""
    assets.write_styles(site, own, styles)
    if not serving:
        assets.name_by_content(site)
    index.index(site, book.languages, sought)
    _pack_sitemap(site)
    if not serving:
        offline.write(site, book.languages, pictures)


def _pack_sitemap(site: Path) -> None:
    """Pack it as MkDocs did, but without the day: the same pages give the same bytes."""
    sitemap = site / "sitemap.xml"
    packed = gzip.compress(sitemap.read_bytes(), mtime=0)
    sitemap.with_name("sitemap.xml.gz").write_bytes(packed)
