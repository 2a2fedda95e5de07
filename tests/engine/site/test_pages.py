"""The built pages: every record in both languages, right words in the head, every link alive."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from tests.support.handbooks import Site

TAGS = {"zh": "zh-CN", "en": "en"}
ADDRESS = "https://example.org/sample/"


class Page(HTMLParser):
    """What the tests ask of a page."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.lang = ""
        self.title = ""
        self.ids: list[str] = []
        self.links: list[str] = []
        self.assets: list[str] = []
        self.alternates: dict[str, str] = {}
        self.meta: dict[str, str] = {}
        self.canonical = ""
        self._in_title = False
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.lang = at.get("lang", "")
        if "id" in at:
            self.ids.append(at["id"])
        if tag == "a" and "href" in at:
            self.links.append(at["href"])
        if tag == "link" and "alternate" in at.get("rel", "") and "hreflang" in at:
            self.alternates[at["hreflang"]] = at["href"]
        elif tag == "link" and at.get("rel") == "canonical":
            self.canonical = at["href"]
        elif tag in ("link", "script", "img"):
            self.assets.append(at.get("href") or at.get("src") or "")
        if tag == "meta" and "name" in at:
            self.meta[at["name"]] = at.get("content", "")
        self._in_title = tag == "title"

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data
            self._in_title = False


def pages(site: Site, language: str = "*") -> Iterator[Page]:
    for path in sorted(site.folder.glob(f"{language}/**/index.html")):
        if path.relative_to(site.folder).parts[0] in TAGS:
            yield Page(path)


@pytest.mark.parametrize("language", TAGS)
def test_every_page_speaks_its_language(fixture_site: Site, language: str) -> None:
    found = list(pages(fixture_site, language))
    assert len(found) > 20
    for page in found:
        assert page.lang == TAGS[language], page.path
        assert page.title.strip(), page.path
        assert page.meta.get("description"), page.path
        assert page.canonical.startswith(f"{ADDRESS}{language}/"), page.path
        assert page.alternates["zh-CN"].startswith(f"{ADDRESS}zh/"), page.path
        assert page.alternates["en"].startswith(f"{ADDRESS}en/"), page.path
        assert page.alternates["x-default"] == page.alternates["zh-CN"], page.path
        assert page.alternates[TAGS[language]] == page.canonical, page.path


def test_both_languages_have_the_same_pages(fixture_site: Site) -> None:
    trees = [
        {p.path.relative_to(fixture_site.folder / code).as_posix() for p in pages(fixture_site, code)}
        for code in TAGS
    ]
    assert trees[0] == trees[1]


def test_every_internal_link_and_anchor_is_alive(site: Site) -> None:
    known = {page.path: page for page in pages(site)}
    dead: list[str] = []
    for page in known.values():
        base = "/" + page.path.relative_to(site.folder).as_posix().removesuffix("index.html")
        for link in [*page.links, *page.assets]:
            parts = urlsplit(urljoin(f"http://site{base}", link))
            if parts.netloc != "site" or parts.scheme not in ("http", ""):
                continue
            target = site.folder / parts.path.lstrip("/")
            target = target / "index.html" if parts.path.endswith("/") else target
            if not target.is_file():
                dead.append(f"{base} -> {link}")
            elif parts.fragment and target in known and parts.fragment not in known[target].ids:
                dead.append(f"{base} -> {link} (no such id)")
    assert dead == []


def test_ids_are_unique_and_nothing_is_left_unrendered(site: Site) -> None:
    for page in pages(site):
        repeated = {ident for ident in page.ids if page.ids.count(ident) > 1}
        assert repeated == set(), page.path
        text = page.path.read_text(encoding="utf-8")
        assert not re.search(r"\{\{|\{%|Macro Rendering Error|built-in method", text), page.path


def test_the_sitemap_names_every_page_with_its_twin(fixture_site: Site) -> None:
    tree = ET.parse(fixture_site.folder / "sitemap.xml")
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    urls = tree.findall("s:url", space)
    addresses = {url.findtext("s:loc", namespaces=space) for url in urls}
    assert {page.canonical for page in pages(fixture_site)} <= addresses
    for url in urls:
        location = url.findtext("s:loc", namespaces=space) or ""
        if location.startswith((f"{ADDRESS}zh/", f"{ADDRESS}en/")):
            tags = {link.get("hreflang") for link in url.findall("x:link", space)}
            assert tags == {"zh-CN", "en"}, location


def test_a_sections_pages_stand_in_the_order_of_mkdocs_yml(fixture_site: Site) -> None:
    """By name, the plan would begin with its budget."""
    names = ["", "structure/", "people/", "incentives/", "budget/", "build-the-team/"]
    plan = [f"/en/plan/{name}" for name in names]
    for here, following in zip(plan, plan[1:], strict=False):
        text = (fixture_site.folder / here[1:] / "index.html").read_text(encoding="utf-8")
        found = re.search(r'rel="next" href="([^"]+)"', text)
        assert found and urljoin(here, found[1]) == following
        for box, shown in (("pb-side", plan), ("pb-tabs", plan[:1])):
            nav = text.partition(f'class="{box}"')[2].partition("</nav>")[0]
            links = [urljoin(here, link) for link in re.findall('href="([^"]+)"', nav)]
            assert [link for link in links if link.startswith(plan[0])] == shown


def test_the_edit_link_opens_the_yaml_file(fixture_site: Site) -> None:
    page = Page(fixture_site.folder / "en" / "checklists" / "daily" / "index.html")
    edits = [link for link in page.links if "/edit/" in link]
    assert [link.partition("/edit/")[2] for link in edits] == [
        "main/playbook_data/checklists/daily.yml"
    ]


def test_nothing_is_loaded_from_another_host(site: Site) -> None:
    for page in pages(site):
        assert [asset for asset in page.assets if urlsplit(asset).netloc] == [], page.path
