"""The built pages: every record in both languages, right words in the head, every link alive."""

from __future__ import annotations

import itertools
import re
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from playbook.model.playbook import Playbook
from playbook.site.verify import verify
from tests.support.handbooks import Site, fixture_book

TAGS = {"zh": "zh-CN", "en": "en"}
ADDRESS = "https://example.org/sample/"
ALONE = "en/house/visas/"
"""The page that says to be in one language only."""


class Page:
    """What the tests ask of a page."""

    def __init__(self, path: Path) -> None:
        html = LexborHTMLParser(path.read_bytes())
        self.path = path
        self.lang = html.css("html")[0].attributes["lang"]
        self.title = html.css("title")[0].text()
        self.text = html.css("body")[0].text()
        self.links = attributes(html, "a[href]", "href")
        self.canonical = attributes(html, "link[rel=canonical]", "href")[0]
        alternates = html.css("link[rel=alternate][hreflang]")
        self.alternates = {
            one.attributes["hreflang"]: one.attributes["href"] or "" for one in alternates
        }
        described = attributes(html, "meta[name=description]", "content")
        self.description = described[0] if described else ""


def attributes(html: LexborHTMLParser, selector: str, name: str) -> list[str]:
    """One attribute of every element that `selector` finds."""
    return [element.attributes[name] or "" for element in html.css(selector)]


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
        assert page.description, page.path
        assert page.canonical.startswith(f"{ADDRESS}{language}/"), page.path
        if ALONE not in page.path.as_posix():
            assert page.alternates["zh-CN"].startswith(f"{ADDRESS}zh/"), page.path
            assert page.alternates["en"].startswith(f"{ADDRESS}en/"), page.path
            assert page.alternates["x-default"] == page.alternates["zh-CN"], page.path
        assert page.alternates[TAGS[language]] == page.canonical, page.path


def test_both_languages_have_the_same_pages(fixture_site: Site) -> None:
    trees = [
        {
            p.path.relative_to(fixture_site.folder / code).as_posix()
            for p in pages(fixture_site, code)
        }
        for code in TAGS
    ]
    assert trees[0] == {path for path in trees[1] if ALONE not in f"en/{path}"}


def test_no_fault_is_found_and_no_object_is_printed(site: Site, book: Playbook) -> None:
    """Every link, anchor and file is there, each id once, nothing from other hosts: see verify."""
    assert verify(site.folder, book, urlsplit(site.address).path + "/") == []
    for page in pages(site):
        assert not re.search(r"built-in method|<playbook\.| object at 0x", page.text), page.path


@pytest.mark.parametrize(
    "dead",
    [
        '<script src="../../../assets/playbook/none.js"></script>',
        '<link rel="stylesheet" href="../../../assets/none.css">',
        '<img alt="" src="../../../assets/none.svg">',
    ],
)
def test_a_file_that_is_missing_is_found(fixture_site: Site, tmp_path: Path, dead: str) -> None:
    site = shutil.copytree(fixture_site.folder, tmp_path / "site")
    page = site / "zh" / "metrics" / "cvr" / "index.html"
    html = page.read_text(encoding="utf-8")
    page.write_text(html.replace("</head>", f"{dead}</head>", 1), encoding="utf-8")
    faults = verify(site, fixture_book(), "/sample/")
    assert {fault.code for fault in faults} == {"page-dead-link"}


def test_the_sitemap_names_every_page_with_its_twin(fixture_site: Site) -> None:
    tree = ET.parse(fixture_site.folder / "sitemap.xml")
    space = {
        "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "x": "http://www.w3.org/1999/xhtml",
    }
    urls = tree.findall("s:url", space)
    addresses = {url.findtext("s:loc", namespaces=space) for url in urls}
    assert {page.canonical for page in pages(fixture_site)} <= addresses
    for url in urls:
        location = url.findtext("s:loc", namespaces=space) or ""
        if location.startswith((f"{ADDRESS}zh/", f"{ADDRESS}en/")) and ALONE not in location:
            tags = {link.get("hreflang") for link in url.findall("x:link", space)}
            assert tags == {"zh-CN", "en"}, location


def test_a_sections_pages_stand_in_the_order_of_mkdocs_yml(fixture_site: Site) -> None:
    """By name, the plan would begin with its budget; what is not listed comes last."""
    listed = ["structure/", "people/", "incentives/", "budget/", "build-the-team/"]
    names = ["", *listed, "builder/"]
    plan = [f"/en/plan/{name}" for name in names]
    for here, following in itertools.pairwise(plan):
        text = (fixture_site.folder / here[1:] / "index.html").read_text(encoding="utf-8")
        found = re.search(r'rel="next" href="([^"]+)"', text)
        assert found and urljoin(here, found[1]) == following
        for box, shown in (("pb-tabs", plan), ("pb-places", plan[:1])):
            nav = text.partition(f'class="{box}"')[2].partition("</nav>")[0]
            links = [urljoin(here, link) for link in re.findall('href="([^"]+)"', nav)]
            assert [link for link in links if link.startswith(plan[0])] == shown


def test_the_edit_link_opens_the_yaml_file(fixture_site: Site) -> None:
    page = Page(fixture_site.folder / "en" / "checklists" / "daily" / "index.html")
    edits = [link for link in page.links if "/edit/" in link]
    assert [link.partition("/edit/")[2] for link in edits] == [
        "main/playbook_data/checklists/daily.yml"
    ]
