"""A record as a page of MkDocs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from playbook.render.blocks import Block, blocks
from playbook.views import pages

STAND_IN = "stand_in"
"""What tells of a page in which language its title is, or all of its prose, if not in its own."""


def is_written(file: File) -> bool:
    """Whether `file` is prose or another file of somebody's, and not the page of a record."""
    return file.abs_src_path is not None and not isinstance(file.page, RecordPage)


def stand_for(file: File, source: Path | None, config: MkDocsConfig) -> None:
    """Have plugins take `source` for what is behind a page that no file in docs/ is: what they
    ask of its history is that of the team's own file. What the base says came with the settings.
    """
    file.abs_src_path = str(source or config.config_file_path)
    file.generated_by = None  # they pass over what a plugin has made


class RecordPage(Page):
    """The page of a record or a kind, printed when its turn comes, without Markdown, and let go."""

    def __init__(self, made: pages.Page, config: MkDocsConfig, source: Path | None) -> None:
        """`source` is the team's file or folder that says what the page shows, for plugins that
        ask for its history; None if it is the base's."""
        file = File.generated(config, made.path, content=made.call)
        stand_for(file, source, config)
        file.edit_uri = f"../{made.data}" if made.data and not made.is_shipped else None
        super().__init__(made.title, file, config)
        self.made = made
        self.blocks: list[Block] = []

    def read_source(self, config: MkDocsConfig) -> None:
        """No file to read: the record has said it all. Its title is never run as Jinja."""
        self.title = self.made.title
        self.markdown = self.made.call
        self.meta = {
            "description": self.made.description,
            "draft": self.made.draft,
            "origin": self.made.origin,
            STAND_IN: self.made.stand_in,
            "render_macros": False,
        }

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
