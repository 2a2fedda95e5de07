"""The handbook is light: what one page weighs, and all that a first visit to it fetches.

What a page fetches is reckoned for all of them by what stands in it; a browser opens some, to see
that nothing else is fetched.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from tests.support.chance import sample
from tests.support.handbooks import ROOT, Site
from tests.support.node import SCRIPTS
from tests.support.visits import first_visit, sent

PAGE = 12_000
"""With its pictures, which are in it: 1:1 for wide and for narrow screens."""
LISTS = 44_000
"""A checklist, its index, a path: with what keeps ticks."""
VISIT = 32_000
"""Any other page."""
REQUESTS = 11
HOME = 35_000
"""Less than before it led the day: 35,279."""
HOME_REQUESTS = 9
LANGUAGES = ("zh", "en")
OF_EVERY_PAGE = ("style.css", "scheme.js", "site.js")
WORK = {
    "checklist": "checklist",
    "rounds": "rounds",
    "quiz": "quiz",
    "path": "path",
    "today": "today",
    "lists": "lists",
}
"""The script of each thing that a page may hold, by what its attribute begins with."""
LATER = WORK | {"calculator": "enter", "builder": "builder", "maturity": "unfold"}
"""The same, with what nothing waits for."""
STYLES = re.compile(r'<link rel="?stylesheet"?[^>]*/([\w-]+\.css)')
DATA = re.compile(r'<link rel="?preload"?[^>]*href="?[./]*([\w./-]+\.json)')
ASKED = re.compile(r'<(?:script type|link rel)="?module(?:preload)?\b[^>]*/(\w+)\.js')
OPENED = (
    "",
    "checklists/",
    "checklists/promo-t30/",
    "checklists/daily-cs/",
    "onboarding/cs/",
    "onboarding/mine/",
    "calendar/",
    "calendar/double-11/",
    "roles/mgr/",
    "roles/organisation/",
    "metrics/cvr/",
    "plan/budget/",
    "quizzes/role-cs/",
    "practices/goals/",
    "practices/maturity/",
    "forms/price-approval/",
)
"""One of each kind that fetches more than words and styles."""


def test_no_page_weighs_more_than_a_phone_should_fetch(site: Site) -> None:
    sizes = {
        path.relative_to(site.folder).as_posix(): sent(path.read_bytes())
        for path in site.folder.rglob("*.html")
    }
    assert {path: size for path, size in sizes.items() if size > PAGE} == {}


def scripts_of(page: str, work: dict[str, str] = WORK) -> set[str]:
    """What runs on `page` as soon as it can, by the imports of the scripts themselves."""
    built = ROOT / "playbook" / "theme" / "assets" / "playbook"
    waiting = [script for name, script in work.items() if f" data-{name}" in page]
    waiting += ASKED.findall(page) if work is not WORK else []
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += re.findall(r'from"\./(\w+)\.js"', (built / f"{name}.js").read_text("utf-8"))
    return found


def test_no_script_of_a_page_waits_for_another_to_name_it(site: Site) -> None:
    """Two requests, one after the other, are all that a tick waits for: the page, and all else."""
    waiting = {}
    for path in site.folder.rglob("index.html"):
        page = path.read_text(encoding="utf-8")
        if missing := scripts_of(page) - {*ASKED.findall(page)}:
            waiting[path.parent.relative_to(site.folder).as_posix()] = missing
    assert waiting == {}


def test_a_page_of_today_alone_needs_no_styles_of_records(site: Site) -> None:
    """Neither what is printed there nor what its scripts make."""
    (sheet,) = site.folder.glob("assets/playbook-*/record.css")
    styled = set(re.findall(r"\.(pb-[\w-]+)", sheet.read_text(encoding="utf-8")))
    base = sheet.with_name("style.css").read_text(encoding="utf-8")
    for language in LANGUAGES:
        page = (site.folder / language / "index.html").read_text(encoding="utf-8")
        assert "/record.css" not in page
        made = [path.read_text(encoding="utf-8") for path in SCRIPTS.glob("today/*.js")]
        used = set(re.findall(r"\bpb-[\w-]+", " ".join([page, *made])))
        assert {one for one in used & styled if f".{one}" not in base} == set()


def fetched_by(site: Site, path: str) -> dict[str, int]:
    """What a first visit to the page at `path` fetches, by where in the site it is."""
    (assets,) = site.folder.glob("assets/playbook-*")
    content = (site.folder / path / "index.html").read_bytes()
    page = content.decode()
    scripts = {f"{name}.js" for name in scripts_of(page, LATER)}
    files = {assets / name for name in {*OF_EVERY_PAGE, *STYLES.findall(page), *scripts}}
    language = site.folder / path.split("/", maxsplit=1)[0]
    files |= {language / name for name in DATA.findall(page)}
    if "shared.js" in scripts and " data-words" not in page:
        files.add(language / "words.json")
    found = {one.relative_to(site.folder).as_posix(): sent(one.read_bytes()) for one in files}
    return found | {path: sent(content)}


def most(path: str) -> int:
    """How much the page at `path`, below its language, may fetch."""
    return HOME if not path else LISTS if path.startswith(("checklists/", "onboarding/")) else VISIT


@pytest.mark.parametrize("language", sample(LANGUAGES, 1))
def test_a_first_visit_to_any_page_is_light(site: Site, language: str) -> None:
    heavy = {}
    for file in (site.folder / language).rglob("index.html"):
        path = f"{file.parent.relative_to(site.folder).as_posix()}/"
        fetched = fetched_by(site, path)
        if sum(fetched.values()) > most(path.partition("/")[2]):
            heavy[path] = sum(fetched.values())
    assert heavy == {}


@pytest.mark.parametrize("language", sample(LANGUAGES, 1))
def test_a_visit_fetches_no_more_than_is_reckoned_with(
    browser: Browser, site: Site, language: str
) -> None:
    for path in ["", *sample(OPENED[1:], 3)]:
        page = f"{language}/{path}"
        fetched = first_visit(browser, f"{site.address}/{page}")
        names = {url.removeprefix(f"{site.address}/"): size for url, size in fetched.items()}
        known = fetched_by(site, page)
        assert {name: known.get(name) for name in names} == names
        assert len(fetched) <= (REQUESTS if path else HOME_REQUESTS)
