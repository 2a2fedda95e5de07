"""What tests share: the fixture handbook and this repository's, built once, and a real browser."""

from __future__ import annotations

import functools
import hashlib
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from playbook.check.loader import load
from playbook.model.playbook import Playbook

ROOT = Path(__file__).parent.parent
FIXTURE = ROOT / "tests" / "fixture"
sys.path.insert(0, str(ROOT / "tests"))


@dataclass(frozen=True)
class Site:
    """A built site: its folder, and the address it is served at."""

    folder: Path
    address: str


def mkdocs_build(project: Path, site: Path) -> subprocess.CompletedProcess[str]:
    """Plain `mkdocs build --strict`, as any MkDocs user runs it."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
    return subprocess.run(
        command, cwd=project, env=environment, capture_output=True, text=True, check=False
    )


def fingerprint(folder: Path) -> str:
    """One hash of every name and byte below `folder`."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes() if path.is_file() else b"")
    return digest.hexdigest()


def copy_fixture(folder: Path) -> Path:
    """A copy of the fixture handbook that a test may change; returns its project folder."""
    project = folder / "tests" / "fixture"
    shutil.copytree(FIXTURE, project)
    for name in ("playbook", "macros.py", "mkdocs.yml"):
        (folder / name).symlink_to(ROOT / name)
    return project


class _LikeGitHubPages(SimpleHTTPRequestHandler):
    """Serves each site under its project path, and its own 404.html for what is not there."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, *words: str | None) -> None:
        lost = Path(self.directory) / self.path.split("/")[1] / "404.html"
        if code != 404 or not lost.is_file():
            super().send_error(code, *words)
            return
        body = lost.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A folder, and the address at which it is served."""
    folder = tmp_path_factory.mktemp("served")
    handler = functools.partial(_LikeGitHubPages, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield folder, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="session")
def fixture_site(served: tuple[Path, str]) -> Site:
    """The fixture handbook, built once."""
    return _built(FIXTURE, served, "sample")


@pytest.fixture(scope="session")
def site(served: tuple[Path, str]) -> Site:
    """This repository's handbook, built once."""
    return _built(ROOT, served, "team-playbook")


@pytest.fixture(scope="session")
def book() -> Playbook:
    """This repository's playbook."""
    return load(ROOT / "playbook_data")


def _built(project: Path, served: tuple[Path, str], name: str) -> Site:
    """Build `project` to be served under /name/, the path of its site_url."""
    folder, address = served
    target = folder / name
    done = mkdocs_build(project, target)
    assert done.returncode == 0, done.stderr
    return Site(target, f"{address}/{name}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium. Never skipped: tests/chromium.py installs one."""
    import chromium  # noqa: PLC0415 - a sibling of this file

    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=arguments)
        yield browser
        browser.close()
