"""What a reader's browser fetches: requests and bytes of a first visit, page by page.

Run with `make bench-reader`. The handbook is built, served and opened in real Chromium; bytes are
those of every response, gzipped as a server would. The dated path is also opened by someone whose
browser knows role and first day, of each role in turn; what is printed is the largest.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from statistics import median

from opened import NAME, Opened, opened, sent
from playwright.sync_api import Browser, Response

DATED = "onboarding/mine/"
PAGES = (
    "",
    "today/",
    "practices/goals/",
    "checklists/daily-open/",
    "roles/cs/",
    DATED,
)
COMPRESSED = (".png", ".xlsx")


def main() -> None:
    """Print what was measured."""
    with opened() as here:
        print("| page | requests | kB gzip | of which HTML |\n|---|---|---|---|")
        for language in ("zh", "en"):
            for page in PAGES:
                path = f"{language}/{page}"
                line(path, first_visit(here.browser, f"{here.address}/{path}"))
            line(f"{language}/{DATED} with a role", with_a_role(here, language))
        pages = sorted(sent(path.read_bytes()) for path in here.site.rglob("*/*/*/index.html"))
    small = sum(one <= 10_000 for one in pages) / len(pages)
    print(f"HTML of {len(pages)} pages, kB gzip: median {median(pages) / 1000:.1f}, ", end="")
    print(f"most {pages[-1] / 1000:.1f}; {small:.0%} within 10 kB")


def line(name: str, sizes: list[int]) -> None:
    """Print one line of the table."""
    print(f"| {name} | {len(sizes)} | {sum(sizes) / 1000:.1f} | {sizes[0] / 1000:.1f} |")


def with_a_role(here: Opened, language: str) -> list[int]:
    """The largest first visit to the dated path of someone whose role and first day are kept."""
    known = json.loads((here.site / language / "paths.json").read_text(encoding="utf-8"))
    address = f"{here.address}/{language}/{DATED}"
    visits = [
        first_visit(here.browser, address, {"role": role, "started": f"{date.today()}"})
        for role in known["roles"]
    ]
    return max(visits, key=sum)


def first_visit(browser: Browser, address: str, kept: Mapping[str, str] = {}) -> list[int]:
    """The gzipped size of every response of a cold visit, the page's own first.

    `kept` is what the browser keeps for the handbook, by name.
    """
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    entries = json.dumps({f"{NAME}:{name}": value for name, value in kept.items()})
    page.add_init_script(f"Object.assign(localStorage, {entries})")
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
