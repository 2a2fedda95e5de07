"""What the editor is handed while serving: its page, and pages of data that is not saved yet."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import _populate_page, get_context  # 1.6: as serving.py has it
from mkdocs.config.defaults import MkDocsConfig

from playbook.check.callers import callers
from playbook.edit.app import PAGE, Editor, Handed
from playbook.kinds.team.model import Team
from playbook.locale import tables
from playbook.locale.languages import LANGUAGES
from playbook.mkdocs.handbook import Handbook
from playbook.mkdocs.record_page import RecordPage
from playbook.model.playbook import Playbook
from playbook.problems.report import reader_language
from playbook.render.renderer import templates
from playbook.views.pages import pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.livereload import LiveReloadServer

    from playbook.mkdocs.serving import Printed

log = logging.getLogger("mkdocs.playbook")
SHARED = ("close", "comma")
"""Words of other scripts that the editor's says too."""


class Editing:
    """Prints for the editor, with what the last whole build left behind."""

    def __init__(self, handbook: Handbook, last: Callable[[], Printed]) -> None:
        self.handbook, self.last = handbook, last

    def editor(self, server: LiveReloadServer, lock: AbstractContextManager[Any]) -> Editor:
        """The editor of `server`; says where to open it, which nobody but the keeper reads."""
        handbook = self.handbook
        handed = Handed(
            lambda: handbook.project, lambda: handbook.book, self.page, self.preview, lock
        )
        editor = Editor(handed, lambda: (str(server.server_address[0]), server.server_address[1]))
        said = tables.commands(reader_language())
        if editor.guard.is_open:
            log.info(said["edit-at"].format(address=f"{server.url}{PAGE}#{editor.guard.token}"))
        else:
            log.warning(said["edit-not"])
        return editor

    def page(self, code: str, is_open: bool) -> str:
        """The editor's page in the language `code`; it says so if nothing may be written."""
        words = tables.section("editor", code)
        scripts = tables.pages(code) | tables.scripts(code)
        return (
            self.last()
            .env.get_template("edit.html")
            .render(
                lang=LANGUAGES[code],
                team=self.handbook.book[Team],
                said=words,
                words={key: scripts[key] for key in SHARED} | words,
                is_open=is_open,
            )
        )

    def preview(self, book: Playbook, path: str) -> str:
        """The page at `path` as it would be with `book`; empty if there would be none."""
        code = path.partition("/")[0]
        made = next((one for one in pages(book, LANGUAGES[code]) if one.path == path), None)
        if made is None:
            return ""
        printed = self.last()
        page = RecordPage(made, printed.config, None)
        with self._instead(book):
            return self._print(page, printed)

    @contextmanager
    def _instead(self, book: Playbook) -> Iterator[None]:
        """Have everything print `book`, and no longer afterwards."""
        handbook = self.handbook
        before, called = handbook.book, handbook.callers
        handbook.book = book
        handbook.renderer.replace(book, callers(handbook.project, book, templates()))
        try:
            yield
        finally:
            handbook.book = before
            handbook.renderer.replace(before, called)

    def _print(self, page: RecordPage, printed: Printed) -> str:
        config: MkDocsConfig = printed.config
        files = printed.files.documentation_pages()
        _populate_page(page, config, printed.files)
        context = get_context(printed.nav, files, config, page)
        context = config.plugins.on_page_context(context, page=page, config=config, nav=printed.nav)
        html = printed.env.get_template("main.html").render(context)
        return config.plugins.on_post_page(html, page=page, config=config) or ""
