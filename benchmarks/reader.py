"""What a reader's browser fetches: requests and bytes of a first visit, page by page.

Run with `make bench-reader`. The handbook is built, served and opened in real Chromium; bytes are
those of every response, gzipped as a server would.
"""

from __future__ import annotations

import gzip
import sys
import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Response, sync_playwright
from search import NAME, ROOT, chromium, mkdocs_build, serve

PAGES = (
    "",
    "today/",
    "practices/goals/",
    "checklists/daily-open/",
    "roles/cs/",
    "onboarding/mine/",
)
COMPRESSED = (".png", ".xlsx")


def main() -> None:
    """Print what was measured."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / NAME
        done = mkdocs_build(ROOT, site)
        if done.returncode:
            sys.exit(done.stderr)
        print("| page | requests | kB gzip | of which HTML |\n|---|---|---|---|")
        with serve(Path(folder)) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=chromium.find(), args=["--no-sandbox", "--disable-gpu"]
            )
            for path in [f"{language}/{page}" for language in ("zh", "en") for page in PAGES]:
                sizes = first_visit(browser, f"{address}/{NAME}/{path}")
                html = sizes[0] / 1000
                print(f"| {path} | {len(sizes)} | {sum(sizes) / 1000:.1f} | {html:.1f} |")
            browser.close()
        pages = sorted(size(path.read_bytes()) for path in site.rglob("*/*/*/index.html"))
        small = sum(one <= 10_000 for one in pages) / len(pages)
        print(f"HTML of {len(pages)} pages, kB gzip: median {median(pages) / 1000:.1f}, ", end="")
        print(f"most {pages[-1] / 1000:.1f}; {small:.0%} within 10 kB")


def first_visit(browser: Browser, address: str) -> list[int]:
    """The gzipped size of every response of a cold visit, the page's own first."""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - a bound method is refused
    page.goto(address, wait_until="networkidle")
    sizes = [
        len(one.body()) if one.url.endswith(COMPRESSED) else size(one.body()) for one in answers
    ]
    context.close()
    return sizes


def size(content: bytes) -> int:
    """The bytes that `content` takes on its way."""
    return len(gzip.compress(content, 6))


if __name__ == "__main__":
    main()
