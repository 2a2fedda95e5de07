"""What the theme's templates see beside what MkDocs gives them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from playbook.locale import tables
from playbook.mkdocs.handbook import Handbook
from playbook.mkdocs.menus import Menus
from playbook.text.languages import Language


class ThemeContext:
    """The theme's view of one handbook."""

    def __init__(self, handbook: Handbook, files: Mapping[str, File], serving: bool) -> None:
        """`files` holds all pages by their path, once MkDocs has found them."""
        self.handbook, self.files, self.serving = handbook, files, serving

    def of_page(self, page: Page, menus: Menus, config: MkDocsConfig) -> dict[str, Any]:
        """What is shown on `page`: its language, menus, and itself in other languages."""
        uri = page.file.src_uri
        language = self._language(uri)
        return self._shared(language) | {
            "here": uri,
            "sections": menus.sections(language, uri),
            "menu": menus.beside(uri),
            "twins": self._twins(page, config),
        }

    def of_template(self, config: MkDocsConfig) -> dict[str, Any]:
        """The same for pages without a source: 404.html and sitemap.xml."""
        book, words = self.handbook.book, tables.templates()
        return self._shared(book.languages[0]) | {
            "words": {
                language.code: {key: word[language.code] for key, word in words.items()}
                for language in book.languages
            },
            "twins_of": lambda page: self._twins(page, config),
        }

    def _shared(self, language: Language) -> dict[str, Any]:
        return {
            "book": self.handbook.book,
            "serving": self.serving,
            "lang": language,
            "w": lambda key: tables.templates()[key][language.code],
            "problems": self.handbook.shown_problems(language.code),
        }

    def _language(self, uri: str) -> Language:
        languages = self.handbook.book.languages
        known = {language.code: language for language in languages}
        return known.get(uri.partition("/")[0], languages[0])

    def _twins(self, page: Page, config: MkDocsConfig) -> list[dict[str, Any]]:
        """This page in every language: its relative address, and its absolute one for hreflang."""
        languages = self.handbook.book.languages
        code, _, rest = page.file.src_uri.partition("/")
        twins: list[dict[str, Any]] = []
        for language in languages:
            file = self.files.get(f"{language.code}/{rest}")
            if file is not None and code in {known.code for known in languages}:
                absolute = (config.site_url or "/") + file.url
                href = get_relative_url(file.url, page.url)
                twins.append({"lang": language, "href": href, "absolute": absolute})
        return twins
