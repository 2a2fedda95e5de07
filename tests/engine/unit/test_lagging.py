"""A language that may lag: what stands in for a missing side, and how it is marked."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from playbook.check.base_prose import base_prose
from playbook.check.loader import inspect, load
from playbook.cli.main import main
from playbook.export.calendar import Feeds
from playbook.export.markdown import Prose, markdown
from playbook.export.workbook import workbook
from playbook.kinds import record_kinds, words
from playbook.kinds.checklist.model import Checklist
from playbook.model.base import Text
from playbook.model.playbook import Playbook
from playbook.render.renderer import Renderer
from playbook.search.names import Named, names
from playbook.site.html_page import Page
from playbook.site.page_rules import RULES
from playbook.source.bases import Base
from playbook.views import client_data, translations
from playbook.views.pages import pages
from playbook.views.plain_text import together
from tests.support.handbooks import FIXTURE, project_at

LAGS = "[zh, en, {code: fr, lag: true}]"
SAID = {"en: Daily opening}": "en: Daily opening, fr: Ouverture}"}
MARK = '<bdi class="pb-stand-in" lang="zh-CN">'


def change(path: Path, changes: dict[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def lagging(data: Path) -> Path:
    """Data in Chinese, English and, but for one title, no French: that lags."""
    change(data / "team.yml", {"[zh, en]": LAGS})
    change(data / "checklists/daily.yml", SAID)
    return data


@pytest.fixture
def book(lagging: Path) -> Playbook:
    return load(lagging)


def test_the_first_language_stands_in_marked_with_its_own(book: Playbook) -> None:
    page = Renderer(book).render("checklist", "fr/checklists/daily/", "daily")
    assert "<h1>Ouverture</h1>" in page
    assert f'<p class="pb-lead">{MARK}开店前十分钟看一遍，别让顾客先发现问题。</bdi></p>' in page
    assert f"{MARK}运营</bdi></a>" in page
    for language in ("zh", "en"):
        whole = Renderer(book).render("checklist", f"{language}/checklists/daily/", "daily")
        assert "pb-stand-in" not in whole


def test_headings_and_lists_are_marked_and_attributes_hold_no_marks(book: Playbook) -> None:
    renderer = Renderer(book)
    table = renderer.render("checklists_table", "fr/checklists/")
    assert f"## {MARK}每日</bdi> {{: #daily }}" in table
    assert f"<strong>{MARK}周复盘</bdi></strong>" in table
    weekly = renderer.render("checklist", "fr/checklists/weekly/", "weekly")
    assert 'data-title="周复盘"' in weekly


def test_inline_markup_is_read_and_a_term_is_quoted_as_in_its_own_language(
    lagging: Path,
) -> None:
    side = "开店前*十分钟*看 `stock` 一遍，别让顾客先发现问题。"
    change(lagging / "checklists/daily.yml", {"开店前十分钟看一遍，别让顾客先发现问题。": side})
    page = Renderer(load(lagging)).render("checklist", "fr/checklists/daily/", "daily")
    said = "开店前<strong>十分钟</strong>看 <code>stock</code> 一遍，别让顾客先发现问题。"
    assert f"{MARK}{said}</bdi>" in page


def test_no_mark_of_what_stands_in_is_shown_as_text(lagging: Path) -> None:
    """Also where it is put into words of the engine."""
    change(lagging / "phases.yml", {"{id: peak, start": "{id: peak, stages: [open], start"})
    book = load(lagging)
    renderer = Renderer(book)
    shown = [
        renderer.render(kind.singular, f"fr/{folder}/{ident}/", ident)
        for folder, kind in record_kinds().items()
        for ident in book.records[folder]
    ]
    assert any(re.search(r"Jour T\s: <bdi ", page) for page in shown)
    assert [page for page in shown if "&lt;bdi" in page] == []


def test_a_direction_is_told_where_it_differs(lagging: Path) -> None:
    change(lagging / "team.yml", {LAGS: "[zh, en, {code: fr, lag: true, direction: rtl}]"})
    page = Renderer(load(lagging)).render("checklist", "fr/checklists/daily/", "daily")
    assert 'lang="zh-CN" dir="ltr">开店前' in page


def test_what_reads_the_same_everywhere_is_not_missing(book: Playbook) -> None:
    assert Text(zh="GMV", en="GMV", same=True).said_in("fr") == "fr"
    assert Text(zh="GMV", en="GMV", same=True)["fr"] == "GMV"
    fields = [side.field for side in translations.missing(book) if side.ident == "sales"]
    assert "terms/gmv/term" in fields and "terms/gmv/other/1" not in fields


def test_where_no_markup_can_be_words_say_so_and_a_code_in_rows(book: Playbook) -> None:
    named = {one["id"]: one["title"] for one in client_data.duties(book, "fr")}
    assert named["daily"] == "Ouverture"
    assert named["weekly"] == "周复盘 [zh]"
    assert "周复盘 (non traduit)" in Feeds(book, "fr", "").feed().decode()
    found = [Named("checklists/daily/", "Ouverture", "-"), Named("checklists/weekly/", "-", "-")]
    titles = [one["title"] for one in names(book, "fr", found)["entries"]]
    assert titles[:2] == ["Ouverture", "周复盘 [zh]"]
    assert "[zh]" not in json.dumps([*client_data.duties(book, "zh")], ensure_ascii=False)
    shown, other = Text(zh="大促", en="Sale"), Text(zh="开卖", en="Open")
    assert together("{a} : {b}", "fr", a=shown, b=other) == "大促 : 开卖 [zh]"
    other = Text(zh="开卖", en="Open", fr="Ouvert")
    assert together("{a} : {b}", "fr", a=shown, b=other) == "大促 [zh] : Ouvert"


def test_workbooks_say_it_in_cells_and_not_in_the_names_of_sheets(book: Playbook) -> None:
    lists = [one for one in book.all(Checklist) if one.id == "weekly"]
    sheet = load_workbook(BytesIO(workbook(book, lists, "fr"))).worksheets[0]
    assert sheet.title == "周复盘"
    assert sheet["A1"].value == "周复盘 (non traduit)"


def test_titles_of_pages_tell_their_language(book: Playbook) -> None:
    french = next(one for one in book.languages if one.code == "fr")
    found = {page.ident: (page.title, page.stand_in) for page in pages(book, french)}
    assert found["daily"] == ("Ouverture", "")
    assert found["weekly"] == ("周复盘", "zh")


def test_the_keeper_sees_what_is_missing_by_record_and_field(book: Playbook) -> None:
    sides = translations.missing(book)
    daily = [one.field for one in sides if (one.kind, one.ident) == ("checklists", "daily")]
    assert daily[:3] == ["summary", "sections/front/title", "sections/front/checks/price/text"]
    assert {(one.language, one.state) for one in sides} == {("fr", "missing")}
    assert ("team", "", "platforms/2/name") in {(s.kind, s.ident, s.field) for s in sides}
    by_record = {(one.kind, one.ident): one for one in translations.by_record(book, sides)}
    assert not by_record["checklists", "daily"].whole and by_record["checklists", "weekly"].whole
    page = Renderer(book).render("translations", "en/about/edit/")
    assert f"Français: {len(sides)} of {translations.count(book)} texts" in page
    assert "../../checklists/daily/" in page and "<code>sections/front/title</code>" in page
    assert "<code>team.yml</code>" in page


def test_a_team_without_such_a_language_waits_for_nothing(data: Path) -> None:
    whole = load(data)
    assert translations.missing(whole) == []
    page = Renderer(whole).render("translations", "en/about/edit/")
    assert page.strip() == "<p>No text waits to be translated or looked over.</p>"


def test_other_languages_are_as_strict_as_before(lagging: Path) -> None:
    change(lagging / "checklists/daily.yml", {"zh: 前台, en: Front": "zh: 前台"})
    [gap] = [one for one in inspect(lagging)[1] if not one.warning]
    assert (gap.code, gap.words) == ("missing-language", {"name": "en"})
    assert gap.path == "playbook_data/checklists/daily.yml" and gap.line > 1


def test_a_side_of_a_lagging_language_is_held_to_what_every_side_is(lagging: Path) -> None:
    change(lagging / "checklists/daily.yml", {"fr: Ouverture": "fr: 开店"})
    assert [one.code for one in inspect(lagging)[1]] == ["foreign-script"]


@pytest.mark.parametrize(("files", "codes"), [(5, ["file-unsaid"] * 5), (6, ["language-unsaid"])])
def test_files_that_say_nothing_in_a_language_are_told_in_few_lines(
    data: Path, files: int, codes: list[str]
) -> None:
    records = [*(data / "checklists").glob("*.yml"), *(data / "metrics").glob("*.yml")]
    for path in sorted(records)[:files]:
        change(path, {", en: ": ", fr: "})
    found = [one for one in inspect(data)[1] if not one.warning]
    assert [one.code for one in found] == codes


def test_pages_of_a_language_not_printed_are_no_fault_of_a_strict_check(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(data / "team.yml", {"[zh, en]": "[zh]"})
    for name in ("zh", "en"):
        folder = data.parent / "docs" / name / "metrics"
        folder.mkdir(parents=True)
        (folder / "index.md").write_text(
            f"---\ntitle: {name}\ndescription: {name}\n---\n\n# {name}\n", encoding="utf-8"
        )
    assert main(["check", "--data", str(data), "--strict", "--lang", "en"]) == 0
    assert "[docs-not-printed]" in capsys.readouterr().out


def test_a_page_that_nobody_has_translated_yet_may_be_in_another_script(lagging: Path) -> None:
    """Ids in code were enough on a page whose texts all stand in, and the build refused it."""
    html = f'<html lang="zh-Hant"><body><article>{"text " * 100}</article></body></html>'
    page = Page("zh-Hant/about/facts/index.html", html.encode())

    def told() -> set[str]:
        return {fault.code for rule in RULES for fault in rule(page)}

    change(lagging / "team.yml", {LAGS: "[zh, en, zh-Hant]"})
    inspect(lagging)
    assert "page-language" in told()
    change(lagging / "team.yml", {"zh-Hant]": "{code: zh-Hant, lag: true}]"})
    inspect(lagging)
    assert "page-language" not in told()


def test_other_engines_are_given_what_stands_in_for_prose_and_what_the_base_says(
    lagging: Path, tmp_path: Path
) -> None:
    """The team's handbook is the base's, but for its own first page in English."""
    base = Base("fixture", "1.0", tmp_path / "base")
    shutil.copytree(FIXTURE / "docs", base.folder / "docs")
    lagging.rename(base.folder / "playbook_data")
    own = tmp_path / "team"
    (own / "docs" / "en").mkdir(parents=True)
    (own / "docs" / "en" / "index.md").write_text("---\ntitle: Ours\n---\nOur own.\n", "utf-8")
    (own / "playbook_data").mkdir()
    (own / "playbook_data" / "team.yml").write_text("change: true\nid: own\n")
    book = load(own / "playbook_data", base)
    project = replace(
        project_at(FIXTURE, tmp_path / "site"), root=own, docs=own / "docs", base=base
    )
    prose = Prose(project.docs, base_prose(project, book))
    written = dict(markdown(book, prose))
    assert "Our own." in written["en/index.md"]
    assert written["zh/today.md"].startswith("---\ntitle: ")
    stands_in = written["fr/about/index.md"]
    assert words("fr")["stand-in-page"].format(name="中文") in stands_in
    assert page_title(stands_in) == page_title(written["zh/about/index.md"])
    assert {uri.partition("/")[2] for uri in written if uri.startswith("fr/")} == {
        uri.partition("/")[2] for uri in written if uri.startswith("zh/")
    }


def page_title(text: str) -> str:
    return text.partition("title: ")[2].partition("\n")[0]


def test_what_reads_the_same_needs_no_side_of_a_languages_own(book: Playbook) -> None:
    """A name such as that of a shop, written once, in a language that the team does not speak."""
    assert [one.code for one in book.languages] == ["zh", "en", "fr"]
    text = Text.model_validate(
        {"zh-Hant": "HKTVmall", "same": True}, context={"languages": ("en",)}
    )
    assert (text["en"], text["fr"], text.said_in("en")) == ("HKTVmall", "HKTVmall", "en")
