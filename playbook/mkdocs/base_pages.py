"""The base's prose, and what stands in for prose, as pages of MkDocs beside the team's own."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from playbook.check.base_prose import BaseProse, without_dead_links
from playbook.mkdocs.record_page import STAND_IN, RecordPage, stand_for


class BasePages:
    """The pages and files that a handbook prints from its base."""

    def __init__(self) -> None:
        self.prose = BaseProse()
        self.docs = Path()

    def add(self, prose: BaseProse, files: Files, config: MkDocsConfig) -> None:
        """Add `prose` to `files`, none of which may be edited there."""
        self.prose, self.docs = prose, Path(config.docs_dir)
        if not prose.printed:
            return
        own = files.documentation_pages()
        shipped = [self._file(uri, path, config) for uri, path in prose.printed.items()]
        for file in own:
            files.remove(file)
        for file in sorted([*own, *shipped], key=_as_walked):
            files.append(file)

    def text(self, markdown: str, page: Page, files: Files) -> str:
        """The text of `page`; if it is printed, without links to pages that are left out."""
        uri = page.file.src_uri
        if uri not in self.prose.printed:
            return markdown
        is_own = self._is_own(self.prose.printed[uri])
        if not is_own:
            page.meta["origin"] = "of-base"
        if uri in self.prose.stand_ins:
            page.meta[STAND_IN] = self.prose.stand_ins[uri]

        def is_whole(target: str) -> bool:
            """The team's own page was held to what its records have."""
            is_record = is_own and isinstance(files.src_uris[target].page, RecordPage)
            return is_record or self.prose.is_whole(target)

        return without_dead_links(markdown, uri, files.src_uris.__contains__, is_whole)

    def _file(self, uri: str, path: Path, config: MkDocsConfig) -> File:
        file = File(uri, str(path.parent), config.site_dir, config.use_directory_urls)
        file.abs_src_path = str(path)
        if path.suffix == ".md":
            file.content_bytes = path.read_bytes()
            stand_for(file, path if self._is_own(path) else None, config)
        file.edit_uri = None
        return file

    def _is_own(self, path: Path) -> bool:
        return path.is_relative_to(self.docs)


def _as_walked(file: File) -> list[tuple[bool, bool, str]]:
    """Sorts files as MkDocs finds those of one folder: search lists pages in that order."""
    *folders, name = file.src_uri.split("/")
    is_index = name.partition(".")[0] in ("index", "README")
    return [*((True, False, folder) for folder in folders), (False, not is_index, name)]
