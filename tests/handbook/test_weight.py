"""The handbook is light: what one page weighs, and all that a first visit to it fetches.

What a page fetches is reckoned for all of them, as if each needed the largest script there is; a
browser opens three, to see that no page fetches more than is reckoned with.
"""

from __future__ import annotations

import re
from fnmatch import fnmatch
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from playbook.kinds.team.model import Team
from playbook.model.playbook import Playbook
from tests.support.handbooks import ROOT, Site
from tests.support.kept import own
from tests.support.visits import first_visit, sent

PAGE = 12_000
"""With its pictures, which are in it: 1:1 for wide and for narrow screens."""
VISIT = 60_000
REQUESTS = 10
HOME = 40_000
HOME_REQUESTS = 9
LANGUAGES = ("zh", "en")
OF_ANY_PAGE = (
    "assets/*/style.css",
    "assets/*/scheme.js",
    "assets/*/site.js",
    "assets/*/shared.js",
    "assets/*/elsewhere.js",
    "assets/*/formula.js",
    "{language}/words.json",
)
OF_SOME = ("assets/*/list.css", "assets/*/due.js")
"""What pages of more than one kind need beside their own."""
OF_ONE_KIND = (
    "builder",
    "calculator",
    "checklist",
    "choose",
    "form",
    "lost",
    "path",
    "pictures",
    "purpose",
    "quiz",
    "today",
    "tree",
)
WORK = {
    "checklist": "checklist",
    "rounds": "rounds",
    "quiz": "quiz",
    "path": "path",
    "today": "today",
}
"""The script of each thing that a page may hold, by what its attribute begins with."""
ASKED = re.compile(r'<(?:script type|link rel)="?module(?:preload)?\b[^>]*/(\w+)\.js')
TICK = 45_000
MINE = "onboarding/mine/"
OPENED = ("checklists/promo-t30/", "metrics/map/", MINE)


def test_no_page_weighs_more_than_a_phone_should_fetch(site: Site) -> None:
    sizes = {
        path.relative_to(site.folder).as_posix(): sent(path.read_bytes())
        for path in site.folder.rglob("*.html")
    }
    assert {path: size for path, size in sizes.items() if size > PAGE} == {}


def of_any_page(language: str) -> list[str]:
    """What every page may need."""
    return [name.format(language=language) for name in OF_ANY_PAGE]


def weights(site: Site, language: str) -> dict[str, int]:
    """What each file takes that a page may need beside its own HTML."""
    names = [*of_any_page(language), *OF_SOME]
    names += [f"assets/*/{name}.{ending}" for name in OF_ONE_KIND for ending in ("js", "css")]
    names += [f"{language}/paths.json", f"{language}/paths/*.json"]
    found = [path for name in names for path in site.folder.glob(name)]
    return {path.relative_to(site.folder).as_posix(): sent(path.read_bytes()) for path in found}


def heaviest(known: dict[str, int], *patterns: str) -> int:
    """The largest of the files whose names are of such a pattern."""
    return max(size for name, size in known.items() if any(fnmatch(name, one) for one in patterns))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_first_visit_to_any_page_is_light(site: Site, language: str) -> None:
    known = weights(site, language)
    beside = sum(heaviest(known, name) for name in of_any_page(language))
    beside += sum(heaviest(known, name) for name in OF_SOME)
    own = sum(
        heaviest(known, *(f"*/{name}.{ending}" for name in OF_ONE_KIND)) for ending in ("js", "css")
    )
    heavy = {}
    for path in (site.folder / language).rglob("index.html"):
        size = sent(path.read_bytes()) + beside + own
        if path.parent.match(MINE):  # one's own path: with what is of the role that has most
            size += known[f"{language}/paths.json"] + heaviest(known, f"{language}/paths/*")
        if size > VISIT:
            heavy[path.parent.relative_to(site.folder).as_posix()] = size
    assert heavy == {}


def scripts_of(page: str) -> set[str]:
    """What runs on `page` as soon as it can, by the imports of the scripts themselves."""
    built = ROOT / "playbook" / "theme" / "assets" / "playbook"
    waiting = [script for name, script in WORK.items() if f" data-{name}" in page]
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


@pytest.mark.parametrize("language", LANGUAGES)
def test_little_is_fetched_before_the_first_tick(site: Site, language: str) -> None:
    (assets,) = site.folder.glob("assets/playbook-*")
    for path in (site.folder / language / "checklists").rglob("index.html"):
        content = path.read_bytes()
        names = {f"{name}.js" for name in scripts_of(content.decode())}
        names |= {"style.css", "scheme.js"}
        total = sent(content) + sum(sent((assets / name).read_bytes()) for name in names)
        assert total <= TICK, path


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_first_visit_to_today_is_lighter(browser: Browser, site: Site, language: str) -> None:
    fetched = first_visit(browser, f"{site.address}/{language}/")
    assert sum(fetched.values()) <= HOME, fetched
    assert len(fetched) <= HOME_REQUESTS


@pytest.mark.parametrize(("language", "path"), list(zip(("zh", "en", "zh"), OPENED, strict=True)))
def test_a_visit_fetches_no_more_than_is_reckoned_with(
    browser: Browser, site: Site, book: Playbook, language: str, path: str
) -> None:
    role = next(iter(book.records["roles"]))
    answers = {"role": role, "started": "2026-11-02"}
    kept = {own(site, name, book[Team].id): answer for name, answer in answers.items()}
    known = weights(site, language)
    page = f"{language}/{path}"
    fetched = first_visit(browser, f"{site.address}/{page}", kept if path == MINE else {})
    names = {url.removeprefix(f"{site.address}/"): size for url, size in fetched.items()}
    assert names.pop(page) == sent((site.folder / page / "index.html").read_bytes())
    assert {name: known.get(name) for name in names} == names
    kinds = {Path(name).stem for name in names} & {*OF_ONE_KIND}
    parts = [name for name in names if name.startswith(f"{language}/paths/")]
    assert len(kinds) <= 1 and len(parts) <= (path == MINE)
    assert len(fetched) <= REQUESTS
