"""Where two printed sites differ: `python -m tests.support.same_site OLD NEW`.

Names of assets are taken out first, so that a script or style under another name is no difference
of every page that loads it.
"""

from __future__ import annotations

import argparse
import difflib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ASSET = re.compile(rb"(?<=assets/)[\w./-]+\.(?:css|js|png|svg)")
DERIVED = re.compile(r"(?:offline\.json|sw\.js|sitemap\.xml\.gz|\w\w/search/.*)")
"""Made from all other files, or from the day."""
ORIGIN = re.compile(
    r'<p class="pb-edit.*?</p>|href="https://github.com/[^"]*"'
    r'|<p class="pb-small">[^<]*<a href="[^"]*" rel="external license">.*?</p>',
    re.DOTALL,
)
"""Edit links, and where a page is from: the base's mark, and the line that its licence asks for."""
SHOWN = 3


def differences(old: Path, new: Path) -> Iterator[tuple[str, str]]:
    """Each file that differs, with what it is that does: the first lines of it for a text."""
    names = {site: _names(site) for site in (old, new)}
    for name in sorted(names[old] | names[new]):
        if DERIVED.fullmatch(name):
            continue
        if name not in names[new]:
            yield name, "only in the old site"
        elif name not in names[old]:
            yield name, "only in the new site"
        else:
            contents = [ASSET.sub(b"*", (site / name).read_bytes()) for site in (old, new)]
            if contents[0] != contents[1]:
                yield name, _shown(*contents)


def without_origins(site: Path) -> Path:
    """`site`, whose pages no longer say where they are from: edit links, marks of a base."""
    for page in site.rglob("*.html"):
        left = ORIGIN.sub("", page.read_text(encoding="utf-8"))
        page.write_text(re.sub(r"\n\s*\n", "\n", left), encoding="utf-8")
    return site


def _names(site: Path) -> set[str]:
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix() for path in files}


def _shown(old: bytes, new: bytes) -> str:
    """The lines that differ, cut to where they do."""
    try:
        before, after = (one.decode().replace("><", ">\n<").splitlines() for one in (old, new))
    except UnicodeDecodeError:
        return f"{len(old)} bytes, {len(new)} bytes"
    found = [
        line[:160]
        for line in difflib.unified_diff(before, after, n=0, lineterm="")
        if line[0] in "+-" and not line.startswith(("+++", "---"))
    ]
    return " | ".join(found[:SHOWN]) + (f" … {len(found)} lines" if len(found) > SHOWN else "")


def main() -> int:
    """Print every difference, a line a file. Returns 1 if there is one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    options = parser.parse_args()
    found = list(differences(options.old, options.new))
    for name, what in found:
        print(f"{name}: {what}")
    print(f"{len(found)} file(s) differ")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
