"""One handbook on this machine, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Section:
    """An entry of the menu's order: a page such as today.md, or a folder such as roles/."""

    name: str
    path: str
    """The settings file that names it, from the project's root."""
    line: int
    column: int


@dataclass(frozen=True)
class Project:
    """Where a handbook lives: absolute folders, and the address it is published at."""

    root: Path
    """The folder that holds mkdocs.yml; messages name files from the data's parent."""
    data: Path
    docs: Path
    site: Path
    site_url: str = ""
    """Such as https://example.org/handbook/; empty if it is not known."""
    sections: tuple[Section, ...] = ()
    templates: tuple[Path, ...] = ()
    """Where the layouts of pages lie; empty if that is not known."""

    @property
    def base(self) -> str:
        """The path of the published site, such as /handbook/: 404.html puts it before links."""
        path = urlsplit(self.site_url).path or "/"
        return path if path.endswith("/") else path + "/"

    @property
    def cache(self) -> Path:
        """The folder for compiled templates, which can be made again."""
        return self.root / ".cache" / "templates"
