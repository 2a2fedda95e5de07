"""A stand-in for GitHub's interface to one repository, which refuses what the real one refuses.

Written after its documentation (version 2022-11-28): what browsers may send, which rights a token
needs, the codes and words of refusals. Nothing here has been tried with the real host.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

SLUG = "example/sample"
HEADERS = ("accept", "authorization", "content-type", "x-github-api-version")
"""What pages of other hosts may send, of all that the real one lists."""
EXPOSED = "ETag, Link, Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset"
DOCS = "https://docs.github.com/rest"
RIGHTS = frozenset({"contents", "pulls"})


class Refusal(Exception):
    """An answer that is an error."""

    def __init__(self, status: int, message: str, part: str = "", **headers: str) -> None:
        self.status, self.headers = status, headers
        self.said: dict[str, Any] = {"message": message, "documentation_url": DOCS}
        if part:
            self.said["errors"] = [{"resource": "PullRequest", "code": "custom", "message": part}]


@dataclass
class Repository:
    """The repository as it is now; tests look into it and change it as other people would."""

    files: dict[str, dict[str, str]]
    """By branch, the text of each file."""
    tokens: dict[str, frozenset[str]] = field(default_factory=dict)
    """The tokens that are good, and the rights of each."""
    protected: str = "main"
    """A pattern of the branches that a rule guards."""
    limited: dict[str, str] | None = None
    """The headers of a refusal of all that is asked too often."""
    moved: bool = False
    archived: bool = False
    cut: str = ""
    """A pattern of requests, such as `PUT /contents`, whose answer is lost after they were done."""
    down: bool = False
    sign_in: bool = False
    """A network that asks to sign in answers in the host's place."""
    pulls: list[dict[str, Any]] = field(default_factory=list)
    comments: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    commits: dict[str, str] = field(default_factory=dict)
    """The newest commit of each branch."""
    asked: list[str] = field(default_factory=list)
    """The requests, without what was sent along."""

    def __post_init__(self) -> None:
        for branch in self.files:
            self.commit(branch)

    def commit(self, branch: str) -> str:
        """Note the state of `branch` as a commit."""
        said = json.dumps([branch, self.files[branch], len(self.asked)]).encode()
        self.commits[branch] = hashlib.sha1(said).hexdigest()
        return self.commits[branch]

    def put(self, branch: str, path: str, text: str) -> None:
        """Somebody else changes a file."""
        self.files[branch][path] = text
        self.commit(branch)

    def answer(self, request: str, path: str, query: dict[str, str], body: Any) -> tuple[int, Any]:
        """What is answered to a request that is let in: `request` is its method and what it asks
        for, such as `GET contents`; `path` what stands below that."""
        rule = {
            "GET ": self._repository,
            "GET contents": self._contents,
            "PUT contents": self._write,
            "GET git": self._ref,
            "POST git": self._branch,
            "GET pulls": self._pulls,
            "POST pulls": self._propose,
            "GET issues": self._comments,
        }.get(request)
        if rule is None:
            raise Refusal(404, "Not Found")
        return rule(path, query, body)

    def _repository(self, *_: Any) -> tuple[int, Any]:
        return 200, {"full_name": SLUG, "default_branch": "main"}

    def _contents(self, path: str, query: dict[str, str], _: Any) -> tuple[int, Any]:
        text = self.files.get(query.get("ref", "main"), {}).get(path)
        if text is None:
            raise Refusal(404, "Not Found")
        raw = text.encode()
        content = base64.encodebytes(raw).decode()  # in lines, as the real one sends it
        return 200, {"type": "file", "encoding": "base64", "content": content, "sha": blob(raw)}

    def _write(self, path: str, _: Any, body: Any) -> tuple[int, Any]:
        branch, raw = body["branch"], base64.b64decode(body["content"], validate=True)
        if branch not in self.files:
            raise Refusal(404, f"Branch {branch} not found")
        self._guard(
            branch, 409, "Could not update file: Changes must be made through a pull request."
        )
        now = self.files[branch].get(path)
        if now is not None and "sha" not in body:
            raise Refusal(422, 'Invalid request.\n\n"sha" wasn\'t supplied.')
        if now is not None and body["sha"] != blob(now.encode()):
            raise Refusal(409, f"{path} does not match {body['sha']}")
        self.files[branch][path] = raw.decode()
        return 200, {"content": {"sha": blob(raw)}, "commit": {"sha": self.commit(branch)}}

    def _ref(self, path: str, *_: Any) -> tuple[int, Any]:
        branch = path.removeprefix("ref/heads/")
        if branch not in self.commits:
            raise Refusal(404, "Not Found")
        return 200, {"ref": f"refs/heads/{branch}", "object": {"sha": self.commits[branch]}}

    def _branch(self, _: str, __: Any, body: Any) -> tuple[int, Any]:
        branch = body["ref"].removeprefix("refs/heads/")
        if branch in self.files:
            raise Refusal(422, "Reference already exists")
        start = next((one for one, sha in self.commits.items() if sha == body["sha"]), None)
        if start is None:
            raise Refusal(422, "Object does not exist")
        self._guard(branch, 422, "Repository rule violations found\n\nCannot create ref.")
        self.files[branch] = dict(self.files[start])
        self.commits[branch] = self.commits[start]
        return 201, {"ref": body["ref"], "object": {"sha": body["sha"]}}

    def _pulls(self, path: str, query: dict[str, str], _: Any) -> tuple[int, Any]:
        if path:
            return 200, self._shown(self.pulls[int(path) - 1])
        head = query.get("head", "").partition(":")[2]
        found = [one for one in reversed(self.pulls) if one["state"] == "open"]
        return 200, paged([self._shown(one) for one in found if head in ("", one["head"])], query)

    def _shown(self, pull: dict[str, Any]) -> dict[str, Any]:
        head = {"ref": pull["head"], "sha": self.commits.get(pull["head"], ""), "repo": {"id": 1}}
        return pull | {"head": head, "base": {"ref": pull["base"], "repo": {"id": 1}}}

    def _propose(self, _: str, __: Any, body: Any) -> tuple[int, Any]:
        if any((one["head"], one["state"]) == (body["head"], "open") for one in self.pulls):
            said = f"A pull request already exists for example:{body['head']}."
            raise Refusal(422, "Validation Failed", said)
        if self.files[body["head"]] == self.files[body["base"]]:
            raise Refusal(422, "Validation Failed", "No commits between the two")
        self.pulls.append(body | {"number": len(self.pulls) + 1, "state": "open"})
        return 201, self._shown(self.pulls[-1])

    def _comments(self, path: str, query: dict[str, str], _: Any) -> tuple[int, Any]:
        return 200, paged(self.comments.get(int(path.partition("/")[0]), []), query)

    def _guard(self, branch: str, status: int, said: str) -> None:
        if re.fullmatch(self.protected, branch):
            raise Refusal(status, said)

    def let_in(self, authorization: str, part: str, method: str) -> None:
        """Raise Refusal unless the token is good, and good for this."""
        if self.down:
            raise Refusal(503, "No server is currently available")
        rights = self.tokens.get(authorization.removeprefix("Bearer "))
        if rights is None:
            raise Refusal(401, "Bad credentials")
        if self.limited is not None:
            raise Refusal(403, "API rate limit exceeded for user ID 1.", **self.limited)
        if self.archived and method != "GET":
            raise Refusal(403, "Repository was archived so is read-only.")
        if not rights and part == "":
            raise Refusal(
                404, "Not Found"
            )  # a private repository is not known to whom it is not shown
        wanted = "pulls" if part in ("pulls", "issues") else "contents"
        if part and wanted not in rights and not (wanted == "contents" and method == "GET"):
            raise Refusal(403, "Resource not accessible by personal access token")


def paged(found: list[Any], query: dict[str, str]) -> list[Any]:
    """The page of a list that was asked for."""
    size, page = min(int(query.get("per_page", 30)), 100), int(query.get("page", 1))
    return found[(page - 1) * size : page * size]


def blob(raw: bytes) -> str:
    """The name that Git gives to a file's content."""
    return hashlib.sha1(b"blob %d\0" % len(raw) + raw).hexdigest()


class _Handler(BaseHTTPRequestHandler):
    repository: Repository

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_OPTIONS(self) -> None:
        """Tell a browser what a page of another host may send."""
        wanted = self.headers.get("Access-Control-Request-Headers", "").lower().split(",")
        is_allowed = all(one.strip() in ("", *HEADERS) for one in wanted)
        self._send(204 if is_allowed else 400, None, {
            "Access-Control-Allow-Headers": ", ".join(HEADERS),
            "Access-Control-Allow-Methods": "GET, POST, PATCH, PUT, DELETE",
        })  # fmt: skip

    def do_GET(self) -> None:
        """Answer what is asked."""
        url = urlsplit(self.path)
        top = f"/repos/{SLUG}"
        part, _, path = unquote(url.path.removeprefix(top).strip("/")).partition("/")
        request = f"{self.command} {part}"
        self.repository.asked.append(f"{request} {path}")
        size = int(self.headers.get("Content-Length") or 0)
        raw = self.rfile.read(size)
        try:
            if not url.path.startswith(top):
                raise Refusal(404, "Not Found")
            if self.repository.sign_in:
                self._send(200, "<html>Sign in</html>", {})
                return
            if self.repository.moved:
                self._send(301, {"message": "Moved Permanently"}, {"Location": f"{top}-now"})
                return
            self.repository.let_in(self.headers.get("Authorization", ""), part, self.command)
            query = {key: one[0] for key, one in parse_qs(url.query).items()}
            body = json.loads(raw) if raw else None
            status, found = self.repository.answer(request, path, query, body)
            if self.repository.cut and re.search(self.repository.cut, f"{request}/{path}"):
                self.close_connection = True
                return
            self._send(status, found, {})
        except Refusal as refused:
            self._send(refused.status, refused.said, refused.headers)

    do_PUT = do_POST = do_GET  # noqa: N815 - as the server calls them

    def _send(self, status: int, found: Any, headers: dict[str, str]) -> None:
        text = found if isinstance(found, str) else json.dumps(found)
        raw = b"" if found is None else text.encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Expose-Headers", EXPOSED)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)


@contextmanager
def host(repository: Repository) -> Iterator[str]:
    """Serve `repository` on a free port until the block ends; yields the address."""
    handler = type("Handler", (_Handler,), {"repository": repository})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
