"""The ways around the handbook: five places, the side menu, the way here; on a phone a bar."""

from __future__ import annotations

from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.support.handbooks import Site

Link = tuple[str, str, str | None]
"""What it says, where it leads to, whether it is marked as where one is."""


def page(site: Site, path: str) -> LexborHTMLParser:
    return LexborHTMLParser((site.folder / path / "index.html").read_bytes())


def links(site: Site, path: str, selector: str) -> list[Link]:
    def link(node: LexborNode) -> Link:
        address = urljoin(f"/{path}/", node.attributes["href"] or "")
        return node.text(strip=True), address, node.attributes.get("aria-current")

    return [link(node) for node in page(site, path).css(selector)]


def test_five_places_lead_to_their_first_sections(fixture_site: Site) -> None:
    assert links(fixture_site, "en/roles/ops", ".pb-places a") == [
        ("Today", "/en/today/", None),
        ("Do", "/en/onboarding/", None),
        ("Learn", "/en/practices/", "true"),
        ("Look up", "/en/metrics/", None),
        ("Plan", "/en/plan/", None),
    ]
    assert next(one[2] for one in links(fixture_site, "zh/today", ".pb-places a")) == "page"
    assert next(one[2] for one in links(fixture_site, "zh", ".pb-places a")) == "true"


def test_the_bar_of_a_phone_leads_to_today_and_lists(fixture_site: Site) -> None:
    for path, lists, more in (
        ("en/checklists/daily", "true", None),
        ("en/roles/ops", None, "true"),
        ("en/today", None, None),
    ):
        today, found = links(fixture_site, path, ".pb-dock a")
        assert today == ("Today", "/en/today/", "page" if path == "en/today" else None)
        assert found == ("Lists", "/en/checklists/", lists)
        button = page(fixture_site, path).css_first('.pb-dock [popovertarget="pb--menu"]')
        assert button is not None and button.attributes.get("aria-current") == more


def test_the_sheet_leads_to_every_section_under_its_place(fixture_site: Site) -> None:
    sheet = page(fixture_site, "en/roles/ops").css_first("dialog#pb--menu[popover]")
    assert sheet is not None
    shown = [
        [node.text() for node in (part.css("a") or [part])]
        for part in sheet.css("nav > p, nav > ul")
    ]
    assert shown == [
        ["Do"],
        ["Onboarding", "Checklists", "Calendar", "Forms"],
        ["Learn"],
        ["Practices", "Roles", "Glossary", "Self-checks"],
        ["Look up"],
        ["Metrics", "Compliance", "House rules"],
        ["Plan", "About"],
    ]


def test_the_way_here_names_place_section_and_group(fixture_site: Site) -> None:
    def way(path: str) -> list[tuple[str, str]]:
        return [link[:2] for link in links(fixture_site, path, ".pb-crumb a")]

    assert way("en/metrics/cvr") == [
        ("Look up", "/en/metrics/"),
        ("Metrics", "/en/metrics/"),
        ("Conversion", "/en/metrics/#conversion"),
    ]
    assert way("en/metrics") == [("Look up", "/en/metrics/")]
    assert way("en/plan/budget") == [("Plan", "/en/plan/")]
    assert not way("en") and not way("en/today") and not way("en/plan")


def test_the_side_menu_ends_with_what_else_is_in_the_place(fixture_site: Site) -> None:
    side = page(fixture_site, "en/roles/ops").css_first(".pb-side")
    assert side is not None
    assert [node.text() for node in side.css("p")] == ["Roles", "Also in Learn"]
    last = [link.text() for link in side.css("ul")[-1].css("a")]
    assert last == ["Practices", "Glossary", "Self-checks"]


def test_a_section_that_has_its_place_to_itself_shows_its_pages_as_tabs(fixture_site: Site) -> None:
    tabs = links(fixture_site, "en/plan/budget", ".pb-tabs a")
    assert tabs[0] == ("Plan", "/en/plan/", None)
    assert ("Budget", "/en/plan/budget/", "page") in tabs
    assert len(tabs) == 7 and not page(fixture_site, "en/plan/budget").css_first(".pb-side")
    assert not any(
        page(fixture_site, one).css(".pb-tabs") for one in ("en", "en/about", "en/roles")
    )
