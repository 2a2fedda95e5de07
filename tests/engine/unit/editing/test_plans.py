"""What commands do, told before it is done; and what is written over a base."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from playbook.check.overlay import LOCK
from playbook.source.bases import Base
from tests.support.chance import sample
from tests.support.editing import Served, everything
from tests.support.handbooks import FIXTURE, own_handbook, project_at

RECORD = "metrics/cvr"


def test_new_rename_and_delete_tell_what_they_touch_before_they_do(
    served: Served, project: Path
) -> None:
    before = everything(project)

    def done(given: Mapping[str, object]) -> list[str]:
        now = everything(project)
        plan = served.ask("plan", given).said
        assert everything(project) == now and plan["digest"]
        told = {one["path"]: one["how"] for one in plan["files"]}
        assert served.ask("plan", {**given, "digest": plan["digest"]}).said == {"done": True}
        after = everything(project)
        changed = {path for path in now.keys() | after.keys() if now.get(path) != after.get(path)}
        names = {Path(path).relative_to(project).as_posix() for path in changed}
        assert names == told.keys()
        return sorted(f"{how} {path}" for path, how in told.items())

    new = {"record": "metrics/brand-new", "what": "new", "lang": "en"}
    assert done(new) == ["new playbook_data/metrics/brand-new.yml"]
    assert "brand-new.yml" in served.ask("plan", new).said["against"]
    rename = {"record": "metrics/brand-new", "what": "rename", "name": "newer"}
    assert done(rename) == [
        "gone playbook_data/metrics/brand-new.yml", "new playbook_data/metrics/newer.yml",
    ]  # fmt: skip
    for name in ("newer", "con", "a" * 300):
        assert served.ask("plan", rename | {"name": name}).said.keys() == {"against"}
    delete = {"record": "metrics/newer", "what": "delete"}
    assert done(delete) == [
        "gone playbook_data/metrics/newer.yml", "new playbook_data/removed.yml",
    ]  # fmt: skip
    (project / "playbook_data" / "removed.yml").unlink()
    assert everything(project) == before
    rename = {"record": RECORD, "what": "rename", "name": "paid-rate", "lang": "en"}
    assert len(done(rename)) > 3


def test_what_still_names_a_record_is_told_before_it_is_deleted(
    served: Served, project: Path
) -> None:
    given = {"record": "roles/ops", "what": "delete", "lang": "en"}
    plan = served.ask("plan", given).said
    assert any("ops" in one["message"] for one in plan["problems"])
    path = project / "playbook_data" / "roles" / "ops.yml"
    path.write_bytes(path.read_bytes() + b"# another hand\n")
    again = served.ask("plan", given | {"digest": plan["digest"]}).said
    assert again["digest"] != plan["digest"] and path.is_file()
    for bad in ({"what": "eject"}, {"record": "team"}, {"what": None}):
        assert list(served.ask("plan", given | bad).said) == ["refused"]
    for name in ("../ops", "a/b", "", ".x", "OPS", "ops", None):
        hostile = given | {"what": "rename", "name": name, "digest": plan["digest"]}
        assert list(served.ask("plan", hostile).said) == ["against"], name
    (path.parent / "linked").mkdir()
    outside = project.parent / "outside.yml"
    path.rename(outside)
    path.symlink_to(outside)
    assert served.ask("plan", given).said == {"refused": "no-such-file"}


@pytest.fixture
def over_base(tmp_path: Path) -> Served:
    """The editor of a team that stands on the fixture's handbook."""
    project = own_handbook(tmp_path / "own")
    base = Base("fixture", "1.0", FIXTURE)
    team = "change: true\nid: acorn\nname: {zh: 橡子, en: Acorn}\n"
    (project / "playbook_data" / "team.yml").write_text(team, encoding="utf-8")
    return Served(replace(project_at(project, tmp_path / "site"), base=base))


def test_of_the_bases_record_only_what_differs_is_written(over_base: Served) -> None:
    data, record = over_base.project.data, "checklists/weekly"
    given: dict[str, object] = {"record": record, "lang": "en"}
    opened = over_base.ask("open", given).said
    assert opened["base"]
    assert any(one["record"] == record for one in over_base.ask("files", given).said["files"])
    text = opened["text"].replace("minutes: 60", "minutes: 45").replace("owner: mgr", "owner: x")
    [problem] = over_base.ask("check", given | {"text": text}).said["problems"]
    line = next(n for n, one in enumerate(text.split("\n"), 1) if one.startswith("owner:"))
    assert (problem["code"], problem["line"]) == ("unknown-id", line)
    assert problem["path"] == f"playbook_data/{record}.yml"
    text = text.replace("owner: x", "owner: mgr")
    differ = over_base.ask("differ", given | {"text": text}).said
    assert differ == {
        "text": "change: true\n",
        "before": {"change": True},
        "now": {"change": True, "minutes": 45},
    }
    lost = given | {"text": text, "change": "change: true\nminutes: 44\n"}
    assert over_base.ask("save", lost | {"digest": ""}).said["changed"], "the base was another"
    lost["digest"] = opened["digest"]
    assert over_base.ask("save", lost).said == {"refused": "unsayable"}
    good = lost | {"change": "change: true\nminutes: 45\n"}
    saved = over_base.ask("save", good).said
    assert (data / f"{record}.yml").read_text(encoding="utf-8") == good["change"]
    noted = json.loads((data / LOCK).read_text(encoding="utf-8"))["changes"]
    assert noted[f"{record}.yml"]["said"] == {"minutes": 60}
    assert over_base.ask("save", good).said["changed"], "it is not as it was opened"
    again = over_base.ask("open", given).said
    assert again["digest"] == saved["digest"] and "minutes: 45" in again["text"]
    assert over_base.ask("check", given | {"text": again["text"]}).said["problems"] == []


def test_every_file_of_the_base_is_the_same_once_opened(over_base: Served) -> None:
    for one in sample(over_base.ask("files", {"lang": "en"}).said["files"], 8):
        given = {"record": one["record"]}
        opened = over_base.ask("open", given).said
        if opened["base"]:
            differ = over_base.ask("differ", given | {"text": opened["text"]}).said
            assert differ["before"] == differ["now"], one


def test_a_record_of_the_base_is_renamed(over_base: Served) -> None:
    """With it the lock, which is no file that the check reads."""
    for old, new in (("daily", "opening"), ("opening", "dawn")):
        given = {"record": f"checklists/{old}", "what": "rename", "name": new}
        plan = over_base.ask("plan", given).said
        assert over_base.ask("plan", {**given, "digest": plan["digest"]}).said == {"done": True}
        assert over_base.ask("open", {"record": f"checklists/{new}"}).said["base"]
    back: dict[str, object] = {"record": "checklists/dawn", "what": "rename", "name": "daily"}
    assert over_base.ask("plan", back).said.keys() == {"against"}
