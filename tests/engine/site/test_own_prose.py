"""Prose of the team's own: a section that no setting names, a page in one language, short lists."""

from __future__ import annotations

import json

from selectolax.lexbor import LexborHTMLParser

from tests.support.handbooks import Site


def page(site: Site, path: str) -> LexborHTMLParser:
    return LexborHTMLParser((site.folder / path / "index.html").read_bytes())


def test_a_section_of_its_own_stands_in_the_menu_of_each_language(fixture_site: Site) -> None:
    for language, title in (("zh", "本店规矩"), ("en", "House rules")):
        about = page(fixture_site, f"{language}/about")
        (link,) = about.css('.pb-sheet a[href="../house/"]')
        assert link.text() == title
    beside, other = (
        page(fixture_site, f"{language}/house").css_first(".pb-side ul")
        for language in ("en", "zh")
    )
    assert beside is not None and [link.text() for link in beside.css("a")] == ["Visas"]
    assert other is not None and "house/" not in (other.html or "")


def test_a_page_in_one_language_says_so_and_leads_on(fixture_site: Site) -> None:
    visas = page(fixture_site, "en/house/visas")
    alternates = visas.css("link[rel=alternate]")
    assert {one.attributes["hreflang"] for one in alternates} == {"en", "x-default"}
    switch, said = visas.css_first(".pb-lang"), visas.css_first("main > p[lang=zh-CN]")
    assert switch is not None and said is not None
    for link in (switch, said.css_first("a")):
        assert link is not None and link.attributes["href"] == "../../../zh/house/"
        assert link.attributes["data-choose-lang"] == "zh"
    assert said.text().strip() == "这一页没有中文版。中文内容请看：本店规矩"
    assert not visas.css("article [lang]")


def test_nothing_else_knows_of_the_page_that_is_not_there(fixture_site: Site) -> None:
    site = fixture_site.folder
    assert not (site / "zh/house/visas").exists()
    for name, holds in (("zh", False), ("en", True)):
        known = json.loads((site / name / "names.json").read_text(encoding="utf-8"))
        assert ("house/visas/" in known["entries"]["url"]) is holds
        pieces = (site / name / "search").glob("*/*.json")
        assert any("visa" in one.read_text(encoding="utf-8") for one in pieces) is holds
    kept = json.loads((site / "offline.json").read_text(encoding="utf-8"))
    assert "en/house/visas/" in kept["en"] and "zh/house/visas/" not in kept["zh"]
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert "/en/house/visas/" in sitemap and "/zh/house/visas/" not in sitemap


def test_a_list_shows_what_the_page_asks_for(fixture_site: Site) -> None:
    house = page(fixture_site, "en/house")
    assert [one.text() for one in house.css(".pb-rows strong")] == ["Daily opening"]
    assert "Checklists: none so far." in house.css_first("article").text()  # type: ignore[union-attr]
    assert not house.css("article h2")
