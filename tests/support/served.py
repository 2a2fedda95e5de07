"""A folder of sites, served as GitHub Pages serves them."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.support.handbooks import Site


@dataclass(frozen=True)
class Served:
    """A folder, and the address at which it is served."""

    folder: Path
    address: str

    def site(self, printed: Path, name: str) -> Site:
        """The site printed at `printed`, served under /name/: the path of its site_url."""
        link = self.folder / name
        if not link.exists():
            link.symlink_to(printed)
        return Site(printed, f"{self.address}/{name}")


class _LikeGitHubPages(SimpleHTTPRequestHandler):
    """Serves each site under its project path, and its own 404.html for what is not there."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, *words: str | None) -> None:
        parts = self.path.split("?")[0].split("/")[1:]
        places = (Path(self.directory, *parts[:depth], "404.html") for depth in range(len(parts)))
        lost = next((path for path in places if path.is_file()), None)
        if code != 404 or lost is None:
            super().send_error(code, *words)
            return
        body = lost.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def serve(folder: Path) -> Iterator[Served]:
    """Serve `folder` on a free port of this machine until the block ends."""
    handler = functools.partial(_LikeGitHubPages, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Served(folder, f"http://127.0.0.1:{server.server_port}")
    finally:
        server.shutdown()
        server.server_close()
