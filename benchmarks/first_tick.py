"""How long a reader with a slow phone waits before a tick is stored, and how far pages jump.

Run with `make bench-first-tick` on an idle machine. The network is a slow 3G (400 kb/s, 400 ms),
the processor four times slower; each figure is the median of five cold visits. Files travel with
gzip, as from GitHub Pages, and without. A returning reader has chosen a role.
"""

from __future__ import annotations

import functools
import gzip
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median

from opened import NAME, Opened, opened
from playwright.sync_api import Page

LISTS = ("zh/checklists/daily-open/", "zh/checklists/daily-ship/", "zh/checklists/promo-t30/")
BOARDS = ("zh/", "zh/today/")
WIDTHS = (375, 1280)
TIMES = 5
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 5e4, "uploadThroughput": 5e4}
TICKED = "data-ticked"
TICK = f"""(() => {{
  const stored = () => Object.keys(localStorage).some((name) => name.includes("ticks:"))
    ? document.documentElement.setAttribute("{TICKED}", performance.now()) : setTimeout(stored, 5);
  const look = () => {{
    const box = document.querySelector("input[data-item]:enabled");
    if (!box) return requestAnimationFrame(look);
    box.click();
    stored();
  }};
  look();
}})()"""
SHIFT = """window.shift = 0; new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) window.shift += one.value;
}).observe({ type: "layout-shift", buffered: true });"""


class _Handler(SimpleHTTPRequestHandler):
    """Serves files as they are."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def sent(self, body: bytes) -> bytes:
        """What travels of `body`; a header may say so."""
        return body

    def do_GET(self) -> None:
        """Answer with a file, or a folder's page."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        body = self.sent(path.read_bytes())
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class _Packed(_Handler):
    """The same with gzip."""

    def sent(self, body: bytes) -> bytes:
        """Packed, whatever it is."""
        self.send_header("Content-Encoding", "gzip")
        return gzip.compress(body, 6)


def main() -> None:
    """Print what was measured."""
    with opened() as here:
        print("| page | served | first tick stored, s |\n|---|---|---|")
        for name, handler in (("with gzip", _Packed), ("without", _Handler)):
            with _served(here, handler) as address:
                for path in LISTS:
                    took = [_first_tick(here, f"{address}/{path}") for _ in range(TIMES)]
                    print(f"| {path} | {name} | {median(took):.2f} |")
        print("\n| page of a returning reader | width | layout shift |\n|---|---|---|")
        with _served(here, _Packed) as address:
            for path in BOARDS:
                for width in WIDTHS:
                    moved = [_shift(here, f"{address}/{path}", width) for _ in range(TIMES)]
                    print(f"| {path} | {width} | {median(moved):.3f} |")


@contextmanager
def _served(here: Opened, handler: type[_Handler]) -> Iterator[str]:
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(handler, directory=str(here.site.parent))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{NAME}"
    server.shutdown()


@contextmanager
def _slow_phone(here: Opened, script: str, width: int) -> Iterator[Page]:
    """A page that has fetched nothing yet; `script` runs before its own."""
    context = here.browser.new_context(
        service_workers="block", viewport={"width": width, "height": 812}
    )
    page = context.new_page()
    page.add_init_script(script)
    browser = context.new_cdp_session(page)
    browser.send("Network.enable")
    browser.send("Network.emulateNetworkConditions", SLOW)
    browser.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    yield page
    context.close()


def _first_tick(here: Opened, address: str) -> float:
    with _slow_phone(here, TICK, WIDTHS[0]) as page:
        page.goto(address, wait_until="commit")
        ticked = page.locator(f"html[{TICKED}]")
        ticked.wait_for(state="attached")
        return float(ticked.get_attribute(TICKED) or 0) / 1000


def _shift(here: Opened, address: str, width: int) -> float:
    kept = json.dumps({f"{NAME}@/{NAME}/#role": "ops"})
    with _slow_phone(here, f"Object.assign(localStorage, {kept});{SHIFT}", width) as page:
        page.goto(address, wait_until="networkidle")
        page.wait_for_timeout(500)
        return float(page.evaluate("window.shift"))


if __name__ == "__main__":
    main()
