"""Three teams elsewhere, whole: none with a fault, nothing for axe, nothing beside the page, and no
word of a language that is not theirs."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from playbook.cli.main import main
from playbook.kinds.said import all_said
from tests.support.accessible import violations_at
from tests.support.chance import SEED, sample
from tests.support.handbooks import Site
from tests.support.served import Served
from tests.support.teams import TEAMS, begin
from tests.support.traces import bare_dates, files
from tests.support.watch import Scheme, watch

NAMES = sorted(path.name for path in TEAMS.iterdir())
EACH_DAY = 12
"""Pages of a look; WHOLE=1 looks at all of them."""
BESIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
SAID_LEAST = 12
"""Characters of a phrase that no other word is part of."""


def printed(folder: Path) -> Path:
    """What the handbook in `folder` prints, once it is found without fault."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["check", "--strict"]) == 0
        assert main(["build"]) == 0
    return folder / "site"


@pytest.fixture(scope="module", params=NAMES)
def site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, served: Served
) -> Site:
    """The site of each team."""
    name = request.param
    return served.site(printed(begin(name, tmp_path_factory.mktemp(name))), name)


@pytest.mark.parametrize(("width", "scheme"), [(375, "light"), (1280, "light"), (1280, "dark")])
def test_every_page_is_accessible_and_within_its_width(
    browser: Browser, site: Site, width: int, scheme: Scheme
) -> None:
    pages = sorted(path for path in site.folder.rglob("index.html") if path.parent != site.folder)
    paths = [f"{page.parent.relative_to(site.folder).as_posix()}/" for page in pages]
    chosen = sample(paths, EACH_DAY)
    with watch(browser, width=width, scheme=scheme, reduced_motion="reduce") as seen:
        wrong = violations_at(seen.page, site.address, chosen)
        beside = {path: over for path in chosen if (over := _beside(seen.page, site, path)) > 0}
    assert (wrong, beside) == ({}, {}), f"SEED={SEED}"


def _beside(page: Page, site: Site, path: str) -> int:
    page.goto(f"{site.address}/{path}", wait_until="networkidle")
    found: int = page.evaluate(BESIDE)
    return found


def test_no_date_has_two_readings(site: Site) -> None:
    assert bare_dates(site.folder) == {}


def test_chinese_alone_shows_nothing_of_english(tmp_path: Path) -> None:
    """Though the data of the team has an English side to each text."""
    folder = begin("hk", tmp_path, only="zh-Hant")
    site = printed(folder)
    assert {path.name for path in site.iterdir() if path.is_dir()} == {"assets", "zh-Hant"}
    entries = [one for one in all_said("zh-Hant") if "{" not in one.source]
    english = {one.source.strip() for one in entries if one.source != one.said}
    english |= {"Morning round", "Lunar New Year", "Harbour Tea"}
    phrases = [one for one in english if " " in one and len(one) >= SAID_LEAST]
    assert len(phrases) > 500
    whole = "\n".join(unescape(text) for _, text in files(folder / "site"))
    assert [phrase for phrase in phrases if phrase in whole] == []
    comments = "\n".join(
        text for name, text in files(folder) if not name.startswith(("site/", "playbook_data/"))
    )
    assert [phrase for phrase in phrases if phrase in comments] == []
