"""Style and scripts as readers fetch them: nothing that no page uses, in a folder whose name tells
what is in it, so that no browser takes an old file for a new one."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from playbook.site import stylesheet
from playbook.site.stylesheet import COMPONENTS, MADE, beyond, classes, trimmed
from playbook.source.writing import write

FOLDER = Path("assets", "playbook")
STYLE = FOLDER / "style.css"
"""What the theme adds to Material's stylesheet; in a finished site, all that every page needs."""
RECORD = FOLDER / "record.css"
"""The same for all pages but a home of today alone."""
PROSE = FOLDER / "prose.css"
"""The same for components of prose."""
OF_KINDS = tuple(
    FOLDER / f"{name}.css"
    for name in (
        "builder", "calculator", "calendar", "day-one", "form", "health", "index", "list",
        "maturity", "path", "pictures", "purpose", "quiz", "rounds", "search", "tabs",
        "today", "track", "tree", "why",
    )
)  # fmt: skip
"""What only some pages need; their templates link it."""
KEEPERS = "edit"
"""What the names of scripts and styles begin with that only the page for editing fetches."""
OF_RECORDS = re.compile(rb'/record\.css(?=[" >])')
NAMED = re.compile(rb'( (?:href|src)="?[^">\s]*\bassets/playbook)(?=/)')
"""With quotes or, after a plugin has made pages smaller, without."""


def write_styles(site: Path, more: str, cache: Path) -> None:
    """Put into the stylesheets of `site` what its pages need of the sheets that Material brought,
    before our own rules and, for every page, the rules `more`.

    What only components of prose need is in a sheet of its own, which no other page fetches, and
    what a home of today alone does without, in that of records. The file `cache` keeps what was
    trimmed, for builds whose pages need the same.
    """
    borrowed = sorted((site / "assets" / "stylesheets").glob("main.*.min.css"))
    theirs = "\n".join(path.read_text(encoding="utf-8") for path in borrowed)
    for path in borrowed:
        path.unlink()
    home, common, used = _used(site)
    sheets = (STYLE, RECORD, PROSE)
    ours, of_records, of_prose = ((site / path).read_text(encoding="utf-8") for path in sheets)
    ours += more
    of_kinds = "".join((site / path).read_text(encoding="utf-8") for path in OF_KINDS)
    of_the_team = "".join(
        path.read_text(encoding="utf-8")
        for path in sorted(site.rglob("*.css"))
        if not path.is_relative_to(site / FOLDER)
    )

    def trim() -> list[str]:
        others = of_records + of_kinds + of_the_team
        style = trimmed(theirs, home, ours + others, ours) + ours
        record = beyond(theirs, common, home, style, others, directed=False) + of_records
        return [style, record, beyond(theirs, used, common, style + record, of_prose) + of_prose]

    made_of = (theirs, ours, of_records, of_kinds, of_prose, of_the_team)
    known = (*made_of, sorted(home), sorted(common), sorted(used))
    for path, sheet in zip(sheets, _kept(cache, known, trim), strict=True):
        (site / path).write_text(sheet, encoding="utf-8")


def _used(site: Path) -> tuple[set[str], set[str], set[str]]:
    """The classes of pages without the sheet of records, of all but those with components of
    prose, and of all pages."""
    home: set[str] = set()
    common = {*MADE}
    of_prose: set[str] = set()
    for page in site.rglob("*.html"):
        content = page.read_bytes()
        found = classes(content)
        (of_prose if COMPONENTS in found else common).update(found)
        if not OF_RECORDS.search(content):
            home |= found
    return home or common, common, common | of_prose


def _kept(cache: Path, made_of: object, make: Callable[[], list[str]]) -> list[str]:
    """What `make` returns; from the file `cache` if that was made of the same, by the same code."""
    code = Path(stylesheet.__file__).read_bytes()
    digest = hashlib.sha256(repr(made_of).encode() + code).hexdigest()
    with suppress(OSError, ValueError):
        known, *sheets = cache.read_text(encoding="utf-8").split("\0")
        if known == digest:
            return sheets
    sheets = make()
    with suppress(OSError):
        write(cache, "\0".join([digest, *sheets]))
    return sheets


def name_by_content(site: Path) -> None:
    """Put a hash of all that readers fetch from it into the name of the folder, and into the pages
    of `site`.

    Its files name one another within it, so nothing in them changes.
    """
    digest = hashlib.sha256()
    for path in sorted((site / FOLDER).iterdir()):
        if path.name.startswith(KEEPERS):
            continue
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    mark = f"-{digest.hexdigest()[:10]}"
    (site / FOLDER).rename(site / f"{FOLDER}{mark}")
    for page in site.rglob("*.html"):
        page.write_bytes(NAMED.sub(rb"\g<1>" + mark.encode(), page.read_bytes()))
