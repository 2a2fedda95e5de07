"""Style and scripts stand in a printed site under a name that changes with what is in them."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Any

import pytest

from playbook.mkdocs.settings_files import THEME
from playbook.mkdocs.theme_files import EDITOR
from playbook.site.assets import (
    FOLDER,
    OF_KINDS,
    PROSE,
    RECORD,
    STYLE,
    name_by_content,
    write_styles,
)
from playbook.site.stylesheet import classes, trimmed
from tests.support.handbooks import Site

EDITOR_BUDGET = 60_000
PAGE = (
    '<link rel="stylesheet" href="../assets/playbook/style.css">'
    '<script src="/base/assets/playbook/site.js"></script><img src="../assets/playbook.svg">'
    "<p>assets/playbook/style.css</p>"
)


def printed(site: Path, style: str, script: str) -> str:
    """A page of a site with this style and script, after their folder was named."""
    (site / FOLDER).mkdir(parents=True)
    (site / FOLDER / "style.css").write_text(style, encoding="utf-8")
    (site / FOLDER / "site.js").write_text(script, encoding="utf-8")
    page = site / "a" / "index.html"
    page.parent.mkdir()
    page.write_text(PAGE, encoding="utf-8")
    name_by_content(site)
    text = page.read_text(encoding="utf-8")
    named = re.findall(r'(?:\.\.|/base)/(assets/[^"]+/[^"]+)"', text)
    assert len(named) == 2 and all((site / name).is_file() for name in named)
    assert text.replace(Path(named[0]).parent.name, "playbook") == PAGE
    return text


def test_the_name_changes_with_the_content_and_only_then(tmp_path: Path) -> None:
    first = printed(tmp_path / "1", "p{}", "1")
    assert printed(tmp_path / "2", "p{}", "1") == first
    others = {printed(tmp_path / "3", "a{}", "1"), printed(tmp_path / "4", "p{}", "2")}
    assert len({first, *others}) == 3


def test_styles_are_trimmed_again_only_for_other_classes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache" / "styles.css"
    runs: list[str] = []

    def counted(*of: Any) -> str:
        runs.append(trimmed(*of))
        return runs[-1]

    monkeypatch.setattr("playbook.site.assets.trimmed", counted)

    def styled(number: int, used: str) -> str:
        site = tmp_path / str(number)
        (site / "assets" / "stylesheets").mkdir(parents=True)
        (site / FOLDER).mkdir()
        (site / "assets" / "stylesheets" / "main.1.min.css").write_text(".a{left:0}.b{top:0}")
        for path in (STYLE, RECORD, PROSE, *OF_KINDS):
            (site / path).write_text("")
        (site / "index.html").write_text(f'<p class="{used}">')
        write_styles(site, "i{}", cache)
        return (site / STYLE).read_text(encoding="utf-8")

    assert styled(1, "a") == styled(2, "a") == ".a{left:0}i{}"
    assert len(runs) == 1
    assert styled(3, "b") == ".b{top:0}i{}" != styled(4, "a")
    cache.write_bytes(b"\xff")
    assert styled(5, "a") == ".a{left:0}i{}"
    assert len(runs) == 4


def test_a_home_of_today_alone_fetches_no_rules_for_what_only_other_pages_have(
    tmp_path: Path,
) -> None:
    """Rules for tables and the like come with the sheet of records, before its own."""
    (tmp_path / "assets" / "stylesheets").mkdir(parents=True)
    (tmp_path / FOLDER).mkdir()
    (tmp_path / "assets" / "stylesheets" / "main.1.min.css").write_text(
        "p{top:0}table{left:0}.a{top:1px}[dir=rtl] table{left:1px}"
    )
    for path in (STYLE, RECORD, PROSE, *OF_KINDS):
        (tmp_path / path).write_text("")
    (tmp_path / RECORD).write_text("table{left:2px}")
    (tmp_path / "index.html").write_text("<p class=b>")
    (tmp_path / "other.html").write_text('<link href="assets/playbook/record.css"><p class=a>')
    write_styles(tmp_path, "", tmp_path / "cache.css")
    assert (tmp_path / STYLE).read_text(encoding="utf-8") == "p{top:0}"
    assert (tmp_path / RECORD).read_text(encoding="utf-8") == (
        "table{left:0}.a{top:1px}table{left:2px}"
    )


def test_nothing_that_scripts_are_built_from_is_printed(fixture_site: Site) -> None:
    found = [*fixture_site.folder.rglob("*.*js"), *fixture_site.folder.rglob("*.css")]
    names = {path.relative_to(fixture_site.folder) for path in found}
    assert {name.name for name in names} > {"sw.js", "site.js", "checklist.js", "style.css"}
    folders = {name.parent.as_posix() for name in names} - {"."}
    assert len(folders) == 1 and re.fullmatch(rf"{FOLDER.as_posix()}-\w{{10}}", folders.pop())


def test_readers_get_nothing_of_the_editor(fixture_site: Site) -> None:
    assert all(path.is_file() for path in EDITOR)
    for path in fixture_site.folder.rglob("*"):
        assert path.name not in ("edit.js", "edit.css", "edit.html")
        if path.suffix in (".html", ".js", ".css", ".json"):
            text = path.read_bytes()
            assert b"/edit/?" not in text and b"edit.js" not in text and b"pb-editor" not in text


def test_the_editor_weighs_no_more_than_its_budget() -> None:
    """Its script, with libraries and what it imports, and its styles, as they are sent packed."""
    folder = THEME / FOLDER
    wanted, known = ["edit.js", "edit.css"], dict[str, int]()
    while wanted:
        name = wanted.pop()
        content = (folder / name).read_bytes()
        known[name] = len(gzip.compress(content, 9, mtime=0))
        found = re.findall(rb'from"\./([a-z-]+\.js)"', content)
        wanted += [one.decode() for one in found if one.decode() not in known]
    assert sum(known.values()) <= EDITOR_BUDGET, known


def test_pages_made_smaller_are_read_as_well(tmp_path: Path) -> None:
    """Without the quotes that HTML can do without, as a plugin leaves them."""
    (tmp_path / FOLDER).mkdir(parents=True)
    page = tmp_path / "index.html"
    page.write_text("<p class=one><script src=assets/playbook/site.js></script>", encoding="utf-8")
    assert classes(page.read_bytes()) == {"one"}
    name_by_content(tmp_path)
    assert re.search(r"src=assets/playbook-\w{10}/site\.js>", page.read_text(encoding="utf-8"))


def test_only_a_page_of_today_alone_goes_without_the_styles_of_records(fixture_site: Site) -> None:
    """The home of the fixture has cards, and its other page of today a class of its own."""
    pages = [fixture_site.folder / "404.html", *fixture_site.folder.rglob("index.html")]
    assert [page for page in pages if b"/record.css" not in page.read_bytes()] == []
