"""The editor of a handbook being served: asked without the network, or with it."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer
from playwright.sync_api import Browser, Page

from playbook.check.loader import load
from playbook.edit.app import Editor, Handed
from playbook.model.playbook import Playbook
from playbook.source.project import Project
from tests.support.watch import watch

SANDBOXED = "Blocked script execution in 'about:srcdoc'"
"""What the browser says of the test's own scripts in the page beside the form."""
HOST, PORT = "127.0.0.1", 8000


@dataclass(frozen=True)
class Answer:
    """What the editor said."""

    status: str
    headers: Mapping[str, str]
    said: Any


class Served:
    """An editor that listens at an address."""

    def __init__(self, project: Project, book: Playbook | None = None, host: str = HOST) -> None:
        self.project = project
        known = book or load(project.data, project.base)
        self.lock = Lock()
        handed = Handed(
            lambda: project,
            lambda: known,
            lambda code, is_open: f"{code} {is_open}",
            lambda _, path: f"page {path}",
            self.lock,
        )
        self.editor = Editor(handed, lambda: (host, PORT))

    def environ(self, given: object, **others: object) -> dict[str, Any]:
        """A request as our own page sends it, but for `others`; None leaves one out."""
        raw = given if isinstance(given, bytes) else json.dumps(given).encode()
        own = {
            "REQUEST_METHOD": "POST",
            "HTTP_HOST": f"{HOST}:{PORT}",
            "HTTP_ORIGIN": f"http://{HOST}:{PORT}",
            "HTTP_AUTHORIZATION": f"Bearer {self.editor.guard.token}",
            "CONTENT_TYPE": "application/json",
            "CONTENT_LENGTH": str(len(raw)),
            "wsgi.input": io.BytesIO(raw),
        }
        return {name: one for name, one in (own | others).items() if one is not None}

    def ask(self, path: str, given: object, **others: object) -> Answer:
        """What is answered to such a request."""
        begun: list[Any] = []
        parts = self.editor(path, self.environ(given, **others), lambda *head: begun.append(head))
        [(status, headers)] = begun
        raw = b"".join(parts)
        said = json.loads(raw) if "json" in dict(headers)["Content-Type"] else raw.decode()
        return Answer(status, dict(headers), said)


@dataclass(frozen=True)
class Serving:
    """A handbook being served: its folder, its address, and the address of the editor's page."""

    project: Path
    address: str
    token: str

    def editor(self, record: str, language: str = "en") -> str:
        """The address that opens `record`, with the token as the terminal shows it."""
        return f"{self.address}edit/?record={record}&lang={language}#{self.token}"

    def text(self, record: str) -> str:
        """What the file of `record` holds now."""
        path = self.project / "playbook_data" / f"{record}.yml"
        return path.read_text(encoding="utf-8")


@contextmanager
def serving(project: Path, site: Path) -> Iterator[Serving]:
    """`mkdocs serve` of `project` in this process, until the block ends; files are not watched."""
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(site))
    config.plugins.on_startup(command="serve", dirty=False)
    server = LiveReloadServer(lambda: None, HOST, 0, str(site), "/sample/")
    server.server_bind()
    server.server_activate()
    address = f"http://{HOST}:{server.server_address[1]}/sample/"
    config.site_url = address
    build(config, serve_url=address)
    config.plugins.on_serve(server, config=config, builder=server.builder)
    editor = server.builder.__self__.editor  # type: ignore[attr-defined]
    server.serve_thread.start()
    try:
        yield Serving(project, address, editor.guard.token)
    finally:
        server.observer.start()  # it is stopped with the server
        server.shutdown(wait=True)


@contextmanager
def editing(browser: Browser, served: Serving, record: str) -> Iterator[Page]:
    """The editor's page with `record`, in a browser that knows the token, and in the end has said
    nothing wrong and asked no other host."""
    with watch(browser) as seen:
        seen.page.goto(served.editor(record))
        yield seen.page
        faults = [one for one in seen.faults if SANDBOXED not in one]
        assert faults == [], faults
        assert all(one.startswith(served.address) for one in seen.requests if "://" in one)


def everything(folder: Path) -> dict[str, bytes]:
    """All that a keeper has written there."""
    files = (path for path in folder.rglob("*") if path.is_file() and ".cache" not in path.parts)
    return {str(path): path.read_bytes() for path in files}
