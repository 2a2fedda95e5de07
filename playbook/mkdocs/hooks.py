"""What MkDocs calls: adds the pages of records, and sets each page's language.

Only this file and adapter/ know MkDocs.
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url, write_file

from playbook.check.loader import current, last_good
from playbook.check.prose import check_prose
from playbook.export.files import Remembered, exports
from playbook.mkdocs.menus import Menus
from playbook.mkdocs.record_page import RecordPage
from playbook.mkdocs.serving import Printed, Serving
from playbook.mkdocs.unindented import Unindented
from playbook.mkdocs.words_only import WordsOnly
from playbook.model.playbook import Playbook
from playbook.problems.problem import BadPlaybook, Problem
from playbook.problems.report import reader_language, show
from playbook.render.blocks import put_back
from playbook.render.renderer import PAGE_WORDS, compiled, words
from playbook.search import index
from playbook.search.names import FILE as NAMES
from playbook.search.names import Named, names
from playbook.site import accent, offline, scripts, stylesheet
from playbook.site.target import UnsafeTarget, claim
from playbook.text.languages import Language
from playbook.views.pages import pages

log = logging.getLogger("mkdocs.playbook")
STOPPED = {
    "zh": "数据里有 {count} 个问题，见上",
    "en": "{count} problem(s) in the data: see above",
}

serving = False
book: Playbook
problems: list[Problem] = []
given_away = Remembered()
files_by_path: dict[str, File] = {}
navigation: Navigation
printed: Printed
menus: Menus


def on_startup(*, command: str, dirty: bool) -> None:
    """While serving, a fault is shown in the page instead of ending the server."""
    global serving
    serving = command == "serve"
    # Records make few rings; looking for them as often as Python does takes 5 % of a build.
    gc.set_threshold(20_000, 10, 20)


@event_priority(100)  # before the macros plugin, which asks for the playbook read here
def on_config(config: MkDocsConfig) -> None:
    """Read and check everything; stop, or while serving go on with the last good playbook."""
    good = _read(config)
    if problems and not (serving and good):
        raise Abort(STOPPED[reader_language()].format(count=len(problems)))
    config.plugins["macros"].config["on_error_fail"] = not serving
    config.site_name = book.team.name[book.languages[0].code]


def _read(config: MkDocsConfig) -> bool:
    """Note the playbook and what is wrong with it; returns whether there ever was a good one."""
    global book, problems
    project = Path(config.config_file_path).parent
    folder = project / "playbook_data"
    try:
        problems = check_prose(Path(config.docs_dir), current(folder), PAGE_WORDS)
    except BadPlaybook as bad:
        problems = bad.problems
    for problem in problems:
        log.error(show(problem, reader_language(), project))
    good = last_good(folder)
    if good:
        book = good
    return good is not None


def on_pre_build(config: MkDocsConfig) -> None:
    """Before MkDocs empties the folder for the site: is it a site's?"""
    try:
        claim(Path(config.site_dir), Path(config.config_file_path).parent)
    except UnsafeTarget as unsafe:
        raise Abort(unsafe.said(reader_language())) from None


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Add the pages of records, and the navigation of every language."""
    global menus
    macros: Any = config.plugins["macros"]
    macros.env.add_extension(WordsOnly)
    for file in list(files):
        if _is_unused(file):
            files.remove(file)
    for language in book.languages:
        manifest = offline.manifest(book.team, language)
        path = f"{language.code}/manifest.webmanifest"
        files.append(File.generated(config, path, content=manifest))
        for page in pages(book, language):
            files.append(RecordPage(page, config).file)
    files_by_path.clear()
    files_by_path.update(files.src_uris)
    menus = Menus(book, config.extra["sections"], files_by_path)
    config.nav = [menus.nav(language) for language in book.languages]


def _is_unused(file: File) -> bool:
    """True for scripts and styles that Material brings and this theme does not use."""
    if "material" not in Path(file.abs_src_path or "").parts:
        return False
    return (file.src_uri.startswith("assets/") and not file.src_uri.endswith(".min.css")) or (
        "/palette." in file.src_uri
    )


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Previous and next never lead from one language into the other."""
    global navigation
    navigation = nav
    for page in nav.pages:
        for name in ("previous_page", "next_page"):
            other = getattr(page, name)
            if other is not None and other.file.src_uri[:3] != page.file.src_uri[:3]:
                setattr(page, name, None)


def on_page_content(html: str, page: Page, **_: Any) -> str:
    """Bring back the HTML that macros set aside."""
    return put_back(html, page.meta.pop("blocks", []))


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> None:
    """What the theme shows on this page."""
    if isinstance(page, RecordPage):
        page.fill(config)
    uri = page.file.src_uri
    language = _language(uri)
    context |= _for_theme(language, config)
    context["here"] = uri
    context["sections"] = menus.sections(language, uri)
    context["menu"] = menus.beside(uri)
    context["twins"] = _twins(page, config)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> None:
    """Forget what is written."""
    if isinstance(page, RecordPage):
        page.clear()


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
    }


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
    """Write what stands beside the pages, and list what to keep for reading offline."""
    site = Path(config.site_dir)
    scripts.scripts(site / "assets" / "scripts")
    scripts.styles(site / "assets", accent.stylesheet(book.team.accent), stylesheet.classes(site))
    _write_beside(config)
    index.index(site, book.languages)
    if not serving:
        offline.write(site, book.languages)


def _write_beside(config: MkDocsConfig) -> None:
    """Calendars, workbooks, and what scripts and search reckon with."""
    site = Path(config.site_dir)
    files = given_away.exports if serving else exports
    for path, content in files(book, config.site_url or ""):
        write_file(content, str(site / path))
    for language in book.languages:
        known = names(book, language.code, _named(language))
        write_file(known.encode(), str(site / language.code / NAMES))


def _named(language: Language) -> Iterator[Named]:
    """The finished pages of one language, for search."""
    for uri, file in files_by_path.items():
        if file.page is not None and uri.startswith(f"{language.code}/"):
            url = file.url.removeprefix(f"{language.code}/")
            text = file.page.meta.get("description", "")
            yield Named(url, str(file.page.title), text)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Note what printing a page again would need; spare Jinja compiling the theme again."""
    global printed
    env.add_extension(Unindented)
    env.bytecode_cache = compiled()
    printed = Printed(config, files, navigation, env)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> None:
    """Print pages when they are asked for."""
    Serving(server, lambda: printed, _reread, _write_beside)


def _reread(config: MkDocsConfig) -> bool:
    """Read the data again. False if team or navigation are no longer what they were."""
    global menus
    team = book.team
    _read(config)
    menus = Menus(book, config.extra["sections"], files_by_path)
    if book.team != team or [menus.nav(language) for language in book.languages] != config.nav:
        return False
    for made in chain.from_iterable(pages(book, language) for language in book.languages):
        page = files_by_path[made.path].page
        assert isinstance(page, RecordPage)
        page.made = made
        page.read_source(config)
    macros: Any = config.plugins["macros"]
    macros.show(book)
    return True
