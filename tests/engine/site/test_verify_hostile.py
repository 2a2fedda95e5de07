"""Hostile text in every Text of every kind: in a real browser it is text, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import icalendar
import openpyxl
import pytest
import yaml
from playwright.sync_api import Browser, Dialog

from playbook.check.file import examine
from playbook.check.loader import load, yaml_files
from playbook.kinds import all_kinds
from playbook.kinds.metric.model import Metric
from playbook.model.base import Model, Record, Text
from playbook.model.traversal import _plans, leaves
from playbook.site.verify import verify
from tests.support.chance import SEED, WHOLE, sample
from tests.support.handbooks import Site, copy_fixture, printed
from tests.support.served import Served

HOSTILE = [
    "<script>window.pwned=1</script>",
    "<img src=x onerror=window.pwned=2>",
    "<svg/onload=window.pwned=3>",
    '"><script>window.pwned=4</script>',
    "'><img src=x onerror=window.pwned=5>",
    '" onmouseover="window.pwned=6" x="',
    "' autofocus onfocus='window.pwned=7",
    "</title><script>window.pwned=8</script>",
    "</script><script>window.pwned=9</script>",
    "</style><style>body{display:none}</style>",
    "<style>@import '//evil.example/x.css';</style>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content=0;url=//evil.example/>",
    "<iframe src=//evil.example/></iframe>",
    "<iframe srcdoc='<script>parent.pwned=10</script>'></iframe>",
    "<object data=//evil.example/x.swf></object>",
    "<a href=javascript:window.pwned=11>x</a>",
    "<form action=//evil.example/><button>x</button></form>",
    "<details open ontoggle=window.pwned=12>",
    "<math><mtext></p><script>window.pwned=13</script></mtext></math>",
    "<template><script>window.pwned=14</script></template>",
    "<scr<script>ipt>window.pwned=15</script>",
    "<!-- x",
    "--> <script>window.pwned=16</script>",
    "]]> <?php echo 1 ?>",
    "&lt;script&gt;window.pwned=17&lt;/script&gt; &#x3c;b&#x3e;",
    "{{ 7+7 }}",
    "{{ config.items() }}",
    "{% for x in y %}",
    "{# gone? #}",
    "${7+7} <%= 7+7 %>",
    "{: onclick=window.pwned=18 .red }",
    "# not a heading",
    "- not a list",
    "| not | a table |",
    "[[toc]] [ref][1] ![img][1]",
    "=HYPERLINK(//evil.example) +1 -1 @x",
    "javascript:window.pwned=19",
    "\\u003cscript\\u003e %3Cscript%3E",
    "__init__ ~~x~~ ==x== ^x^",
]
NEVER_THERE = (
    "iframe, object, embed, base, form[action*=evil], meta[http-equiv=refresh], [onerror],"
    "[onload], [onclick], [onmouseover], [onfocus], [ontoggle], "
    "[href^='javascript:'], [src*=evil], .red"
)


HOLIDAYS = """
country: CN
years:
  - year: 2027
    source: https://example.org/
    checked: 2026-11-23
    holidays: [{id: day, title: {zh: 元旦, en: New Year}, start: 2027-01-01, end: 2027-01-03}]
"""


def texts_of(model: type[Model], loc: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every place in `model` where a Text may stand."""
    for name, plan in _plans(model):
        inner = plan
        while isinstance(inner, list):
            inner = inner[0]
        if inner is Text:
            yield (*loc, name)
        elif isinstance(inner, type):
            yield from texts_of(inner, (*loc, name))


def test_the_fixture_holds_every_text_of_every_kind(tmp_path: Path) -> None:
    data = copy_fixture(tmp_path) / "playbook_data"
    (data / "holidays.yml").write_text(HOLIDAYS, encoding="utf-8")
    kinds = all_kinds()
    missing = {(kind.name, *loc) for kind in kinds for loc in texts_of(kind.model)}
    for path in yaml_files(data):
        _, model = examine(path, data, path.read_bytes())
        assert model is not None
        name = path.stem if path.parent == data else path.parent.name
        for loc, marker, _ in leaves(model):
            if marker is Text:
                missing.discard((name, *(part for part in loc if isinstance(part, str))))
    assert missing == set()


def spoil(data: Path) -> None:
    """Put every hostile string into every Text below `data`, on both sides, and into keywords."""
    (data / "holidays.yml").write_text(HOLIDAYS, encoding="utf-8")
    for path in yaml_files(data):
        source, model = examine(path, data, path.read_bytes())
        assert model is not None
        if isinstance(model, Record):
            source.data["keywords"] = {"zh": [*HOSTILE], "en": [*HOSTILE]}
        if isinstance(model, Metric):
            source.data["abbr"] = HOSTILE[1]
        for loc, marker, _ in leaves(model):
            if marker is Text:
                text = at(source.data, loc)
                text.pop("same", None)
                # Enough Han for a page in Chinese, however many letters are hostile.
                text["zh"] = f"{'恶意' * 240} " + " 与 ".join(HOSTILE)
                text["en"] = "Hostile " + " and ".join(HOSTILE)
        dumped = yaml.safe_dump(source.data, allow_unicode=True, sort_keys=False, width=10**6)
        path.write_text(dumped, encoding="utf-8")


def at(data: Any, loc: tuple[str | int, ...]) -> Any:
    for part in loc:
        data = data[part]
    return data


@pytest.fixture(scope="module")
def hostile(served: Served, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The fixture handbook, all of whose texts are hostile."""
    project = copy_fixture(tmp_path_factory.mktemp("hostile"))
    spoil(project / "playbook_data")
    target = printed(project)
    assert verify(target, load(project / "playbook_data"), "/sample/") == []
    return served.site(target, "hostile")


@pytest.mark.proof
def test_nothing_runs_nothing_is_requested_and_text_is_as_typed(
    hostile: Site, browser: Browser
) -> None:
    page = browser.new_page(service_workers="block")
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    def refuse(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", refuse)
    home = hostile.address.partition("/hostile")[0]
    records = sorted(hostile.folder.glob("*/*/*/index.html"))
    assert len(records) > 20
    others = [] if WHOLE else [("zh", "en")[SEED % 2]]  # one language each day
    pages = [
        path
        for path in sorted(hostile.folder.rglob("index.html"))
        if path.relative_to(hostile.folder).parts[0] not in others
    ]
    for path in sample(pages, 20):
        where = path.parent.relative_to(hostile.folder).as_posix()
        page.goto(f"{hostile.address}/{where}/", wait_until="load")
        assert page.evaluate("window.pwned") is None, where
        assert page.locator(NEVER_THERE).count() == 0, where
        if path in records and path.parts[-3] not in ("about", "plan"):
            shown = page.evaluate("document.body.textContent")
            lost = [text for text in HOSTILE if text not in shown]
            assert not lost, (where, lost)
            assert "恶意" in page.title() or "Hostile" in page.title(), where
    assert [url for url in asked if not url.startswith((home, "data:"))] == []
    assert said == []
    page.close()


@pytest.mark.proof
def test_search_shows_hostile_text_as_text(hostile: Site, browser: Browser) -> None:
    page = browser.new_page(service_workers="block")
    page.goto(f"{hostile.address}/en/")
    page.keyboard.press("/")
    page.get_by_role("dialog").get_by_role("searchbox").fill("Hostile")
    results = page.locator(".pb-search__results")
    results.locator("a").first.wait_for()
    allowed = {"A", "LI", "MARK", "SMALL", "SPAN", "STRONG"}
    tags = results.locator("*").evaluate_all("all => all.map((one) => one.tagName)")
    assert set(tags) <= allowed
    assert page.evaluate("window.pwned") is None
    page.close()


@pytest.mark.proof
def test_sheets_and_calendars_hold_hostile_text_as_text(hostile: Site) -> None:
    sheets = sorted(hostile.folder.rglob("*.xlsx"))
    feeds = sorted(hostile.folder.rglob("*.ics"))
    assert sheets and feeds
    for path in sheets:
        cells = [
            cell
            for sheet in openpyxl.load_workbook(path)
            for row in sheet.iter_rows()
            for cell in row
            if isinstance(cell.value, str) and HOSTILE[0] in cell.value
        ]
        assert cells, path
        assert {cell.data_type for cell in cells} == {"s"}, path
        assert [cell for cell in cells if cell.hyperlink] == [], path
    for path in feeds:
        events = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
        assert all(HOSTILE[0] in str(event["SUMMARY"]) for event in events), path
