"""What `playbook health` says of this handbook, held to a second reckoning."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from icalendar import Calendar

from playbook.check.callers import kept_back
from playbook.cli.main import main
from playbook.kinds.team.model import Team
from playbook.model.playbook import Playbook
from playbook.views.health import health
from tests.support.handbooks import ROOT, Site
from tests.support.workload import Workload


@pytest.fixture(scope="module")
def second() -> Workload:
    return Workload(ROOT / "playbook_data")


def test_hours_and_owners_are_those_of_a_second_reckoning(book: Playbook, second: Workload) -> None:
    found = health(book).work
    hours = {owner: hours for owner, hours in second.hours().items() if hours}
    assert {one.owner: one.hours for one in found if one.hours} == pytest.approx(hours)
    assert {one.owner: one.lists for one in found if one.lists} == second.owned()
    assert {one.owner: one.critical for one in found if one.critical} == second.critical()


def test_clashes_are_those_of_a_second_reckoning(book: Playbook, second: Workload) -> None:
    found = {
        (one.owner, frozenset(name.split("/")[1] for name in (one.first, one.second)), one.days)
        for one in health(book).clashes
    }
    assert found == second.clashes()


def test_nobody_is_in_two_places_and_every_record_is_led_to(book: Playbook) -> None:
    found = health(book)
    assert found.clashes == []
    assert found.unlinked == []
    assert found.without_list == found.without_metric == []


@pytest.mark.proof
def test_it_is_said_in_three_forms(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    said = {}
    for form in ("text", "json", "ics"):
        assert (
            main(
                ["health", "--lang", "zh", "--data", str(ROOT / "playbook_data"), "--format", form]
            )
            == 0
        )
        said[form] = capsysbinary.readouterr().out
    assert "电商经理：每月小时" in said["text"].decode()
    found = json.loads(said["json"])
    events = Calendar.from_ical(said["ics"]).walk("VEVENT")
    assert {one["due"] for one in found["reviews"]} == {
        event.decoded("dtstart").isoformat() for event in events
    }
    assert len(events) == len({one["due"] for one in found["reviews"]})


def test_its_page_is_the_keepers_until_the_team_publishes_it(book: Playbook, site: Site) -> None:
    called = {("zh", "health"): "about/health", ("en", "facts_table"): "about/facts"}
    assert kept_back(book, called) == {"zh/about/health.md", "zh/about/health/index.md"}
    team = book[Team].model_copy(update={"health": "published"})
    assert kept_back(replace(book, files={**book.files, "team": team}), called) == set()
    assert (site.folder / "zh/about/facts/index.html").is_file()
    assert not (site.folder / "zh/about/health").exists()
