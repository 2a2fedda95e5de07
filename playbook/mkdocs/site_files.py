"""Writes what stands beside the pages: calendars, workbooks, data of scripts and search."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.utils import write_file

from playbook.export.files import CachedFiles, site_files
from playbook.export.moved import moved_pages
from playbook.locale.languages import Language
from playbook.model.playbook import Playbook
from playbook.search.index import Sought
from playbook.search.names import (
    ELSEWHERE,
    FILE,
    Named,
    elsewhere,
    names,
    proposals,
    said,
    sought,
    written,
)
from playbook.search.spelling import FILE as SPELLING
from playbook.search.spelling import spelling


class Beside:
    """The files beside the pages of one site."""

    def __init__(self) -> None:
        self._cached = CachedFiles()

    def write(
        self, book: Playbook, files: Mapping[str, File], config: MkDocsConfig, *, again: bool
    ) -> Sought:
        """Write them; with `again` only what has changed since the last time is made anew.

        `files` holds all pages by their path. Returns what else search finds the pages by.
        """
        site = Path(config.site_dir)
        files_of = self._cached.site_files if again else site_files
        for path, content in (*files_of(book, config.site_url or ""), *moved_pages(book, files)):
            write_file(content, str(site / path))
        propose = proposals(config.repo_url or "")
        pages = {one.code: [*_named(files, one)] for one in book.languages}
        named = {code: names(book, code, own, propose) for code, own in pages.items()}
        for code, known in named.items():
            home = site / code
            write_file(written(known).encode(), str(home / FILE))
            for path, texts in said(known).items():
                write_file(texts.encode(), str(home / path))
            others = elsewhere(named[other] for other in named if other != code)
            write_file(written(others).encode(), str(home / ELSEWHERE))
            if spelt := spelling(known["entries"]):
                write_file(spelt.encode(), str(home / SPELLING))
        return {code: sought(book, code, own) for code, own in pages.items()}


def _named(files: Mapping[str, File], language: Language) -> Iterator[Named]:
    """The finished pages of one language, for search."""
    for uri, file in files.items():
        if file.page is not None and uri.startswith(f"{language.code}/"):
            url = file.url.removeprefix(f"{language.code}/")
            meta = file.page.meta
            keywords = tuple(map(str, meta.get("keywords", ())))
            yield Named(url, str(file.page.title), meta.get("description", ""), keywords)
