"""Links that name the file they lead to, for a site that is read where no server answers."""

from __future__ import annotations

import re

LINK = re.compile(
    r"""(?P<head><a\s[^>]*?\bhref=(?P<quote>["']))"""
    r"""(?P<path>(?!//|[A-Za-z][\w+.-]*:)[^"'#?]+)(?=(?P=quote)|[#?])"""
)


def naming_files(html: str) -> str:
    """A page whose links to folders of this site lead to the page in them."""
    return LINK.sub(lambda link: link["head"] + _file(link["path"]), html)


def _file(path: str) -> str:
    folder, _, last = path.rpartition("/")
    if last in (".", ".."):
        return f"{path}/index.html"
    return path if last else f"{folder}/index.html"
