"""The editor of a handbook being served, asked as a browser asks it, without the network."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from threading import RLock
from typing import Any

from playbook.check.loader import load
from playbook.edit.app import Editor, Handed
from playbook.model.playbook import Playbook
from playbook.source.project import Project

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
        handed = Handed(
            lambda: project,
            lambda: known,
            lambda code, is_open: f"{code} {is_open}",
            lambda _, path: f"page {path}",
            RLock(),
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
