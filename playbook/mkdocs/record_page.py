"""A record as a page of MkDocs."""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from playbook.render.blocks import Block, blocks
from playbook.views import pages


class RecordPage(Page):
    """A record's page. It is printed when its turn comes, without Markdown, and then let go."""

    def __init__(self, made: pages.Page, config: MkDocsConfig) -> None:
        file = File.generated(config, made.path, content=made.call)
        file.edit_uri = f"../{made.data}"
        super().__init__(made.title, file, config)
        self.made = made
        self.blocks: list[Block] = []

    def read_source(self, config: MkDocsConfig) -> None:
        """No file to read: the record has said it all. Its title is never run as Jinja."""
        self.title = self.made.title
        self.markdown = self.made.call
        self.meta = {"description": self.made.description, "render_macros": False}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Nothing yet: `fill` comes when the page is written."""
        self.content = ""

    def fill(self, config: MkDocsConfig) -> None:
        """Call the macro."""
        plugin: Any = config.plugins["macros"]
        self.blocks = blocks(plugin.macros[self.made.macro](self.made.ident, url=self.url))
        headings = [block for block in self.blocks if block.level == 2]
        self.toc = TableOfContents([AnchorLink(block.title, block.id, 2) for block in headings])

    def clear(self) -> None:
        """Forget what is written."""
        self.blocks = []
