"""One handbook on this machine, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playbook.source.bases import Base


@dataclass(frozen=True)
class Section:
    """An entry of the menu's order: a page such as today.md, or a folder such as roles/."""

    name: str
    path: str
    """The settings file that names it, from the project's root."""
    line: int
    column: int
    place: str = ""
    """The place of the menu that the settings put it in; empty if they leave that to the engine."""


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
    base: Base | None = None
    """What the team's data and prose stand on."""
    templates: tuple[Path, ...] = ()
    """Where the layouts of pages lie; empty if that is not known."""
    doubted: frozenset[str] = frozenset()
    """The kinds of links that MkDocs is told to doubt, such as absolute_links."""
    left_out: frozenset[Path] = frozenset()
    """Files in docs/ that the settings keep off the site."""
    off_menu: frozenset[Path] = frozenset()
    """Files in docs/ that the settings keep out of the menus."""

    plain_markup: bool = True
    """Whether nothing in the settings may read lists and lines of Markdown in a way of its own."""

    @property
    def url_path(self) -> str:
        """The path of the published site, such as /handbook/: 404.html puts it before links."""
        path = urlsplit(self.site_url).path or "/"
        return path if path.endswith("/") else path + "/"

    def prints(self, path: Path) -> bool:
        """Whether there is a file `path` in docs/ for the site."""
        return path.is_file() and path not in self.left_out

    @property
    def folders(self) -> tuple[Path, ...]:
        """Where commands write: files elsewhere are none of theirs."""
        return self.root, self.data, self.docs

    @property
    def cache(self) -> Path:
        """The folder for compiled templates, which can be made again."""
        return self.root / ".cache" / "templates"

    @property
    def styles(self) -> Path:
        """The file that keeps the stylesheets of the last build, which can be made again."""
        return self.root / ".cache" / "styles.css"

    @property
    def journal(self) -> Path:
        """The file that holds what a command is writing, until all of it is written."""
        return self.root / ".cache" / "unfinished.json"

    @property
    def last_fix(self) -> Path:
        """The file that holds what the last `playbook fix` has changed."""
        return self.root / ".cache" / "last-fix.json"
