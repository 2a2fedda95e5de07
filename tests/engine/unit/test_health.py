"""`playbook health` where the data has faults, and where there is hardly any."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from playbook.cli import health as command
from playbook.cli.main import main
from playbook.kinds.campaign.model import Campaign
from playbook.kinds.checklist.model import Checklist
from playbook.kinds.plan.model import Plan
from playbook.model.playbook import Side
from playbook.render.renderer import Renderer
from playbook.views.health import Clash, health
from tests.support.handbooks import FIXTURE, copy_fixture, fixture_book


def test_faults_are_said_instead(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = copy_fixture(tmp_path / "here") / "playbook_data"
    broken = next((data / "roles").glob("*.yml"))
    broken.write_text(broken.read_text("utf-8").replace("title:", "titel:", 1), "utf-8")
    assert main(["health", "--data", str(data), "--lang", "en"]) == 1
    said = capsys.readouterr()
    assert f"roles/{broken.name}" in said.err
    assert said.out == ""


def test_an_empty_handbook_has_nothing_to_say(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = ["--languages", "fr", "--country", "FR", "--base", "none", "--yes"]
    assert main(["init", str(tmp_path / "new"), *begin]) == 0
    monkeypatch.chdir(tmp_path / "new")
    capsys.readouterr()
    assert main(["health"]) == 0
    assert capsys.readouterr().out.count("  Aucun.\n") == 10


@pytest.mark.parametrize(("language", "days"), [("en", "overlap on 1 day a year"), ("zh", "1 天")])
def test_a_clash_is_said(
    language: str, days: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = health(fixture_book())
    first, second, *_ = (f"checklists/{name}" for name in fixture_book().records["checklists"])
    clash = Clash(found.work[0].owner, first, second, 1)
    monkeypatch.setattr(command, "health_of", lambda _: replace(found, clashes=[clash]))
    assert main(["health", "--data", str(FIXTURE / "playbook_data"), "--lang", language]) == 0
    (line,) = (line for line in capsys.readouterr().out.splitlines() if days in line)
    assert clash.first in line and clash.second in line


def test_somebody_part_time_is_one_person() -> None:
    book = fixture_book()
    plan, lists = book[Plan], book.records["checklists"]
    daily = lists["daily"]
    assert isinstance(daily, Checklist)
    again = lists["weekly"].model_copy(update={"owner": "ops", "schedule": daily.schedule})
    seats = [seat.model_copy(update={"people": seat.people / 4}) for seat in plan.structure]
    part_time = replace(
        book,
        files=book.files | {"plan": plan.model_copy(update={"structure": seats})},
        records=book.records | {"checklists": lists | {"weekly": again}},
    )
    found = health(part_time)
    assert {one.owner: one.seats for one in found.work if one.seats} == {"mgr": 0.25, "ops": 0.5}
    assert [one.owner for one in found.clashes] == ["ops"]
    assert "×\u00a00.25" in Renderer(part_time).render("org_chart", "en/roles/organisation/")
    assert "0.75</td>" in Renderer(part_time).render("plan_structure", "en/plan/people/")


def test_dates_to_confirm_and_what_lags_are_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stale = Side("team", "", "motto", "en", "stale", "playbook_data/team.yml:9:3")
    book = replace(fixture_book(), stale=[stale])
    monkeypatch.setattr(command, "load", lambda *_: book)
    given = ["health", "--data", str(FIXTURE / "playbook_data"), "--lang", "en"]
    assert main(given) == 0
    said = capsys.readouterr().out
    assert "team.yml, motto (en)" in said and stale.place in said
    assert main([*given, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["stale"] == [asdict(stale)]
    assert found["to_confirm"]
    for one in found["to_confirm"]:
        campaign = book.records["calendar"][one["record"].removeprefix("calendar/")]
        assert isinstance(campaign, Campaign)
        stage = campaign.stages[int(one["field"].split("/")[1])]
        assert stage.notice and stage.notice["en"] == one["notice"]["en"]
        assert f"{one['field']}): " in said and one["notice"]["en"] in said


def test_its_page_tells_what_there_is_and_names_the_rest_together() -> None:
    page = Renderer(fixture_book()).render("health", "en/about/health/")
    found, clear = page.split("{: #clear }")
    assert "{: #work }" in found
    assert "At the same time" in clear
    assert "None." not in page
