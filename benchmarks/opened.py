"""The handbook, built, served as a folder, and a real browser to open it with."""

from __future__ import annotations

import contextlib
import functools
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.support import browsers  # noqa: E402 - found on the path set above
from tests.support.handbooks import mkdocs_build  # noqa: E402

NAME = "team-playbook"


@dataclass(frozen=True)
class Opened:
    """A browser, the site's address (no slash at its end), and its folder."""

    browser: Browser
    address: str
    site: Path


@contextlib.contextmanager
def opened() -> Iterator[Opened]:
    """Build this repository's handbook; it is gone when the block ends."""
    with tempfile.TemporaryDirectory() as folder:
        done = mkdocs_build(ROOT, Path(folder) / NAME)
        if done.returncode:
            sys.exit(done.stderr)
        with _serve(folder) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=browsers.find(), args=["--no-sandbox", "--disable-gpu"]
            )
            yield Opened(browser, f"{address}/{NAME}", Path(folder) / NAME)
            browser.close()


@contextlib.contextmanager
def _serve(folder: str) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""
