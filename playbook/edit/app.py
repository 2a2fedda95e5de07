"""The editor as a WSGI application: one page, and what its script asks for."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from playbook.check.loader import yaml_files
from playbook.check.overlay import base_files
from playbook.edit.checking import Checker, of_file, told
from playbook.edit.files import Version, encoded, opened, place_of, saved
from playbook.edit.form import begun_as, form, listed
from playbook.edit.guard import Address, Guard, Refused, body
from playbook.edit.over_base import over_base, saved_over
from playbook.edit.planned import Planner, Wanted
from playbook.edit.said import said
from playbook.model.kind import Kind
from playbook.model.playbook import Playbook
from playbook.source.project import Project

PAGE = "edit/"
"""The address of the page, below the site's."""
POLICY = "; ".join(
    (
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:",
        "font-src 'self'", "connect-src 'self'", "frame-src 'self'", "base-uri 'self'",
        "form-action 'none'", "frame-ancestors 'none'",
    )
)  # fmt: skip
AT_ONCE = ("look", "say")
"""What never waits for a check of the whole, or for pages that are printed."""
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
        of_one = {
            "open": self.open, "look": self.look, "check": self.check, "say": self.say,
            "differ": self.differ, "save": self.save, "plan": self.plan,
        }  # fmt: skip
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
            with nullcontext() if path in AT_ONCE else self.handed.lock:
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
        """All that can be edited, and of what kinds a record can be begun."""
        project, book = self.handed.project(), self.handed.book()
        language = self._language(given.get("lang"))
        own = [path.relative_to(project.data) for path in yaml_files(project.data)]
        of_base = [where for where in base_files(project.base) if _is_shown(where, book)]
        names = dict.fromkeys(where.with_suffix("").as_posix() for where in (*own, *of_base))
        return {"files": listed(book, names, language), "kinds": begun_as(book, language)}

    def open(self, asked: Asked) -> dict[str, Any]:
        """The file as it is, all that its form is made of, and the page as it is; of one that only
        differs from the base's, the whole."""
        version, of_base = self._now(asked)
        book = self.handed.book()
        html = self.handed.preview(book, f"{asked.language}/{asked.record}.md")
        made = form(asked.kind, book, asked.language)
        return _versioned(version) | {"base": of_base, "html": html} | made

    def _now(self, asked: Asked) -> tuple[Version, bool]:
        over = over_base(self.handed.project(), asked.path)
        return (over.version, True) if over else (opened(asked.path), False)

    def look(self, asked: Asked) -> dict[str, Any]:
        """What would be wrong with the file alone if it held `text`: the quick part of `check`."""
        raw = encoded(asked.more.get("text"))
        problems = of_file(self.handed.project(), asked.kind, asked.path, raw)
        return {"problems": [told(one, asked.language) for one in problems]}

    def check(self, asked: Asked) -> dict[str, Any]:
        """All that would be wrong if the file held `text`; which of it is in this file says `path`,
        and what the quick look finds too `quick`. And the page as it would be: nothing while there
        are faults, or if it has no page."""
        project, text = self.handed.project(), asked.more.get("text")
        raw = encoded(text)
        over = over_base(project, asked.path)
        written = over.changed(raw).text.encode() if over else raw
        book, problems = self.checker.inspect(project, {asked.path: written})
        if over:
            problems = [*over.at_whole(problems, raw)]
        quick = {(one.line, one.code) for one in of_file(project, asked.kind, asked.path, raw)}
        at = f"{asked.language}/{asked.record}.md"
        return {
            "path": asked.path.relative_to(project.data.parent).as_posix(),
            "problems": [
                told(one, asked.language) | {"quick": (one.line, one.code) in quick}
                for one in problems
            ],
            "html": self.handed.preview(book, at) if book else "",
        }

    def say(self, asked: Asked) -> dict[str, Any]:
        """A value in words: `what` it is says which."""
        what, value = asked.more.get("what"), asked.more.get("value")
        return {"said": said(what, value, self.handed.book(), asked.language, date.today())}

    def differ(self, asked: Asked) -> dict[str, Any]:
        """For a file over one of the base's: what the team's file holds, what it says beyond the
        base, and what it is to say for the whole to be `text`."""
        over = over_base(self.handed.project(), asked.path)
        if over is None:
            raise Refused("409 Conflict", "no-such-file")
        before, now = over.differences(encoded(asked.more.get("text")))
        return {"text": over.change.text, "before": before, "now": now}

    def save(self, asked: Asked) -> dict[str, Any]:
        """Write `text`, unless the file has changed since it was opened: then both are told. Over a
        file of the base's, `change` is written, which makes `text` of it."""
        project, before = self.handed.project(), str(asked.more.get("digest"))
        over = over_base(project, asked.path)
        if over is None and "change" not in asked.more:
            version = saved(asked.path, asked.more.get("text"), before)
        elif over is not None and over.version.digest == before:
            version = saved_over(project, asked.path, over, asked.more)
        else:
            version = None
        if version is None:
            return {"changed": True} | _versioned(self._now(asked)[0])
        return {"changed": False} | _versioned(version)

    def plan(self, asked: Asked) -> dict[str, Any]:
        """What new, rename or delete would write; it is written once the same `digest` comes."""
        _, _, ident = asked.record.partition("/")
        if not ident:
            raise Refused("404 Not Found", "no-such-file")
        wanted = Wanted(str(asked.more.get("what")), asked.kind, ident, str(asked.more.get("name")))
        planner = Planner(self.handed.project(), self.checker)
        return planner.answer(wanted, asked.more.get("digest"), asked.language)


def _is_shown(where: Path, book: Playbook) -> bool:
    """Whether the file of the base at `where` has a part in `book`."""
    if len(where.parts) == 1:
        return where.stem in book.files
    return book.origins.get((where.parts[0], where.stem)) == "of-base"


def _versioned(version: Version) -> dict[str, Any]:
    return {"text": version.text, "digest": version.digest}


def _send(start: Start, status: str, answer: Mapping[str, Any]) -> Iterable[bytes]:
    raw = json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace")
    head = ("Content-Type", "application/json; charset=utf-8")
    start(status, [head, ("Content-Length", str(len(raw))), *HEADERS])
    return [raw]
