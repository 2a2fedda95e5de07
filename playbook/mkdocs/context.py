"""What the theme's templates see beside what MkDocs gives them."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from functools import partial
from hashlib import sha256
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from playbook.kinds import file_kinds, words
from playbook.kinds.team.model import Team
from playbook.kinds.team.numbers import first_day
from playbook.locale import tables
from playbook.locale.languages import LANGUAGES, Language
from playbook.mkdocs.handbook import Handbook
from playbook.mkdocs.menus import Menus, tag_of_title
from playbook.mkdocs.record_page import STAND_IN, RecordPage
from playbook.mkdocs.settings_files import THEME
from playbook.model.base import Text
from playbook.render.prose import Prose
from playbook.views.pages import HOME

MARK = 'class="pb-stand-in"'
"""What partials/stand_in.html marks a text with."""
COMPONENT = re.compile(r'<[a-z][^<>]* class="(?!pb-)|<figure')
"""What no page has but by Markdown: components are told by their classes."""

FOUND = (THEME / "assets/playbook/found.js").read_text(encoding="utf-8").strip()
"""The one script that stands within a page: where 404.html cannot find its files, it finds none."""

TODAY = "today"
"""The macro whose output styles of its own suffice for."""
ABOUT = ("about/index.md", "about.md")
"""The page about the handbook, which every other leads to if it is there."""


class ThemeContext:
    """The theme's view of one handbook."""

    def __init__(
        self,
        handbook: Handbook,
        files: Mapping[str, File],
        serving: bool,
        edited_at: Callable[[Page], str] = lambda _: "",
    ) -> None:
        """`files` holds all pages by their path, once MkDocs has found them; `edited_at` is where
        the site itself edits what a page shows, below it, if it does."""
        self.handbook, self.files, self.serving = handbook, files, serving
        self.edited_at = edited_at
        self._with_components: set[str] = set()
        self._with_today_alone: set[str] = set()

    def note_prose(self, uri: str, html: str, prose: Prose | None) -> None:
        """Note which styles the page at `uri` needs, of whose `prose` Markdown made `html`: of
        components more than most pages have, less than they have if it calls today alone."""
        macros = {macro for macro, _ in prose.calls} if prose else set()
        found = (
            (self._with_components, bool(COMPONENT.search(html))),
            (self._with_today_alone, macros == {TODAY} and 'class="pb-' not in html),
        )
        for pages, has in found:
            (pages.add if has else pages.discard)(uri)

    def of_page(self, page: Page, menus: Menus, config: MkDocsConfig) -> dict[str, Any]:
        """What is shown on `page`: its language, menus, and itself in other languages."""
        uri = page.file.src_uri
        language = self.language(uri)
        return self._shared(language) | {
            "here": uri,
            "components": uri in self._with_components,
            "today_alone": uri in self._with_today_alone,
            "places": menus.places(language, uri),
            "section": menus.section(uri),
            "menu": menus.beside(uri),
            "tabs": menus.tabs(uri),
            "twins": self._twins(page, config),
            "elsewhere": self._elsewhere(page),
            "stand_in": self._stand_in(page, language),
            "editing": self._editing(page),
            "editing_files": self._editing_files(page, language),
            "edited_at": self.edited_at(page),
        }

    def of_template(self, menus: Menus, config: MkDocsConfig) -> dict[str, Any]:
        """The same for pages without a source: 404.html and sitemap.xml."""
        return self._shared(self.handbook.book.languages[0]) | {
            "words": words,
            "places_in": partial(menus.places, uri=""),
            "twins_of": partial(self._twins, config=config),
            "found_script": FOUND,
            "found_hash": f"sha256-{b64encode(sha256(FOUND.encode()).digest()).decode()}",
        }

    def _shared(self, language: Language) -> dict[str, Any]:
        return {
            "book": self.handbook.book,
            "week": first_day(self.handbook.book[Team]),
            "serving": self.serving,
            "to_begin": self.serving and not any(self.handbook.book.records.values()),
            "lang": language,
            "tag_of": partial(_other_tag, language=language.code),
            "tag_of_title": tag_of_title,
            "about": any(f"{language.code}/{name}" in self.files for name in ABOUT),
            "w": words(language.code).__getitem__,
            "problems": self.handbook.shown_problems(language.code),
            "base": self.handbook.project.base,
            "base_name": self.handbook.base_name,
        }

    def _editing(self, page: Page) -> str:
        """Which file of data the editor opens for `page`, such as practices/goals; empty if none:
        there is an editor only while serving."""
        made = page.made if self.serving and isinstance(page, RecordPage) else None
        if made is None or not made.data:
            return ""
        return made.path.partition("/")[2].removesuffix(".md")

    def _editing_files(self, page: Page, language: Language) -> dict[str, str]:
        """The single files of data that prose shows, by what they are called: likewise."""
        if not self.serving or isinstance(page, RecordPage):
            return {}
        at = page.file.src_uri.removesuffix(".md").partition("/")[2].removesuffix("/index")
        callers = self.handbook.callers.items()
        called = {macro for (code, macro), uri in callers if (code, uri) == (language.code, at)}
        said = tables.section("fields", language.code)
        return {
            name: str(said.get(name, name))
            for name, kind in file_kinds().items()
            if called.intersection(kind.overviews)
        }

    @property
    def _codes(self) -> set[str]:
        return {language.code for language in self.handbook.book.languages}

    def language(self, uri: str) -> Language:
        """The language of the page at `uri`."""
        languages = self.handbook.book.languages
        known = {language.code: language for language in languages}
        return known.get(uri.partition("/")[0], languages[0])

    def _stand_in(self, page: Page, language: Language) -> str:
        """What readers are told if another language stands in on `page`, for all or some of it."""
        said, first = words(language.code), self.handbook.book.whole_language.name
        if _stands_in(page):
            return said["stand-in-page"].format(name=LANGUAGES[page.meta[STAND_IN]].name)
        blocks = getattr(page, "blocks", ())
        html = [page.content or "", *(part for one in blocks for part in (one.title, one.html))]
        is_marked = language.lag and any(MARK in part for part in html)
        return said["stand-in-parts"].format(name=first) if is_marked else ""

    def _elsewhere(self, page: Page) -> list[dict[str, Any]]:
        """The languages that this page is not in: what each says of it, and where it leads instead,
        the first page of the section or of all."""
        code, _, rest = page.file.src_uri.partition("/")
        if code not in self._codes:
            return []
        places = (f"{rest.partition('/')[0]}/{HOME}", HOME)
        found: list[dict[str, Any]] = []
        for language in self.handbook.book.languages:
            paths = [f"{language.code}/{place}" for place in places]
            near = next((self.files[path] for path in paths if path in self.files), None)
            if f"{language.code}/{rest}" not in self.files and near and near.page:
                found.append(
                    {
                        "lang": language,
                        "href": get_relative_url(near.url, page.url),
                        "title": near.page.title,
                        "says": words(language.code)["not-in-language"],
                    }
                )
        return found

    def _twins(self, page: Page, config: MkDocsConfig) -> list[dict[str, Any]]:
        """This page in every language: its relative address, and its absolute one for hreflang."""
        languages = self.handbook.book.languages
        code, _, rest = page.file.src_uri.partition("/")
        twins: list[dict[str, Any]] = []
        for language in languages:
            file = self.files.get(f"{language.code}/{rest}")
            if file is not None and code in self._codes:
                absolute = (config.site_url or "/") + file.url
                href = get_relative_url(file.url, page.url)
                twin = {"lang": language, "href": href, "absolute": absolute}
                twins.append(twin | {"stands_in": _stands_in(file.page)})
        return twins


def _other_tag(text: Text, language: str) -> str:
    """The tag of the language that stands in for `text` on a page in `language`; empty if none."""
    code = text.said_in(language)
    return LANGUAGES[code].tag if code != language else ""


def _stands_in(page: Page | None) -> bool:
    """Whether `page` is prose of another language, for its own has none yet."""
    return page is not None and not isinstance(page, RecordPage) and STAND_IN in page.meta
