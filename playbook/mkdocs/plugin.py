"""The plugin that MkDocs calls: adds the pages of records, and sets each page's language."""

from __future__ import annotations

import gc
import logging
from itertools import chain
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_theme_dir
from mkdocs.utils.templates import TemplateContext

from playbook.locale import tables
from playbook.mkdocs.calls_only import CallsOnly
from playbook.mkdocs.context import ThemeContext
from playbook.mkdocs.handbook import Handbook
from playbook.mkdocs.menus import Menus
from playbook.mkdocs.plugin_options import PluginOptions
from playbook.mkdocs.project import project_of
from playbook.mkdocs.record_page import RecordPage
from playbook.mkdocs.serving import ENGINE, Printed, Serving
from playbook.mkdocs.settings import faults
from playbook.mkdocs.site_files import Beside
from playbook.mkdocs.unindented import Unindented
from playbook.problems.problem import in_order
from playbook.problems.report import reader_language, show
from playbook.render.blocks import put_back
from playbook.render.renderer import template_cache
from playbook.site import offline
from playbook.site.finish import finish
from playbook.site.target import UnsafeTarget, claim, seal
from playbook.site.verify import marked, verify
from playbook.views.pages import pages

log = logging.getLogger("mkdocs.playbook")


class PlaybookPlugin(BasePlugin[PluginOptions]):  # type: ignore[no-untyped-call]
    """One handbook being printed. MkDocs keeps the plugin while it serves."""

    def __init__(self) -> None:
        self.handbook = Handbook()
        self.files_by_path: dict[str, File] = {}
        self.serving = False
        self.prose: list[str] = []
        """Texts of prose that may hold template marks."""
        self.menus: Menus
        self.navigation: Navigation
        self.printed: Printed
        self.theme: ThemeContext
        self.beside = Beside()

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """While serving, a fault is shown in the page instead of ending the server."""
        self.serving = command == "serve"
        # Records make few rings; looking for them as often as Python does takes 5 % of a build.
        gc.set_threshold(20_000, 10, 20)

    @event_priority(100)  # before the macros plugin, which asks for the playbook read here
    def on_config(self, config: MkDocsConfig) -> None:
        """Read and check everything; stop, or while serving go on with the last good playbook."""
        if unfit := faults(Path(config.config_file_path).resolve()):
            raise Abort("\n".join(unfit))
        self._read(config)
        handbook = self.handbook
        handbook.read_templates()
        if handbook.problems and not (self.serving and handbook.readable):
            raise Abort(_say("problems-above", count=len(handbook.problems)))
        # An error never becomes a page; while serving it is shown in the page.
        config.plugins["macros"].config.update(
            {"on_undefined": "strict", "on_error_fail": not self.serving}
        )
        project = handbook.project
        watched = (project.data, ENGINE, project.root / "macros.py")
        config.watch += [str(path) for path in watched if path.exists()]
        config.site_name = handbook.book.team.name[handbook.book.languages[0].code]
        self.theme = ThemeContext(handbook, self.files_by_path, self.serving)

    def _read(self, config: MkDocsConfig) -> None:
        """Read the data and say all that is wrong with it."""
        self.handbook.read(project_of(config))
        for problem in self.handbook.shown_problems():
            log.error(problem)

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Before MkDocs empties the folder for the site: is it a site's?"""
        try:
            claim(self.handbook.project)
        except UnsafeTarget as unsafe:
            raise Abort(unsafe.message(reader_language())) from None

    def on_files(self, files: Files, config: MkDocsConfig) -> None:
        """Add the pages of records, and the navigation of every language."""
        macros: Any = config.plugins["macros"]
        macros.env.add_extension(CallsOnly)
        book = self.handbook.book
        borrowed = Path(get_theme_dir("material"))
        for file in list(files):
            if _is_unused(file, borrowed):
                files.remove(file)
        for language in book.languages:
            manifest = offline.manifest(book.team, language)
            path = f"{language.code}/manifest.webmanifest"
            files.append(File.generated(config, path, content=manifest))
            for page in pages(book, language):
                files.append(RecordPage(page, config).file)
        self.files_by_path.clear()
        self.files_by_path.update(files.src_uris)
        self.menus = Menus(book, self.config.sections, self.files_by_path)
        config.nav = [self.menus.nav(language) for language in book.languages]

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> None:
        """Previous and next never lead from one language into the other."""
        self.navigation = nav
        for page in nav.pages:
            for name in ("previous_page", "next_page"):
                other = getattr(page, name)
                if other is not None and other.file.src_uri[:3] != page.file.src_uri[:3]:
                    setattr(page, name, None)

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
        """Bring back the HTML that macros set aside; till then all is prose, shown as typed."""
        if not (self.serving or isinstance(page, RecordPage)):
            title = f"{page.title} - {config.site_name}"  # as the tab of a browser shows it
            self.prose += [*marked(html), title, str(page.meta.get("description"))]
        return put_back(html, page.meta.pop("blocks", []))

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """What the theme shows on this page."""
        if isinstance(page, RecordPage):
            page.fill(config)
        return cast(TemplateContext, context | self.theme.of_page(page, self.menus, config))

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> None:
        """Forget what is written."""
        if isinstance(page, RecordPage):
            page.clear()

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """The same for pages without a source: 404.html and sitemap.xml."""
        return cast(TemplateContext, context | self.theme.of_template(config))

    @event_priority(-100)  # after all who write into the site
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write what stands beside the pages, finish the site, and verify it."""
        site, book, project = Path(config.site_dir), self.handbook.book, self.handbook.project
        self._write_beside(config)
        finish(site, book, serving=self.serving)
        if self.serving:
            return
        seal(site)
        found = in_order(verify(site, book, project.base, self.prose))
        for fault in found:
            log.error(show(fault, reader_language(), site))
        if found:
            raise Abort(_say("faults-above", count=len(found)))

    def _write_beside(self, config: MkDocsConfig) -> None:
        book = self.handbook.book
        self.beside.write(book, self.files_by_path, config, again=self.serving)

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Note what printing a page again would need; spare Jinja compiling the theme again."""
        env.add_extension(Unindented)
        env.bytecode_cache = template_cache(self.handbook.project.cache)
        self.printed = Printed(config, files, self.navigation, env)

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> None:
        """Print pages when they are asked for."""
        Serving(server, lambda: self.printed, self._reread, self._write_beside)

    def _reread(self, config: MkDocsConfig) -> bool:
        """Read the data again. False if team or navigation are no longer what they were."""
        handbook = self.handbook
        team = handbook.book.team
        self._read(config)
        book = handbook.book
        self.menus = Menus(book, self.config.sections, self.files_by_path)
        navs = [self.menus.nav(language) for language in book.languages]
        if book.team != team or navs != config.nav:
            return False
        for made in chain.from_iterable(pages(book, language) for language in book.languages):
            page = self.files_by_path[made.path].page
            assert isinstance(page, RecordPage)
            page.made = made
            page.read_source(config)
        return True


def _say(code: str, **words: object) -> str:
    """What commands say, in the reader's language."""
    return tables.commands()[code][reader_language()].format(**words)


def _is_unused(file: File, borrowed: Path) -> bool:
    """True for scripts and styles that Material brings and this theme does not use."""
    if not Path(file.abs_src_path or "").is_relative_to(borrowed):
        return False
    return (file.src_uri.startswith("assets/") and not file.src_uri.endswith(".min.css")) or (
        "/palette." in file.src_uri
    )
