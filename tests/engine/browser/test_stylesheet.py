"""The trimmed stylesheet draws every page as the whole one would."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from mkdocs.utils import get_theme_dir
from playwright.sync_api import Browser

from playbook.check.loader import load
from playbook.site import accent, scripts
from tests.support.handbooks import FIXTURE, ROOT, Site
from tests.support.watch import Scheme, watch

PAGES = ("", "today/", "practices/goals/", "checklists/daily/", "onboarding/ops/", "metrics/cvr/")
WHOLE = Path(get_theme_dir("material")) / "assets" / "stylesheets"
DIFFERENT = """async (address) => {
  const parts = [...document.querySelectorAll("body, body *")].flatMap((element) =>
    [null, "::before", "::after"].map((part) => [element, part]));
  const looks = () => parts.map(([element, part]) => {
    const style = getComputedStyle(element, part);
    const names = [...style].filter((name) => !name.startsWith("--"));
    return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name)]));
  });
  const before = looks();
  const sheet = document.querySelector("link[rel=stylesheet]");
  await new Promise((done) => { sheet.onload = done; sheet.href = address; });
  const after = looks();
  return parts.flatMap(([element, part], at) => Object.keys(after[at])
    .filter((name) => before[at][name] !== after[at][name])
    .map((name) => [element.className, part, name, before[at][name], after[at][name]]));
}"""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, fixture_site: Site) -> str:
    """The stylesheet with everything of Material's in it."""
    assets = tmp_path_factory.mktemp("whole")
    shutil.copytree(WHOLE, assets / "stylesheets", ignore=shutil.ignore_patterns("*.map", "pal*"))
    for name in scripts.STYLES:
        shutil.copy(ROOT / "playbook" / "theme" / "assets" / name, assets)
    every = set(re.findall(r"\.([\w-]+)", next(assets.glob("stylesheets/*.css")).read_text()))
    team = load(FIXTURE / "playbook_data").team
    scripts.styles(assets, accent.stylesheet(team.accent), every)
    style = (assets / "style.css").read_text(encoding="utf-8")
    assert len(style) > 2 * (fixture_site.folder / "assets" / "style.css").stat().st_size
    return style


@pytest.mark.parametrize(("width", "scheme"), [(375, "light"), (1280, "dark")])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_looks_different(
    browser: Browser, fixture_site: Site, whole: str, *, path: str, width: int, scheme: Scheme
) -> None:
    with watch(browser, width=width, scheme=scheme, reduced_motion="reduce") as seen:
        seen.page.route(
            "**/whole.css", lambda route: route.fulfill(body=whole, content_type="text/css")
        )
        seen.page.goto(f"{fixture_site.address}/zh/{path}", wait_until="networkidle")
        assert seen.page.evaluate(DIFFERENT, f"{fixture_site.address}/whole.css") == []
