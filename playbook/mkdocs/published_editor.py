"""The page of a published site that edits in forms: whether there is one, and its files."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file

from playbook.edit import published
from playbook.kinds.team.model import Team
from playbook.locale import tables
from playbook.mkdocs.editing import SHARED
from playbook.mkdocs.handbook import Handbook
from playbook.mkdocs.record_page import RecordPage


class PublishedEditor:
    """The editor of one site. It is there if the settings ask for it and name a repository."""

    def __init__(self, handbook: Handbook, config: MkDocsConfig, serving: bool) -> None:
        wanted = config.plugins["playbook"].config.edit_on_site and not serving
        found = published.repository(config.repo_url, config.edit_uri, handbook.project.data.name)
        self.handbook, self.repository = handbook, found if wanted else None

    @property
    def is_on(self) -> bool:
        """Whether the site has such a page."""
        return self.repository is not None

    def at(self, page: Page) -> str:
        """The address that edits what `page` shows, below the site; empty if none does."""
        made = page.made if self.is_on and isinstance(page, RecordPage) else None
        if made is None or not made.data or made.origin:
            return ""
        record = made.data.partition("/")[2].removesuffix(".yml")
        return published.address_of(record, made.path.partition("/")[0])

    def write(self, site: Path, env: Environment) -> None:
        """Put the page, in each language, and its files into the folder `site`."""
        if self.repository is None:
            return
        book, project = self.handbook.book, self.handbook.project
        for language in book.languages:
            code = language.code
            words = published.published_words(code)
            shared = tables.pages(code) | tables.scripts(code)
            page = env.get_template("edit_site.html").render(
                lang=language,
                team=book[Team],
                said=words,
                words={key: shared[key] for key in SHARED} | words,
                host=published.HOST,
                repository=self.repository,
            )
            write_file(page.encode(), str(site / published.page_of(code)))
            for path, content in published.published_files(project, book, language):
                write_file(content, str(site / path))
