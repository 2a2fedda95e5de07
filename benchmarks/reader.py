"""What a reader's browser fetches: requests and bytes of a first visit, page by page.

Run with `make bench-reader`. The handbook is built, served and opened in real Chromium; bytes are
those of every response, gzipped as a server would. The dated path is also opened by someone whose
browser knows role and first day, of each role in turn; what is printed is the largest.
"""

from __future__ import annotations

import json
from datetime import date
from statistics import median

from opened import NAME, Opened, opened

from tests.support.visits import first_visit, sent

DATED = "onboarding/mine/"
PAGES = (
    "",
    "practices/goals/",
    "checklists/daily-open/",
    "roles/cs/",
    DATED,
)


def main() -> None:
    """Print what was measured."""
    with opened() as here:
        print("| page | requests | kB gzip | of which HTML |\n|---|---|---|---|")
        for language in ("zh", "en"):
            for page in PAGES:
                path = f"{language}/{page}"
                line(path, list(first_visit(here.browser, f"{here.address}/{path}").values()))
            line(f"{language}/{DATED} with a role", with_a_role(here, language))
        pages = sorted(sent(path.read_bytes()) for path in here.site.rglob("*.html"))
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
        first_visit(
            here.browser, address, {f"{NAME}:role": role, f"{NAME}:started": f"{date.today()}"}
        )
        for role in known["roles"]
    ]
    return max((list(visit.values()) for visit in visits), key=sum)


if __name__ == "__main__":
    main()
