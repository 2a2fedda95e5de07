"""The only file that knows MkDocs: adds the pages of records, and sets each page's language."""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_relative_url

from playbook import accent, offline, search
from playbook.exports import Remembered
from playbook.languages import Language
from playbook.load import current, last_good
from playbook.minify import minify
from playbook.names import FILE as NAMES
from playbook.names import Named, names
from playbook.navigation import Entry, beside, entries
from playbook.pages import Page as Made
from playbook.pages import pages
from playbook.parts import Part, parts
from playbook.playbook import Playbook
from playbook.problems import BadPlaybook, Problem
from playbook.prose import check_prose
from playbook.report import reader_language, show
from playbook.view import PAGE_WORDS, words

log = logging.getLogger("mkdocs.playbook")

serving = False
book: Playbook
problems: list[Problem] = []
given_away = Remembered()
first_index = TemporaryDirectory(prefix="playbook-")
"""While serving, search finds what was there at the start."""
files_by_path: dict[str, File] = {}
stylesheet: str
"""The path of Material's stylesheet, whose name changes with its version."""
menus: dict[str, list[Entry]] = {}
"""The menu of each section, such as zh/roles/."""
shown: dict[str, Shown] = {}
"""Every page that stands in a menu, by its path."""


class Shown(NamedTuple):
    """A page in a menu; titles are escaped."""

    path: str
    url: str
    short: Markup
    title: Markup


class RecordPage(Page):
    """A record's page. It is printed when its turn comes, without Markdown, and then let go."""

    def __init__(self, made: Made, config: MkDocsConfig) -> None:
        file = File.generated(config, made.path, content=made.call)
        file.edit_uri = f"../{made.data}"
        super().__init__(made.title, file, config)
        self.made = made
        self.parts: list[Part] = []

    def read_source(self, config: MkDocsConfig) -> None:
        """No file to read: the record has said it all. Its title is never run as Jinja."""
        self.markdown = self.made.call
        self.meta = {"description": self.made.description, "render_macros": False}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Nothing yet: `fill` comes when the page is written."""
        self.content = ""

    def fill(self, config: MkDocsConfig) -> None:
        """Call the macro."""
        macro = config.plugins["macros"].macros[self.made.word]
        self.parts = parts(macro(self.made.ident, url=self.url))
        headings = [part for part in self.parts if part.level == 2]
        self.toc = TableOfContents([AnchorLink(part.title, part.id, 2) for part in headings])


def on_startup(*, command: str, dirty: bool) -> None:
    """While serving, a fault is shown in the page instead of ending the server."""
    global serving
    serving = command == "serve"
    # Records make few rings; looking for them as often as Python does takes 5 % of a build.
    gc.set_threshold(50_000, 20, 100)


@event_priority(100)  # before the macros plugin, which asks for the playbook read here
def on_config(config: MkDocsConfig) -> None:
    """Read and check everything; stop, or while serving go on with the last good playbook."""
    global book, problems
    project = Path(config.config_file_path).parent
    folder = project / "playbook_data"
    try:
        problems = []
        book = current(folder)
        problems = check_prose(Path(config.docs_dir), book, PAGE_WORDS)
    except BadPlaybook as bad:
        problems = bad.problems
    for problem in problems:
        log.error(show(problem, reader_language(), project))
    good = last_good(folder)
    if problems and not (serving and good):
        raise Abort(f"{len(problems)} problem(s) in the data: see above")
    if good:
        book = good
    config.plugins["macros"].config["on_error_fail"] = not serving
    config.site_name = book.team.name[book.languages[0].code]


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Add the pages of records, and the navigation of every language."""
    global stylesheet
    for file in list(files):
        if _is_unused(file):
            files.remove(file)
    css = accent.stylesheet(book.team.accent)
    files.append(File.generated(config, "assets/accent.css", content=css))
    for language in book.languages:
        manifest = offline.manifest(book.team, language)
        path = f"{language.code}/manifest.webmanifest"
        files.append(File.generated(config, path, content=manifest))
        for page in pages(book, language):
            files.append(RecordPage(page, config).file)
    for path, content in given_away.exports(book, config.site_url or ""):
        files.append(File.generated(config, path, content=content))
    files_by_path.clear()
    files_by_path.update(files.src_uris)
    stylesheet = next(uri for uri in files_by_path if uri.endswith(".min.css"))
    menus.clear()
    shown.clear()
    config.nav = [_nav(config, language) for language in book.languages]


def _is_unused(file: File) -> bool:
    """True for scripts and styles that Material brings and this theme does not use."""
    if "material" not in Path(file.abs_src_path or "").parts:
        return False
    return (file.src_uri.startswith("assets/") and not file.src_uri.endswith(".min.css")) or (
        "/palette." in file.src_uri
    )


def _nav(config: MkDocsConfig, language: Language) -> dict[str, Any]:
    """The navigation of one language; notes the menu of each section on the way."""
    nav: list[Any] = []
    for section in config.extra["sections"]:
        path = f"{language.code}/{section}"
        if section.endswith("/"):
            prose = sorted(
                (uri for uri, file in files_by_path.items() if _is_prose(uri, file, path)),
                key=lambda uri: (not uri.endswith("/index.md"), uri),
            )
            menus[path] = entries(book, section.rstrip("/"), prose, language.code)
            nav.append({section: [entry.path for entry in menus[path]]})
        else:
            nav.append(path)
    return {language.code: nav}


def _is_prose(uri: str, file: File, folder: str) -> bool:
    return uri.startswith(folder) and uri.endswith(".md") and file.abs_src_path is not None


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Previous and next never lead from one language into the other."""
    for page in nav.pages:
        for name in ("previous_page", "next_page"):
            other = getattr(page, name)
            if other is not None and other.file.src_uri[:3] != page.file.src_uri[:3]:
                setattr(page, name, None)


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> None:
    """What the theme shows on this page."""
    if isinstance(page, RecordPage):
        page.fill(config)
    uri = page.file.src_uri
    language = _language(uri)
    folder = "/".join(uri.split("/")[:2]) + "/"
    context |= _for_theme(language, config)
    context["here"] = uri
    context["sections"] = [
        {"shown": _shown(path), "here": path == uri or path.startswith(folder)}
        for path in _section_paths(config, language)
    ]
    context["menu"] = [
        {"shown": _shown(entry.path), "group": entry.group}
        for entry in beside(menus.get(folder, []), uri)
    ]
    context["twins"] = _twins(page, config)


def _shown(path: str) -> Shown:
    """What menus say of the page at `path`: the same on every page, so told once a build."""
    if path not in shown:
        page = files_by_path[path].page
        assert page is not None
        title = str(page.meta.get("short") or page.title)
        shown[path] = Shown(path, page.url, escape(title), escape(str(page.title)))
    return shown[path]


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> None:
    """Forget what is written."""
    if isinstance(page, RecordPage):
        page.parts = []


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> None:
    """The same for pages without a source: 404.html and sitemap.xml."""
    context |= _for_theme(book.languages[0], config)
    context["said"] = {
        language.code: {key: word[language.code] for key, word in words().items()}
        for language in book.languages
    }
    context["twins_of"] = lambda page: _twins(page, config)


def _for_theme(language: Language, config: MkDocsConfig) -> dict[str, Any]:
    return {
        "book": book,
        "serving": serving,
        "lang": language,
        "w": lambda key: words()[key][language.code],
        "problems": [
            show(problem, language.code, Path(config.config_file_path).parent)
            for problem in problems
        ],
        "stylesheet": stylesheet,
    }


def _section_paths(config: MkDocsConfig, language: Language) -> list[str]:
    paths = [f"{language.code}/{section}" for section in config.extra["sections"]]
    return [path + "index.md" if path.endswith("/") else path for path in paths]


def _language(uri: str) -> Language:
    code = uri.partition("/")[0]
    known = {language.code: language for language in book.languages}
    return known.get(code, book.languages[0])


def _twins(page: Page, config: MkDocsConfig) -> list[dict[str, Any]]:
    """This page in every language: its relative address, and its absolute one for hreflang."""
    code, _, rest = page.file.src_uri.partition("/")
    twins: list[dict[str, Any]] = []
    for language in book.languages:
        file = files_by_path.get(f"{language.code}/{rest}")
        if file is not None and code in {known.code for known in book.languages}:
            absolute = (config.site_url or "/") + file.url
            href = get_relative_url(file.url, page.url)
            twins.append({"lang": language, "href": href, "absolute": absolute})
    return twins


def on_post_build(config: MkDocsConfig) -> None:
    """Shorten the scripts, index the finished pages, and list what to keep for reading offline."""
    minify(Path(config.site_dir) / "assets" / "scripts")
    if serving:
        search.index_once(Path(config.site_dir), Path(first_index.name, "pagefind"))
    else:
        search.index(Path(config.site_dir))
    for language in book.languages:
        known = names(book, language.code, _named(language))
        (Path(config.site_dir) / language.code / NAMES).write_text(known, encoding="utf-8")
    if not serving:
        offline.write(Path(config.site_dir), book.languages)


def _named(language: Language) -> Iterator[Named]:
    """The finished pages of one language, for search."""
    for uri, file in files_by_path.items():
        if file.page is not None and uri.startswith(f"{language.code}/"):
            url = file.url.removeprefix(f"{language.code}/")
            text = file.page.meta.get("description", "")
            yield Named(url, str(file.page.title), text)
