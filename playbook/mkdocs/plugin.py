"""The plugin that MkDocs calls: adds the pages of records, and sets each page's language."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from playbook.check.as_said import page_as_said
from playbook.check.base_prose import base_prose
from playbook.check.facts import meta_with_facts
from playbook.kinds.team.model import Team
from playbook.locale import commands, tables
from playbook.locale.languages import LANGUAGES, Language
from playbook.mkdocs.base_pages import BasePages
from playbook.mkdocs.calls_only import CallsOnly
from playbook.mkdocs.compact import Compact
from playbook.mkdocs.context import ThemeContext
from playbook.mkdocs.editing import Editing
from playbook.mkdocs.handbook import Handbook
from playbook.mkdocs.menus import Menus, in_menus
from playbook.mkdocs.plugin_options import PluginOptions
from playbook.mkdocs.project import project_of
from playbook.mkdocs.prose_faults import prose_faults
from playbook.mkdocs.prose_markup import ProseMarkup
from playbook.mkdocs.published_editor import PublishedEditor
from playbook.mkdocs.record_page import STAND_IN, RecordPage, is_written
from playbook.mkdocs.serving import ENGINE, Printed, Serving
from playbook.mkdocs.settings import faults
from playbook.mkdocs.site_files import Beside
from playbook.mkdocs.theme_files import is_unused, spare_hidden
from playbook.problems.problem import in_order
from playbook.problems.report import reader_language, show
from playbook.render.anchors import anchors
from playbook.render.prose import Prose
from playbook.render.renderer import template_cache
from playbook.search.index import Sought
from playbook.site import offline
from playbook.site.file_links import naming_files
from playbook.site.finish import finish
from playbook.site.target import UnsafeTarget, claim, seal
from playbook.site.verify import marked, verify
from playbook.views.pages import Page as Made
from playbook.views.pages import overviews, pages, sections

if TYPE_CHECKING:  # a build needs no server
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.playbook")


class PlaybookPlugin(BasePlugin[PluginOptions]):  # type: ignore[no-untyped-call]
    """One handbook being printed. MkDocs keeps the plugin while it serves."""

    def __init__(self) -> None:
        self.handbook = Handbook()
        self.files_by_path: dict[str, File] = {}
        self.serving = False
        self.naming_files = False
        """Links name their files, since the settings ask for addresses that end in .html."""
        self.is_lost = False
        """Some page has as code or plain text what a macro prints."""
        self.prose: list[str] = []
        """Texts of prose that may hold template marks."""
        self.markup: ProseMarkup
        self.menus: Menus
        self.navigation: Navigation
        self.printed: Printed
        self.theme: ThemeContext
        self.beside = Beside()
        self.base_pages = BasePages()

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """While serving, a fault is shown in the page instead of ending the server."""
        self.serving = self.handbook.with_drafts = command == "serve"
        self.handbook.before = {} if self.serving else None
        tables.show_gaps(self.serving)

    @event_priority(100)  # before the macros plugin, which asks for the playbook read here
    def on_config(self, config: MkDocsConfig) -> None:
        """Read and check everything; stop, or while serving go on with the last good playbook."""
        if unfit := faults(Path(config.config_file_path).resolve()):
            raise Abort("\n".join(unfit))
        # A page keeps a folder of its own all the same: its scripts find their data from there.
        self.naming_files, config.use_directory_urls = not config.use_directory_urls, True
        self._read(config)
        handbook = self.handbook
        if self.serving:
            handbook.read_templates()
        if handbook.problems and not (self.serving and handbook.readable):
            raise Abort(_say("problems-above", count=len(handbook.problems)))
        # An error never becomes a page; while serving it is shown in the page.
        config.plugins["macros"].config.update(
            {"on_undefined": "strict", "on_error_fail": not self.serving}
        )
        project = handbook.project
        watched = [project.data, ENGINE, project.root / "macros.py"]
        if project.base is not None:
            watched += [project.base.data, project.base.docs]
        config.watch += [str(path) for path in watched if path.exists()]
        config.site_name = handbook.book[Team].name[handbook.book.languages[0].code]
        self.published = PublishedEditor(handbook, config, self.serving)
        self.theme = ThemeContext(handbook, self.files_by_path, self.serving, self.published.at)
        self.markup = ProseMarkup(config)
        spare_hidden(config.theme)

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
        for file in list(files):
            if (
                is_unused(file, editing=self.serving or self.published.is_on)
                or file.src_uri.partition("/")[0] in book.unprinted
            ):
                files.remove(file)
        self.base_pages.add(base_prose(self.handbook.project, book), files, config)
        for file in list(files):
            if file.src_uri in self.handbook.kept_back:
                files.remove(file)
        for language in book.languages:
            manifest = offline.manifest(book[Team], language)
            path = f"{language.code}/manifest.webmanifest"
            files.append(File.generated(config, path, content=manifest))
            for page in self._made(language, files.src_uris):
                files.append(RecordPage(page, config, self._source(page)).file)
        for file in files.documentation_pages():
            file.locale = self.theme.language(file.src_uri).code  # type: ignore[attr-defined]
        self.files_by_path.clear()
        self.files_by_path.update(files.src_uris)
        self.menus = self._menus()
        self.menus.lead(config)

    def _made(self, language: Language, prose: Collection[str]) -> Iterator[Made]:
        """The pages in `language` that nobody writes, beside those of `prose`."""
        book = self.handbook.book
        return chain(pages(book, language), overviews(book, language, [*prose]))

    def _source(self, page: Made) -> Path | None:
        """The team's file behind `page`; of a kind's page, their folder."""
        data = self.handbook.project.data
        path = data.parent / page.data if page.data else data / page.ident
        return path if not page.is_shipped and path.exists() else None

    def _menus(self) -> Menus:
        book, listed = self.handbook.book, self.handbook.project.sections
        found = sections(book, [one.name for one in listed], in_menus(self.files_by_path))
        chosen = {one.name: one.place for one in listed}
        return Menus(book, found, self.files_by_path, chosen)

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> None:
        """Previous and next never lead from one language into the other."""
        self.navigation = nav
        for page in nav.pages:
            for name in ("previous_page", "next_page"):
                other = getattr(page, name)
                if other is not None and other.file.src_uri[:3] != page.file.src_uri[:3]:
                    setattr(page, name, None)

    @event_priority(-100)  # after all who write Markdown
    def on_page_markdown(
        self, markdown: str, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """The first page bears the team's name; the base's pages link to what is there; Markdown
        speaks the page's language."""
        book, language = self.handbook.book, self.theme.language(page.file.src_uri).code
        if page.meta.get("home"):
            page.meta["title"] = book[Team].name[language]
        # The choice of languages has no description of its own.
        page.meta.setdefault("description", book[Team].tagline[language])
        text = self.base_pages.text(markdown, page, files)
        if not isinstance(page, RecordPage):
            language = page.meta.get(STAND_IN) or language
            page.meta.update(meta_with_facts(page.meta, book, language))
            text = page_as_said(text, book, language)
            self.markup.speak(language, text)
        return text

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
        """Bring back the HTML that macros set aside; till then all is prose, shown as typed."""
        if not (self.serving or isinstance(page, RecordPage)):
            title = f"{page.title} - {config.site_name}"  # as the tab of a browser shows it
            self.prose += [*marked(html), title, str(page.meta.get("description"))]
        prose: Prose | None = page.meta.pop("prose", None)
        if page.meta.get(STAND_IN) and not isinstance(page, RecordPage):
            meant, said_in = self.theme.language(page.file.src_uri), page.meta[STAND_IN]
            html = (prose or Prose("")).said_in(LANGUAGES[said_in], meant, html)
        self.theme.note_prose(page.file.src_uri, html, prose)
        if prose is None:
            return html
        if page.present_anchor_ids is not None:  # what MkDocs holds links to: it saw no HTML
            page.present_anchor_ids |= anchors("\n".join(prose.blocks))
        self.is_lost = self.is_lost or bool(prose.lost(html))
        return prose.whole(html)

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """What the theme shows on this page."""
        if isinstance(page, RecordPage):
            page.fill(config)
        return cast(TemplateContext, context | self.theme.of_page(page, self.menus, config))

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Forget what is written."""
        if isinstance(page, RecordPage):
            page.clear()
        return naming_files(output) if self.naming_files else output

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """The same for pages without a source."""
        return naming_files(output_content) if self.naming_files else output_content

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """The same for pages without a source: 404.html and sitemap.xml."""
        return cast(TemplateContext, context | self.theme.of_template(self.menus, config))

    @event_priority(-100)  # after all who write into the site
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write what stands beside the pages, finish the site, and verify it."""
        site, book, project = Path(config.site_dir), self.handbook.book, self.handbook.project
        sought = self._write_beside(config)
        self.published.write(site, self.printed.env)
        pictures = [config.theme.get(name) or "" for name in ("logo", "favicon")]
        finish(site, book, project.styles, sought, serving=self.serving, pictures=pictures)
        if self.serving:
            return
        seal(site)
        found = in_order(verify(site, book, project.url_path, self.prose))
        named = in_order(prose_faults(project, book, ())) if found or self.is_lost else []
        for fault in named or found:
            log.error(show(fault, reader_language(), project.root if named else site))
        if named or found:
            said = "problems-above" if named else "faults-above"
            raise Abort(_say(said, count=len(named or found)))

    def _write_beside(self, config: MkDocsConfig) -> Sought:
        return self.beside.write(self.handbook.book, self.files_by_path, config, again=self.serving)

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Note what printing a page again would need; spare Jinja compiling the theme again."""
        env.add_extension(Compact)
        env.bytecode_cache = template_cache(self.handbook.project.cache)
        self.printed = Printed(config, files, self.navigation, env)

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> None:
        """Print pages when they are asked for, and let the keeper edit."""
        serving = Serving(server, lambda: self.printed, self._reread, self._write_beside)
        serving.editor = Editing(self.handbook, lambda: self.printed).editor(server, serving.lock)

    def _reread(self, config: MkDocsConfig) -> bool:
        """Read the data again. False if team or navigation are no longer what they were."""
        handbook = self.handbook
        team = handbook.book[Team]
        self._read(config)
        self.menus = self._menus()
        navs = [self.menus.nav(language) for language in handbook.book.languages]
        if handbook.book[Team] != team or navs != config.nav:
            return False
        prose = [uri for uri, file in self.files_by_path.items() if is_written(file)]
        for made in chain.from_iterable(self._made(one, prose) for one in handbook.book.languages):
            page = self.files_by_path[made.path].page
            assert isinstance(page, RecordPage)
            page.made = made
            page.read_source(config)
        return True


def _say(code: str, **words: object) -> str:
    """What commands say, in the reader's language."""
    return commands.say(code, reader_language(), **words)
