"""The trimmed stylesheet draws every page as the whole one would."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mkdocs.utils import get_theme_dir
from playwright.sync_api import Browser

from playbook.kinds.team.model import Team
from playbook.site import accent
from playbook.site.assets import STYLE
from playbook.site.stylesheet import APART, trimmed
from tests.support.chance import sample
from tests.support.handbooks import ROOT, Site, fixture_book
from tests.support.watch import Scheme, watch

PAGES = ("", "today/", "practices/goals/", "checklists/daily/", "onboarding/ops/", "metrics/cvr/")
LOOKS = [(path, *look) for path in PAGES for look in ((375, "light"), (1280, "dark"))]
WHOLE = Path(get_theme_dir("material")) / "assets" / "stylesheets"
DIFFERENT = """async (address) => {
  const names = [...getComputedStyle(document.body)].filter((name) => !name.startsWith("--"));
  const parts = [...document.querySelectorAll("body, body *")].flatMap((element) =>
    [null, "::before", "::after"].map((part) => [element, part]));
  const looks = () => parts.map(([element, part]) => {
    const style = getComputedStyle(element, part);
    if (part && style.content === "none") return "";
    return names.map((name) => `${name}: ${style.getPropertyValue(name)}`).join("; ");
  });
  const before = looks();
  const sheet = document.querySelector("link[rel=stylesheet]");
  await new Promise((done) => { sheet.onload = done; sheet.href = address; });
  const after = looks();
  return parts.map(([element, part], at) => [element.className, part, before[at], after[at]])
    .filter(([, , one, other]) => one !== other);
}"""


@pytest.fixture(scope="module")
def whole(fixture_site: Site) -> str:
    """The stylesheet with everything of Material's in it."""
    theirs = next(WHOLE.glob("main.*.css")).read_text(encoding="utf-8")
    every = {*re.findall(r"\.([\w-]+)", theirs), *(f"<{name}" for name in APART)}
    ours = (ROOT / "playbook" / "theme" / STYLE).read_text(encoding="utf-8")
    ours += accent.stylesheet(fixture_book()[Team].accent, "A4")
    whole = trimmed(theirs, every, ours) + ours
    used = next(fixture_site.folder.glob("assets/*/style.css"))
    assert len(whole) > 2 * used.stat().st_size
    return whole


@pytest.mark.parametrize(("path", "width", "scheme"), sample(LOOKS, 2))
def test_nothing_looks_different(
    browser: Browser, fixture_site: Site, whole: str, *, path: str, width: int, scheme: Scheme
) -> None:
    with watch(browser, width=width, scheme=scheme, reduced_motion="reduce") as seen:
        seen.page.route(
            "**/whole.css", lambda route: route.fulfill(body=whole, content_type="text/css")
        )
        seen.page.goto(f"{fixture_site.address}/zh/{path}", wait_until="networkidle")
        assert seen.page.evaluate(DIFFERENT, f"{fixture_site.address}/whole.css") == []
