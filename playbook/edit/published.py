"""The editor on a published site: files that its page asks for, since nobody answers there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from posixpath import normpath
from typing import Any

from playbook.check.loader import yaml_files
from playbook.edit.form import form, listed
from playbook.kinds import file_kinds, record_kinds
from playbook.locale import tables
from playbook.locale.languages import Language
from playbook.model.playbook import Playbook
from playbook.source.changes import is_change
from playbook.source.project import Project
from playbook.source.reader import read

FOLDER = "edit"
"""Of the page and its files, below the site."""
HOST = "https://api.github.com"
"""The one other host that the page may ask. It is fixed when the site is built."""
REPOSITORY = re.compile(r"https://github\.com/(?P<owner>[\w-]+)/(?P<name>[\w.-]+?)(?:\.git)?/?")
BRANCH = re.compile(r"/?(?:edit|blob)/(?P<branch>[\w.-]+)/(?P<docs>(?:[\w.-]+/)*)")
SAID = (
    "a-list", "a-mapping", "advice-list", "advice-mapping", "advice-number", "advice-quote",
    "advice-sides", "advice-whole", "advice-yes", "bad-form", "bad-id", "choose-from",
    "choose-from-more", "did-you-mean", "empty-value", "form-address", "form-any", "form-colour",
    "form-country", "form-currency", "form-date", "form-input", "form-page", "form-point",
    "form-time", "missing-field", "missing-language", "none-yet", "not-a-choice", "not-the-same",
    "out-of-range", "plain-value", "range-ge", "range-gt", "range-le", "range-lt", "same-text",
    "too-few", "too-long", "too-many", "type-list", "type-mapping", "type-number", "type-sides",
    "type-text", "type-true-or-false", "type-whole-number", "unknown-field", "unknown-id",
    "unknown-kind", "wrong-type",
)  # fmt: skip
"""The faults that the page finds by itself, and what their messages are made of."""


@dataclass(frozen=True)
class Repository:
    """Where the files of data are: the repository's address, its branch that is published, and the
    folder of the data in it."""

    address: str
    branch: str
    folder: str

    @property
    def path(self) -> str:
        """Its owner and its name, as the host's interface has them."""
        found = REPOSITORY.fullmatch(self.address)
        assert found
        return f"{found['owner']}/{found['name']}"


def repository(repo_url: str | None, edit_uri: str | None, data: str) -> Repository | None:
    """The repository that mkdocs.yml names with both, `data` being the name of the folder of data
    beside that of prose. None if they name none on github.com."""
    at = REPOSITORY.fullmatch(repo_url or "")
    within = BRANCH.fullmatch(edit_uri or "")
    if not (at and within):
        return None
    address = f"https://github.com/{at['owner']}/{at['name']}"
    folder = normpath(f"{within['docs']}../{data}")
    return None if folder.startswith("..") else Repository(address, within["branch"], folder)


def published_files(
    project: Project, book: Playbook, language: Language
) -> Iterator[tuple[str, bytes]]:
    """What the page in `language` asks for, by path below the site: which files there are, and for
    each kind of them all that a form is made of. No draft is named."""
    own, shipped = _names(project, book)
    home = f"{FOLDER}/{language.code}"
    files = listed(book, own, language.code)
    yield (
        f"{home}/files.json",
        _json({"files": files, "shipped": shipped, "places": lists_in_files()}),
    )
    kinds = record_kinds() | file_kinds()
    for name in sorted({record.partition("/")[0] for record in own}):
        yield f"{home}/forms/{name}.json", _json(form(kinds[name], book, language.code))


def published_words(language: str) -> dict[str, str]:
    """What the page says: as the editor does elsewhere, but for what is otherwise here."""
    messages = tables.messages(language)
    faults = {
        f"{part}-{code}": messages[code].get(part, "")
        for code in SAID
        for part in ("message", "hint")
    }
    own: dict[str, str] = tables.section("pulls", language)
    editor: dict[str, str] = tables.section("editor", language)
    return faults | editor | own


def _names(project: Project, book: Playbook) -> tuple[list[str], list[str]]:
    """The files that may be edited, and those whose text is the base's, or differs from it."""
    own: list[str] = []
    shipped = sorted(f"{kind}/{ident}" for kind, ident in book.origins if ident)
    for path in yaml_files(project.data):
        name = path.relative_to(project.data).with_suffix("").as_posix()
        kind, _, ident = name.partition("/")
        if is_change(read(path.name, path.read_bytes())):
            shipped += [] if ident else [name]
        elif not ident or ident in book.records.get(kind, {}):
            own.append(name)
    kept = set(own) | set(shipped)
    return own, shipped + [name for name in sorted(book.files) if name not in kept]


def lists_in_files() -> dict[str, str]:
    """Where the entries of each list stand that is in a single file, as messages name it."""
    kinds = file_kinds().items()
    return {one: f"{name}.yml: {one}" for name, kind in kinds for one in kind.lists if one != name}


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def address_of(record: str, language: str) -> str:
    """The address that opens `record`, below the site."""
    return f"{FOLDER}/{language}/?record={record}"


def page_of(language: str) -> Path:
    """The file of the page in `language`, below the site."""
    return Path(FOLDER, language, "index.html")
