"""The editor as a WSGI application: one page, and what its script asks for."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from playbook.check.loader import yaml_files
from playbook.edit.checking import Checker, told
from playbook.edit.files import Version, encoded, opened, place_of, saved
from playbook.edit.form import form, listed, said
from playbook.edit.guard import Address, Guard, Refused, body
from playbook.model.kind import Kind
from playbook.model.playbook import Playbook
from playbook.source.changes import is_change
from playbook.source.project import Project
from playbook.source.reader import read

PAGE = "edit/"
"""The address of the page, below the site's."""
POLICY = "; ".join(
    (
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:",
        "font-src 'self'", "connect-src 'self'", "frame-src 'self'", "base-uri 'self'",
        "form-action 'none'", "frame-ancestors 'none'",
    )
)  # fmt: skip
HEADERS = [
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
    ("Content-Security-Policy", POLICY),
]
Start = Callable[[str, list[tuple[str, str]]], object]


@dataclass(frozen=True)
class Handed:
    """What whoever prints the handbook hands down."""

    project: Callable[[], Project]
    book: Callable[[], Playbook]
    """The last good one."""
    page: Callable[[str, bool], str]
    """The editor's page in a language, and whether files may be written."""
    preview: Callable[[Playbook, str], str]
    """The page of a playbook at a path such as <language>/practices/goals.md; empty if that has
    no such page."""
    lock: AbstractContextManager[Any]
    """Held while anything is read or printed."""


@dataclass(frozen=True)
class Asked:
    """A request that is let in: which file it is about, and what else it says."""

    record: str
    kind: Kind
    path: Path
    language: str
    more: Mapping[str, Any]


class Editor:
    """Answers for one server."""

    def __init__(self, handed: Handed, address: Callable[[], Address]) -> None:
        self.handed = handed
        self.guard = Guard(address)
        self.checker = Checker()
        of_one = {"open": self.open, "check": self.check, "say": self.say, "save": self.save}
        self.answers = {name: self._of_file(answer) for name, answer in of_one.items()}
        self.answers["files"] = self.files

    def __call__(self, path: str, environ: Mapping[str, Any], start: Start) -> Iterable[bytes]:
        """Answer a request for what stands at `path` below the page's address."""
        try:
            if not path and environ["REQUEST_METHOD"] in ("GET", "HEAD"):
                return self._page(environ, start)
            answer = self.answers.get(path)
            if answer is None:
                raise Refused("404 Not Found", "no-such-page")
            self.guard.let_in(environ)
            given = body(environ)
            with self.handed.lock:
                return _send(start, "200 OK", answer(given))
        except Refused as refused:
            return _send(start, refused.status, {"refused": refused.code})

    def _page(self, environ: Mapping[str, Any], start: Start) -> Iterable[bytes]:
        if self.guard.is_open:
            self.guard.know_host(environ)
        wanted = parse_qs(environ.get("QUERY_STRING", "")).get("lang", [""])[0]
        with self.handed.lock:
            html = self.handed.page(self._language(wanted), self.guard.is_open).encode()
        head = ("Content-Type", "text/html; charset=utf-8")
        start("200 OK", [head, ("Content-Length", str(len(html))), *HEADERS])
        return [html]

    def _language(self, wanted: Any) -> str:
        """The language `wanted`, if the handbook is printed in it."""
        codes = [language.code for language in self.handed.book().languages]
        return wanted if wanted in codes else codes[0]

    def _of_file(
        self, answer: Callable[[Asked], dict[str, Any]]
    ) -> Callable[[Mapping[str, Any]], dict[str, Any]]:
        """`answer`, asked about a file that may be edited."""

        def answered(given: Mapping[str, Any]) -> dict[str, Any]:
            record = given.get("record")
            kind, path = place_of(self.handed.project(), record)
            language = self._language(given.get("lang"))
            return answer(Asked(str(record), kind, path, language, given))

        return answered

    def files(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """All that can be edited."""
        data = self.handed.project().data
        names = [path.relative_to(data).with_suffix("").as_posix() for path in yaml_files(data)]
        return {"files": listed(self.handed.book(), names, self._language(given.get("lang")))}

    def open(self, asked: Asked) -> dict[str, Any]:
        """The file as it is, and all that its form is made of. A change of the base's record has
        words of its own, for which there is no form."""
        version = opened(asked.path)
        if is_change(read(asked.path.name, version.text.encode())):
            raise Refused("409 Conflict", "is-change")
        return _versioned(version) | form(asked.kind, self.handed.book(), asked.language)

    def check(self, asked: Asked) -> dict[str, Any]:
        """All that would be wrong if the file held `text`; which of it is in this file says `path`.
        And the page as it would be: nothing while there are faults, or if it has no page."""
        project = self.handed.project()
        book, problems = self.checker.inspect(project, asked.path, encoded(asked.more.get("text")))
        at = f"{asked.language}/{asked.record}.md"
        return {
            "path": asked.path.relative_to(project.data.parent).as_posix(),
            "problems": [told(one, asked.language) for one in problems],
            "html": self.handed.preview(book, at) if book else "",
        }

    def say(self, asked: Asked) -> dict[str, Any]:
        """A schedule in words."""
        given = asked.more.get("value")
        return {"said": said(given, self.handed.book(), asked.language, date.today())}

    def save(self, asked: Asked) -> dict[str, Any]:
        """Write `text`, unless the file has changed since it was opened: then both are told."""
        version = saved(asked.path, asked.more.get("text"), str(asked.more.get("digest")))
        if version is None:
            return {"changed": True} | _versioned(opened(asked.path))
        return {"changed": False} | _versioned(version)


def _versioned(version: Version) -> dict[str, Any]:
    return {"text": version.text, "digest": version.digest}


def _send(start: Start, status: str, answer: Mapping[str, Any]) -> Iterable[bytes]:
    raw = json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace")
    head = ("Content-Type", "application/json; charset=utf-8")
    start(status, [head, ("Content-Length", str(len(raw))), *HEADERS])
    return [raw]
