"""The prose of a handbook as a build prints it, but for the theme around it."""

from __future__ import annotations

import logging
import re
from collections.abc import Set
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, get_files, set_exclusions
from mkdocs.structure.pages import _RelativePathTreeprocessor  # 1.6: how MkDocs reads links
from mkdocs.utils.meta import get_data

from playbook.check.as_said import page_as_said
from playbook.check.base_prose import base_prose, without_dead_links
from playbook.check.callers import callers
from playbook.check.macro_calls import Call, Fault, read
from playbook.locale.languages import LANGUAGES
from playbook.mkdocs.base_pages import BasePages
from playbook.mkdocs.extensions import is_foreign, plain
from playbook.mkdocs.prose_markup import ProseMarkup
from playbook.mkdocs.settings import named
from playbook.mkdocs.settings_file import SETTINGS, read_settings
from playbook.model.playbook import Playbook
from playbook.render.anchors import anchors
from playbook.render.prose import Prose
from playbook.render.renderer import Renderer, UnknownRecord, templates
from playbook.site.html_page import Page
from playbook.source.project import Project
from playbook.text.encoding import decode
from playbook.views.pages import Page as Made
from playbook.views.pages import overviews, pages

SETTING = ("site_url", "markdown_extensions", "validation", "exclude_docs", "draft_docs")
"""What settings say of how prose is printed."""
IDS = "slugify"
"""The option that says how ids are made of headings."""
NOTHING = "## - {: #pb--nothing }\n\n<br>"
"""What a macro that is not called prints: a heading and HTML, as most do."""
LINK = re.compile(r" link '(?P<target>.*?)'")
LOG = logging.getLogger("mkdocs.structure.pages")


def settings_of_prose(project: Project) -> MkDocsConfig | None:
    """What the settings of `project` say of prose, but for options that name something in Python;
    None if they are unfit, or extensions or ids are made by code that is not ours to run."""
    settings, _ = read_settings(project.root / SETTINGS)
    listed = dict(named(settings.get("markdown_extensions") or []))
    told = {name: plain(given) for name, given in listed.items()}
    if any(is_foreign(name) or IDS in (listed[name] or {}).keys() - told[name] for name in listed):
        return None
    config = MkDocsConfig(config_file_path=str(project.root / SETTINGS))
    given = {name: settings[name] for name in SETTING if name in settings}
    given["markdown_extensions"] = [{name: options} for name, options in told.items()]
    folders = {"docs_dir": str(project.docs), "site_dir": str(project.site)}
    bare = {"site_name": "-", "plugins": [], "theme": {"name": None, "custom_dir": "."}}
    config.load_dict(given | folders | bare)
    errors, _ = config.validate()
    if errors:
        return None
    return config


class Printed(NamedTuple):
    """A page of prose, no more than its article."""

    page: Page
    doubts: list[str]
    """The links that MkDocs doubts."""
    lost: list[str]
    """The macros that print code or plain text."""


class ProsePrinter:
    """Prints pages of prose, whole or their beginnings, and knows the places on every page.

    Pages are called by their file below the site, such as <language>/about/index.html.
    """

    def __init__(
        self, project: Project, book: Playbook, config: MkDocsConfig, cache_in: Path | None
    ) -> None:
        """Compiled templates are kept in the folder `cache_in`."""
        self.book = book
        self.config = config
        self.site_url = project.site_url
        self.base = base_prose(project, book)
        self.renderer = Renderer(book, cache_in, callers(project, book, templates()))
        self.files = get_files(config)
        BasePages().add(self.base, self.files, config)
        set_exclusions(self.files, config)
        for file in list(self.files):
            if file.src_uri.partition("/")[0] in book.unprinted:
                self.files.remove(file)
        self.prose = {file.dest_uri: file for file in self.files.documentation_pages()}
        self.made = self._made()
        self.called = cache(self._called)
        self.markup = ProseMarkup(config)
        self.markdown = cache(self._markdown)

    def _made(self) -> dict[str, Made]:
        """The pages that nobody writes."""
        found: dict[str, Made] = {}
        uris = [*self.files.src_uris]
        for language in self.book.languages:
            for made in chain(pages(self.book, language), overviews(self.book, language, uris)):
                file = File(made.path, None, self.config.site_dir, use_directory_urls=True)
                self.files.append(file)
                found[file.dest_uri] = made
        return found

    def places(self, page: str) -> Set[str]:
        """The places on a `page` that nobody writes."""
        made, url = self.made[page], page.removesuffix("index.html")
        return anchors(self.renderer.render(made.macro, url, made.ident))

    def text(self, page: str) -> tuple[int, str]:
        """How many lines are front matter, and what stands below."""
        source = decode(self.prose[page].content_bytes).text
        body, _ = get_data(source)
        return source.count("\n") - body.count("\n"), body

    def printed(self, page: str, body: str, *, calling: bool) -> Printed:
        """`page`, if it holds `body`. Unless it is `calling` them, macros print next to nothing,
        which is quick."""
        file = self.prose[page]
        prose, pieces = Prose(body), []
        for piece in read(body, templates()):
            if isinstance(piece, Call):
                text = self.called(page, piece) if calling else NOTHING
                pieces.append(prose.put(text, piece.macro, piece.ident, piece.depth))
            elif not isinstance(piece, Fault):
                pieces.append(piece)
        text = "".join(pieces)
        if file.src_uri in self.base.printed:
            is_there = self.files.src_uris.__contains__
            text = without_dead_links(text, file.src_uri, is_there, self.base.is_whole)
        language = LANGUAGES.get(page.partition("/")[0], self.book.languages[0])
        text = page_as_said(text, self.book, language.code)
        markdown = self.markdown(language.code)
        links = _RelativePathTreeprocessor(file, self.files, self.config)
        markdown.treeprocessors.register(links, "relpath", 0)
        doubts = _Doubts()
        LOG.addFilter(doubts)
        try:
            html = markdown.reset().convert(text)
        finally:
            LOG.removeFilter(doubts)
        article = self.renderer.environment.get_template("article.html")
        whole = article.render(html=prose.whole(html), tag=language.tag)
        return Printed(Page(page, whole.encode()), doubts.targets, prose.lost(html))

    def _called(self, page: str, call: Call) -> str:
        url = page.removesuffix("index.html")
        try:
            return self.renderer.render(
                call.macro, url, call.ident, call.options, site_url=self.site_url
            )
        except UnknownRecord:
            return ""

    def _markdown(self, language: str) -> Markdown:
        self.markup.speak(language)
        return Markdown(
            extensions=self.config.markdown_extensions, extension_configs=self.config.mdx_configs
        )


class _Doubts(logging.Filter):
    """Keeps what MkDocs would say of links, and has it say nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: list[str] = []

    def filter(self, record: logging.LogRecord) -> bool:
        found = LINK.search(record.getMessage())
        if found and record.levelno >= logging.WARNING:
            self.targets.append(found["target"])
        return False
