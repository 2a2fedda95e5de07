"""While serving: a saved record is read at once, and a page is printed when somebody asks for it.

MkDocs prints every page again after every save, which takes as long as the handbook is large. What
a browser asks for is one page. So after a save of data alone the old pages are only marked as
stale, and each is printed with the new data before it is next sent. Nothing has to know which page
depends on which record. A search needs all pages of its language, so the first one after a save
waits for them. Any other change, and a new, lost or moved page, is left to MkDocs.
"""

from __future__ import annotations

import logging
import posixpath
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _populate_page  # 1.6: nothing public prints one page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

import playbook
from playbook.edit.app import PAGE, Editor
from playbook.locale import tables
from playbook.locale.languages import LANGUAGES
from playbook.mkdocs.project import project_of
from playbook.mkdocs.settings import faults
from playbook.problems.report import reader_language
from playbook.search.index import FOLDER, LISTING, Sought, index
from playbook.source.files import files_below, last_change

if TYPE_CHECKING:  # a build needs no server
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.playbook")
ENGINE = Path(playbook.__file__).parent
READ_ONCE = {".py", ".toml"}
"""Files of the engine that a running process does not read again."""


@dataclass
class Printed:
    """What the last whole build of MkDocs left behind."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment


class Serving:
    """Stands between MkDocs' server and its builder."""

    def __init__(
        self,
        server: LiveReloadServer,
        last: Callable[[], Printed],
        reread: Callable[[MkDocsConfig], bool],
        beside: Callable[[MkDocsConfig], Sought],
    ) -> None:
        """`last` tells of the last whole build. `reread` reads the data, and says whether the
        pages are still the same ones. `beside` writes the files beside the pages, and tells what
        search finds pages by besides their text."""
        self.whole: Callable[[], None] = server.builder
        self.serve = server.serve_request
        self.last, self.reread, self.beside = last, reread, beside
        self.lock = RLock()
        self.editor: Editor | None = None
        self.stale: dict[str, File] = {}
        self.stale_beside = False
        self.sought: Sought = {}
        self.stale_search: set[str] = set()
        self.seen = self._stamp()
        server.builder = self.rebuild
        server.set_app(self.answer)

    def rebuild(self) -> None:
        """What MkDocs calls when a file has changed."""
        with self.lock:
            seen = self._stamp()
            self._tell_of_restart(seen)
            if seen == self.seen and self.reread(self.last().config):
                pages = self.last().files.documentation_pages()
                self.stale = {file.dest_uri: file for file in pages}
                self.stale_beside = True
                printed = {file.src_uri.partition("/")[0] for file in pages}
                self.stale_search = printed & LANGUAGES.keys()
            else:
                self._print_all(seen)

    def _print_all(self, seen: dict[Path, int]) -> None:
        """Have MkDocs print everything; with bad settings the last good pages stay, until the next
        change: of an exception MkDocs' server would show a traceback, and answer nobody."""
        if said := faults(Path(self.last().config.config_file_path)):
            log.error("\n".join(said))
            return
        self.stale, self.stale_beside, self.stale_search = {}, False, set()
        try:
            self.whole()
            self.seen = seen
        except MkDocsException as stopped:
            log.error(stopped)

    def answer(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Print what is asked for, if it is stale, and send it."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if self.editor and path.startswith(f"{self.base}{PAGE}"):
            return self.editor(path.removeprefix(f"{self.base}{PAGE}"), environ, start_response)
        if not path.startswith("/livereload/"):
            self.refresh(path.removeprefix(self.base))
        return self.serve(environ, start_response)

    @property
    def base(self) -> str:
        """The path before every address, such as /team-playbook/."""
        return posixpath.join("/", *(self.last().config.site_url or "/").split("/")[3:])

    def refresh(self, path: str) -> None:
        """Print what stands at `path` below the site, if it is stale."""
        with self.lock:
            asked = posixpath.normpath("/" + path).lstrip("/")
            language, _, file = asked.partition("/")
            self._print(posixpath.join(asked, "index.html"))
            if self.stale_beside and posixpath.splitext(path)[1] not in ("", ".html"):
                self.sought = self.beside(self.last().config)
                self.stale_beside = False
            if file == f"{FOLDER}/{LISTING}" and language in self.stale_search:
                for uri in [uri for uri in self.stale if uri.startswith(f"{language}/")]:
                    self._print(uri)
                index(Path(self.last().config.site_dir), [LANGUAGES[language]], self.sought)
                self.stale_search.remove(language)

    def _print(self, uri: str) -> None:
        """Print the page at `uri`, such as <language>/roles/ops/index.html, if it is stale."""
        file = self.stale.pop(uri, None)
        if file is not None and file.page is not None:
            printed = self.last()
            _populate_page(file.page, printed.config, printed.files)
            pages = printed.files.documentation_pages()
            _build_page(file.page, printed.config, pages, printed.nav, printed.env)

    def _tell_of_restart(self, seen: dict[Path, int]) -> None:
        """Say it when code has changed that this process goes on without."""
        changed = {file for file, _ in seen.items() ^ self.seen.items()}
        if any(file.suffix in READ_ONCE and file.is_relative_to(ENGINE) for file in changed):
            log.warning(tables.commands(reader_language())["restart"])

    def _stamp(self) -> dict[Path, int]:
        """All that is watched beside the data, with the time of its last change."""
        config = self.last().config
        data = project_of(config).data
        places = {Path(config.docs_dir), Path(config.config_file_path), *map(Path, config.watch)}
        files = [
            file
            for place in places - {data}
            for file in ([place] if place.is_file() else files_below(place))
            if file.suffix != ".pyc"
        ]
        return {file: last_change(file) for file in files}
