"""A handbook with a language that lags: its pages, what stands in on them, and how that is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.support.handbooks import Site, copy_fixture, printed

pytestmark = pytest.mark.proof  # of a handbook that is printed for it alone

EDIT = "---\ntitle: 怎么改\ndescription: 怎么改这本手册。\n---\n\n# 怎么改\n\n"
LINKS = (
    "[只有中文](only.md)，[关于](index.md)，[清单](../checklists/daily.md#output)，"
    '<a href="../../feeds.ics">日历</a>\n\n'
)
ONLY = "---\ntitle: 内部\ndescription: 只给中文读者。\nonly: zh\n---\n\n# 内部\n"


@pytest.fixture(scope="module")
def lagging(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_fixture(tmp_path_factory.mktemp("lagging"))
    team = project / "playbook_data/team.yml"
    text = team.read_text(encoding="utf-8")
    team.write_text(text.replace("[zh, en]", "[zh, en, {code: fr, lag: true}]"), encoding="utf-8")
    docs = project / "docs"
    (docs / "zh/about/edit.md").write_text(EDIT + LINKS + "{{ translations() }}\n", "utf-8")
    (docs / "en/about/edit.md").write_text(
        "---\ntitle: Edit\ndescription: Edit.\n---\n\n# Edit\n", "utf-8"
    )
    (docs / "zh/about/only.md").write_text(ONLY, encoding="utf-8")
    (docs / "fr").mkdir()
    (docs / "fr/today.md").write_text(
        "---\ntitle: Aujourd’hui\ndescription: Ce qui est à faire.\n---\n\n# Aujourd’hui\n", "utf-8"
    )
    return printed(project)


def page(site: Path, path: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / path / "index.html").read_bytes())


def told(document: LexborHTMLParser) -> list[str]:
    return [node.text() for node in document.css("main > .pb-elsewhere") if not node.css("a")]


def test_a_page_tells_in_words_what_stands_in_on_it(lagging: Path) -> None:
    daily = page(lagging, "fr/checklists/daily")
    assert told(daily) == [
        "Les passages soulignés de points ne sont pas encore traduits. "
        "Ils s’affichent en\u202f: 中文."
    ]
    assert told(page(lagging, "zh/checklists/daily")) == []
    assert told(page(lagging, "fr/today")) == []
    assert [node.text() for node in page(lagging, "fr/today").css("h1")] == ["Aujourd’hui"]


def test_a_page_of_prose_stands_in_with_the_macros_in_the_language_of_the_page(
    lagging: Path,
) -> None:
    edit = page(lagging, "fr/about/edit")
    assert told(edit) == ["Cette page n’est pas encore traduite. Elle s’affiche en\u202f: 中文."]
    heading, links = edit.css("article h1, article p")[:2]
    assert (heading.attributes["lang"], links.attributes["lang"]) == ("zh-CN", "zh-CN")
    count = edit.css("article p")[1]
    assert "lang" not in count.attributes and count.text().startswith("Français\u202f: ")
    leads = [node.attributes["href"] for node in links.css("a")]
    assert leads == ["../", "../../checklists/daily/#output", "../../feeds.ics"]
    assert "只有中文" in links.text()
    assert not (lagging / "fr/about/only").exists() and (lagging / "zh/about/only").exists()


def test_pictures_beside_prose_are_there(lagging: Path) -> None:
    pictures = [[*(lagging / code).rglob("*.svg")] for code in ("zh", "fr")]
    assert len(pictures[0]) == len(pictures[1]) > 0


def test_menus_and_neighbours_tell_the_language_of_titles(lagging: Path) -> None:
    daily = page(lagging, "fr/checklists/daily")
    titles = daily.css('.pb-side a[aria-current="page"] bdi, .pb-pager a bdi')
    assert titles and {node.attributes["lang"] for node in titles} == {"zh-CN"}
    assert daily.css_first(".pb-sheet bdi[lang]") and not page(lagging, "zh").css("bdi")


def test_sections_of_a_kind_are_called_as_the_engine_calls_them(lagging: Path) -> None:
    places = page(lagging, "fr/today").css(".pb-places a, .pb-sheet a")
    names = [node.text() for node in places]
    assert "Aujourd’hui" in names and "Listes de contrôle" in names and "清单" not in names


def test_search_engines_are_told_of_no_translation_that_is_none(lagging: Path) -> None:
    def tags(path: str) -> list[str | None]:
        found = page(lagging, path).css('link[rel="alternate"]')
        return [node.attributes.get("hreflang") for node in found]

    assert tags("zh/about/edit") == ["zh-CN", "en", "x-default"]
    assert tags("zh/today") == ["zh-CN", "en", "fr", "x-default"]


def test_the_marks_weigh_nothing_where_no_language_lags(lagging: Path, site: Site) -> None:
    [marked] = lagging.glob("assets/playbook-*/style.css")
    [plain] = site.folder.glob("assets/playbook-*/style.css")
    assert ".pb-stand-in{" in marked.read_text(encoding="utf-8")
    assert "pb-stand-in" not in plain.read_text(encoding="utf-8")
    for name in ("checklists/daily", "today", "about"):
        for language in ("zh", "en"):
            assert b"stand-in" not in (site.folder / language / name / "index.html").read_bytes()


def test_search_finds_what_stands_in(lagging: Path) -> None:
    listing = (lagging / "fr/names.json").read_text(encoding="utf-8")
    assert "周复盘 [zh]" in listing
