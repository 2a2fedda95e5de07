"""What a reader's browser fetches: requests and bytes of a first visit, page by page.

Run with `make bench-reader`. The handbook is built, served and opened in real Chromium; bytes are
those of every response, gzipped as a server would.
"""

from __future__ import annotations

from statistics import median

from opened import opened, sent
from playwright.sync_api import Browser, Response

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
    with opened() as here:
        print("| page | requests | kB gzip | of which HTML |\n|---|---|---|---|")
        for path in [f"{language}/{page}" for language in ("zh", "en") for page in PAGES]:
            sizes = first_visit(here.browser, f"{here.address}/{path}")
            html = sizes[0] / 1000
            print(f"| {path} | {len(sizes)} | {sum(sizes) / 1000:.1f} | {html:.1f} |")
        pages = sorted(sent(path.read_bytes()) for path in here.site.rglob("*/*/*/index.html"))
    small = sum(one <= 10_000 for one in pages) / len(pages)
    print(f"HTML of {len(pages)} pages, kB gzip: median {median(pages) / 1000:.1f}, ", end="")
    print(f"most {pages[-1] / 1000:.1f}; {small:.0%} within 10 kB")


def first_visit(browser: Browser, address: str) -> list[int]:
    """The gzipped size of every response of a cold visit, the page's own first."""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    answers: list[Response] = []

    def note(answer: Response) -> None:
        answers.append(answer)

    page.on("response", note)
    page.goto(address, wait_until="networkidle")
    sizes = [
        len(one.body()) if one.url.endswith(COMPRESSED) else sent(one.body()) for one in answers
    ]
    context.close()
    return sizes


if __name__ == "__main__":
    main()
