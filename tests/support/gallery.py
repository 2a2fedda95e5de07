"""Thirty pages and states of this handbook, in every look, as one contact sheet: `make gallery`.

Beside each picture stands that of the last tag, or of the commit that is named, where it differs.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from html import escape
from itertools import product
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.support import browsers
from tests.support.handbooks import ENVIRONMENT, ROOT, Site, mkdocs_build, printed
from tests.support.served import serve
from tests.support.watch import watch

FOLDER = ROOT / ".cache" / "gallery"
DAY = "2026-11-11T10:20:00+08:00"
LOOKS = tuple(product(("zh", "en"), (375, 1280), ("light", "dark")))
PAGES = (
    "", "checklists/", "checklists/promo-t0/", "checklists/price-error/", "practices/",
    "practices/goals/", "roles/", "roles/cs/", "roles/mgr/",
    "roles/organisation/", "onboarding/", "onboarding/cs/", "onboarding/mine/", "metrics/",
    "metrics/cvr/", "metrics/map/", "calendar/", "calendar/double-11/", "plan/", "plan/budget/",
    "compliance/advertising/", "glossary/service/", "quizzes/role-cs/", "about/", "lost/",
)  # fmt: skip
STATES = {
    "#role": "document.querySelector('[data-role=cs]').click()",
    "practices/goals/#example": "",
    "checklists/daily-open/#ticked": "[...document.querySelectorAll('.pb-check > input')]"
    ".slice(0, 4).forEach((box) => box.click())",
    "checklists/daily-open/#done": "[...document.querySelectorAll('.pb-check > input')]"
    ".forEach((box) => box.checked || box.click())",
    "metrics/#search": "document.querySelector('[data-search-open]').click()",
}
"""What is done on a page before its picture is taken."""


def taken(page: Page, site: Site, folder: Path, language: str, look: str) -> Iterator[str]:
    """The names of the pictures of `site` in one look, once each lies in `folder`."""
    for path in (*PAGES, *STATES):
        page.goto(f"{site.address}/{language}/{path}", wait_until="networkidle")
        if act := STATES.get(path):
            page.evaluate(act)
            page.wait_for_timeout(500)
        shown = path.replace("/", "_").replace("#", "-")
        name = f"{shown if path.partition('#')[0] else 'home' + shown}-{look}.png"
        page.screenshot(path=folder / name, full_page=True)
        yield name


def pictures(site: Site, folder: Path) -> list[str]:
    """Take all pictures of `site` into `folder`; their names."""
    folder.mkdir(parents=True, exist_ok=True)
    found: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=browsers.find(), args=["--no-sandbox", "--disable-gpu"]
        )
        for language, width, scheme in LOOKS:
            look = f"{language}-{width}-{scheme}"
            options = {"scheme": scheme, "timezone_id": "Asia/Shanghai", "reduced_motion": "reduce"}
            with watch(browser, width=width, once=True, **options) as seen:  # type: ignore[arg-type]
                seen.page.clock.set_fixed_time(DAY)
                found += taken(seen.page, site, folder, language, look)
        browser.close()
    return found


def site_of(commit: str, folder: Path) -> Path:
    """The handbook as it was at `commit`, checked out and printed in `folder`."""
    checkout = folder / "checkout"
    add = ["git", "worktree", "add", "--detach", "--force", str(checkout), commit]
    subprocess.run(add, cwd=ROOT, check=True, capture_output=True)
    try:
        environment = ENVIRONMENT | {"PYTHONPATH": str(checkout)}
        done = mkdocs_build(checkout, folder / "site", environment)
        if done.returncode:
            sys.exit(done.stderr[-2000:])
    finally:
        remove = ["git", "worktree", "remove", "--force", str(checkout)]
        subprocess.run(remove, cwd=ROOT, check=True, capture_output=True)
    return folder / "site"


def last_tag() -> str:
    """The tag before what is checked out; empty while there is none."""
    command = ["git", "describe", "--tags", "--abbrev=0"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip()


def sheet(names: list[str], before: Path | None) -> str:
    """The contact sheet: each picture, and the earlier one where it differs."""
    rows: list[str] = []
    for name in names:
        now = FOLDER / "now" / name
        shown = [f"now/{name}"]
        if (
            before
            and (before / name).is_file()
            and (before / name).read_bytes() != now.read_bytes()
        ):
            shown.append(f"before/{name}")
        cells = "".join(
            f'<a href="{escape(one)}"><img src="{escape(one)}" alt="" loading="lazy"></a>'
            for one in shown
        )
        rows.append(f"<figure><figcaption>{escape(name)}</figcaption>{cells}</figure>")
    style = "body{font:13px sans-serif;display:flex;flex-wrap:wrap;gap:16px}img{height:480px}"
    return f"<!doctype html><title>Gallery</title><style>{style}</style>{''.join(rows)}"


def main(commit: str) -> None:
    """Take the pictures of now, and those of `commit` if there is one."""
    with serve(Path(tempfile.mkdtemp())) as served:
        names = pictures(served.site(printed(ROOT), "team-playbook"), FOLDER / "now")
    before = FOLDER / "before" if commit else None
    if before:
        with tempfile.TemporaryDirectory() as folder, serve(Path(folder)) as served:
            earlier = site_of(commit, Path(folder))
            pictures(served.site(earlier, "team-playbook"), before)
    (FOLDER / "index.html").write_text(sheet(names, before), encoding="utf-8")
    print(FOLDER / "index.html")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else last_tag())
