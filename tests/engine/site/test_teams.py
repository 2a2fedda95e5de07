"""Teams elsewhere: one in English alone; one in French, English and a language that the engine does
not ship, longer and from right to left."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from playbook.cli.main import main
from tests.support.pseudo import CODE, MARKS
from tests.support.teams import begin
from tests.support.traces import bare_dates, beyond_latin, ill_spaced, shown


def printed(name: str, folder: Path) -> Path:
    """The folder of the team `name`, found without fault and printed."""
    begin(name, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["check", "--strict"]) == 0
        assert main(["build"]) == 0
    return folder


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shop in the United States."""
    return printed("us", tmp_path_factory.mktemp("us"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the shop in France prints."""
    return printed("fr", tmp_path_factory.mktemp("fr")) / "site"


def test_english_alone_shows_no_trace_of_another_script(shop: Path) -> None:
    """Nor do the comments of what it is written in."""
    assert beyond_latin(shop) == {}


def test_english_alone_offers_no_other_language(shop: Path) -> None:
    pages = sorted((shop / "site").rglob("*.html"))
    assert len(pages) > 30
    for path in pages:
        page = LexborHTMLParser(path.read_bytes())
        assert {node.attributes["lang"] for node in page.css("[lang]")} == {"en"}, path
        assert not page.css(".pb-lang"), path
        other = page.css("[hreflang]:not([hreflang=en], [hreflang=x-default])")
        assert [node.html for node in other] == [], path


def test_the_shop_reads_as_in_its_country(shop: Path) -> None:
    page = (shop / "site/en/checklists/morning/index.html").read_text(encoding="utf-8")
    assert "9:00 am and 4:30 pm" in page
    assert "a gap above 50 US dollars" in page
    page = (shop / "site/en/metrics/net-sales/index.html").read_text(encoding="utf-8")
    assert "12,139.25</b>\xa0USD" in page
    page = (shop / "site/en/calendar/index.html").read_text(encoding="utf-8")
    assert "Nov 27" in page
    listed = page[page.index("<table") : page.index('id="other-markets"')]
    assert "Boxing Day" not in listed
    assert ">No campaign this month.<" in page  # nor is any prepared
    duties = json.loads((shop / "site/en/duties.json").read_text(encoding="utf-8"))
    ahead = [one["id"] for one in duties["campaigns"]]  # though none of them calls for a list
    assert "black-friday" in ahead and "boxing-day" not in ahead
    style = "".join(path.read_text("utf-8") for path in (shop / "site/assets").rglob("style.css"))
    assert "@page{size:Letter}" in style


def test_a_label_that_fits_on_neither_side_of_its_days_has_a_line_of_its_own(shop: Path) -> None:
    page = LexborHTMLParser((shop / "site/en/calendar/black-friday/index.html").read_bytes())
    drawing = page.css_first("details[open] svg.pb-wide")
    assert drawing
    prepare = next(node for node in drawing.css("text") if node.text().startswith("Prepare"))
    assert (prepare.attributes["x"], prepare.attributes["y"]) == ("0%", "51")


def test_marks_that_no_path_bears_are_not_explained(shop: Path) -> None:
    page = (shop / "site/en/onboarding/mine/index.html").read_text(encoding="utf-8")
    assert "pb-path" in page and "pb-basis-marks" not in page


@pytest.mark.proof
def test_no_date_has_two_readings(shop: Path, site: Path) -> None:
    assert bare_dates(shop / "site") == {}
    assert bare_dates(site) == {}


@pytest.mark.proof
def test_french_marks_are_kept_off_by_their_space(site: Path) -> None:
    pages = {path: path.read_text(encoding="utf-8") for path in (site / "fr").rglob("*.html")}
    found = {path: ill_spaced(shown(path.name, text)) for path, text in pages.items()}
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


@pytest.mark.proof
def test_percentages_of_forms_are_written_as_in_the_country(site: Path) -> None:
    pages = {
        code: (site / code / "forms/new-form/index.html").read_text("utf-8")
        for code in ("fr", "en")
    }
    assert "30\xa0%" in pages["fr"] and "30%" not in pages["fr"]
    assert "30%" in pages["en"]
    book = zipfile.ZipFile(site / "fr/forms/new-form.xlsx")
    assert "\xa0%" in book.read("xl/styles.xml").decode()


@pytest.mark.proof
def test_every_page_runs_from_right_to_left(site: Path) -> None:
    pages = list((site / CODE).rglob("index.html"))
    assert len(pages) > 20
    for path in pages:
        root = LexborHTMLParser(path.read_bytes()).root
        assert root is not None
        assert (root.attributes["lang"], root.attributes["dir"]) == (CODE, "rtl"), path
    english = (site / "en/index.html").read_text(encoding="utf-8")
    assert 'lang="en" dir="ltr"' in english


def test_names_in_drawings_keep_to_their_own_direction(site: Path) -> None:
    """Beside dates, whose digits would else join words in Latin letters."""
    page = LexborHTMLParser((site / CODE / "calendar/soldes/index.html").read_bytes())
    labels = [node.text() for node in page.css(".pb-drawn text") if MARKS[0] in node.text()]
    assert len(labels) > 2
    assert [one for one in labels if not one.startswith("\u2068")] == []
    assert "\u2068" not in (site / "en/calendar/soldes/index.html").read_text("utf-8")


@pytest.mark.proof
def test_the_engine_says_nothing_in_another_language(site: Path) -> None:
    """What it says in the frame, in scripts and beside the pages bears the marks of the language;
    names and numbers need none."""
    words = json.loads((site / CODE / "words.json").read_text(encoding="utf-8"))
    said = words.get("words", words)
    forms = [[one] if isinstance(one, str) else [*one.values()] for one in said.values()]
    assert [text for each in forms for text in each if text[:1].isalpha()] == []
    assert any(len(each) == 6 for each in forms), "all the plurals of its tag"
    home = LexborHTMLParser((site / CODE / "index.html").read_bytes())
    for selector in (".pb-skip", ".pb-footer a", ".pb-search-button span:not(.pb-icon)"):
        shown = [node.text(strip=True) for node in home.css(selector)]
        own = [text for text in shown if text != "English"]
        assert own and all(text[0] in MARKS[0] and text[-1] in MARKS[1] for text in own), selector


@pytest.mark.proof
def test_search_and_feeds_hold_its_words(site: Path) -> None:
    names = (site / CODE / "names.json").read_text(encoding="utf-8")
    assert "«Ñéw çhéçklîšt" in names
    assert any((site / CODE / "search").rglob("*.json"))
    assert MARKS[0] in (site / CODE / "feeds.ics").read_text(encoding="utf-8")


@pytest.mark.proof
def test_its_workbooks_run_from_right_to_left(site: Path) -> None:
    found = [*site.rglob("sheets.xlsx"), *site.rglob("forms/*.xlsx")]
    assert len(found) == 6
    for path in found:
        right = path.relative_to(site).parts[0] == CODE
        book = zipfile.ZipFile(path)
        assert ('rightToLeft="1"' in book.read("xl/worksheets/sheet1.xml").decode()) == right
