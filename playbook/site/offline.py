"""What a browser must keep to show one language of the handbook without a network."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Sequence
from pathlib import Path

from playbook.export.plan_workbook import FILE as PLAN_WORKBOOK
from playbook.kinds.team.model import Team
from playbook.locale.languages import Language
from playbook.site import assets

WORKER = "sw.js"
LISTING = "offline.json"
CORE = (".html", ".js", ".css", ".json", ".svg", ".webmanifest", ".woff", ".woff2")
"""Pages and what they need. Downloads and pictures are fetched when somebody asks for them, but for
the workbook that the plan builder fills."""


OF_KEEPERS = re.compile(rf"edit/|{assets.FOLDER.as_posix()}[^/]*/{assets.KEEPERS}[^/]*$")
"""The page for editing, and what only it fetches: it needs a network all the same."""


def manifest(team: Team, language: Language) -> str:
    """The web app manifest of one language, as JSON: with it a phone can install the handbook.

    It gives no `id`, which would be relative to the host and one for all handbooks there.
    """
    name = team.name[language.code]
    sizes = ("192x192", "512x512")
    return json.dumps(
        {
            "name": name,
            "short_name": name,
            "lang": language.tag,
            "start_url": "./",
            "scope": "../",
            "display": "standalone",
            "theme_color": team.accent,
            "background_color": "#fbfbf9",
            "icons": [
                {"src": f"../assets/icon-{size[:3]}.png", "sizes": size, "type": "image/png"}
                for size in sizes
            ],
        },
        ensure_ascii=False,
    )


def write(site: Path, languages: Sequence[Language], pictures: Collection[str] = ()) -> None:
    """Write the list of files into the finished `site`, and the site's version into its worker.
    `pictures` are those that every page shows, by their path below the site.

    The version is the digest of the list, and stands in the worker's first line: so a browser sees
    a new worker exactly when a page, a script or the index has changed, and the worker sees
    whether a list is its own.
    """
    worker = (site / WORKER).read_text(encoding="utf-8")
    files: dict[str, dict[str, str]] = {"shared": {}}
    files |= {language.code: {} for language in languages}
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        asked = path.suffix in CORE or path.name == PLAN_WORKBOOK or name in pictures
        needed = asked and not OF_KEEPERS.match(name)
        if path.is_file() and needed and name not in (WORKER, LISTING):
            files[_group(name, languages)][_address(name)] = _hash(path.read_bytes())
    listing = json.dumps(files, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    (site / LISTING).write_text(listing, encoding="utf-8")
    version = _hash(listing.encode())
    (site / WORKER).write_text(f'const VERSION = "{version}";\n{worker}', encoding="utf-8")


def _group(name: str, languages: Sequence[Language]) -> str:
    """The language whose folder a file is in; the rest is for readers of every language."""
    folder = name.partition("/")[0]
    return folder if folder in {language.code for language in languages} else "shared"


def _address(name: str) -> str:
    """The address of a file, relative to the site's root: a page's is its folder."""
    return name.removesuffix("index.html") if name.rpartition("/")[2] == "index.html" else name


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]
