"""From one base to the next: each change under a team's change is told, and none is silent."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from playbook.cli.main import main
from tests.support.chance import sample
from tests.support.damages import DAMAGES, ends_at
from tests.support.handbooks import FIXTURE

CHANGE = """id: daily
change: true
title: {en: Open the shop}
minutes: 12
owner: mgr
keywords: ~
metrics: [aov]
schedule: {times: ["08:00"]}
sections:
  remove: [back]
  change:
    front:
      checks:
        change:
          price: {text: {en: Check all prices}, critical: ~}
"""
KEYWORDS = "keywords: {zh: [早上, 开门检查], en: [morning, open the store]}\n"
CHANGES = {
    # A record that the team changes: (file, old text, new text) -> what is said of it.
    ("checklists/daily.yml", "en: Daily opening", "en: Each morning"): "title/en has changed",
    ("checklists/daily.yml", "minutes: 10", "minutes: 12"): "minutes now says what you say",
    ("checklists/daily.yml", "owner: ops", "owner: hr"): "owner has changed",
    ("checklists/daily.yml", KEYWORDS, ""): "no longer has keywords/zh",
    ("checklists/daily.yml", "metrics: [cvr]", "metrics: [cvr, refund]"): "metrics has changed",
    ("checklists/daily.yml", 'times: ["09:00"]', 'times: ["09:30"]'): "schedule/times has changed",
    ("checklists/daily.yml", "zh: 看库存低于 7 天的款", "zh: 看库存低于 9 天的款"):
        "sections/back/checks/stock/text/zh has changed",
    ("checklists/daily.yml", "Check the prices of the top ten items", "Check the top ten"):
        "price/text/en has changed",
    ("checklists/daily.yml", ", critical: true", ""): "no longer has sections/front/checks/price",
    # One that the team has replaced whole.
    ("metrics/cvr.yml", "order: 1", "order: 3"): "order has changed",
    ("metrics/cvr.yml", "abbr: CVR\n", ""): "no longer has abbr",
    ("metrics/cvr.yml", "id: cvr\n", "id: cvr\nbetter: true\n"): "now has better too",
    ("metrics/cvr.yml", "{id: a, name", "{id: c, name"): "the list inputs has changed",
    # Those that it takes as they are.
    ("metrics/aov.yml", "order: 2", "order: 4"): "taken as it is: metrics/aov.yml",
    ("roles/mgr.yml", "order: 1", "order: 5"): "taken as it is: roles/mgr.yml",
}  # fmt: skip


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A handbook over a base of its own, which a test may change, with what it changes noted."""
    for name in ("playbook_data", "docs"):
        shutil.copytree(FIXTURE / name, tmp_path / "base" / name)
    folder = tmp_path / "own"
    (folder / "docs/en").mkdir(parents=True)
    for kind in ("checklists", "metrics", "roles"):
        (folder / "playbook_data" / kind).mkdir(parents=True)
    shutil.copy(FIXTURE / "macros.py", folder)
    settings = (FIXTURE / "mkdocs.yml").read_text(encoding="utf-8")
    named = settings.replace("  playbook:\n", "  playbook:\n    base: ../base\n")
    (folder / "mkdocs.yml").write_text(named, encoding="utf-8")
    data = folder / "playbook_data"
    (data / "checklists/daily.yml").write_text(CHANGE, encoding="utf-8")
    shutil.copy(FIXTURE / "playbook_data/metrics/cvr.yml", data / "metrics")
    shutil.copy(FIXTURE / "docs/en/today.md", folder / "docs/en")
    monkeypatch.chdir(folder)
    assert main(["outdated", "--accept"]) == 0
    assert main(["outdated"]) == 0
    return folder


def told(capsys: pytest.CaptureFixture[str], code: int) -> str:
    capsys.readouterr()
    assert main(["outdated", "--lang", "en"]) == code
    return capsys.readouterr().out


def change_base(own: Path, name: str, old: str, new: str) -> None:
    path = own.parent / "base/playbook_data" / name
    text = path.read_text(encoding="utf-8")
    assert old in text, (name, old)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_change_of_the_base_is_classified(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, old, new in CHANGES:
        change_base(own, name, old, new)
    (own.parent / "base/docs/en/today.md").write_text("x", encoding="utf-8")
    (own.parent / "base/playbook_data/checklists/weekly.yml").unlink()
    shutil.copy(own.parent / "base/playbook_data/roles/mgr.yml",
                own.parent / "base/playbook_data/roles/new.yml")  # fmt: skip
    said = told(capsys, 1)
    for change, words in CHANGES.items():
        assert words in said, change
    assert "docs/en/today.md:1: the base's page has changed." in said
    assert "gone from the base: checklists/weekly.yml" in said
    assert "new in the base: roles/new.yml" in said
    assert re.search(r"checklists/daily\.yml:3:13: title/en has changed.*\n"
                     r"    was:   \"Daily opening\"\n    now:   \"Each morning\"\n"
                     r"    yours: \"Open the shop\"", said)  # fmt: skip
    assert main(["outdated", "--accept"]) == 0
    assert told(capsys, 0).startswith("0 things to read")


def test_each_alone_is_told_too(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    base = own.parent / "base/playbook_data"
    for (name, old, new), words in CHANGES.items():
        before = (base / name).read_text(encoding="utf-8")
        change_base(own, name, old, new)
        said = told(capsys, 0 if "taken as it is" in words else 1)
        assert words in said
        (base / name).write_text(before, encoding="utf-8")
    assert told(capsys, 0).startswith("0 things to read")


def test_a_moved_entry_and_a_removed_record(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = own.parent / "base/playbook_data/checklists/daily.yml"
    text = path.read_text(encoding="utf-8")
    head, front, rest = re.split(r"(?=  - id: front)|(?=  - id: back)", text)
    back, tail = rest.split("output:", 1)
    path.write_text(f"{head}{back}{front}output:{tail}", encoding="utf-8")
    assert "the list sections has changed in the base (since ../base)\n    moved: back" in told(
        capsys, 1
    )
    path.unlink()
    assert "daily.yml:1: the base no longer holds checklists/daily.yml" in told(capsys, 1)


def test_a_change_by_hand_is_of_unknown_date(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = own / "playbook_data/checklists/weekly.yml"
    other.write_text("id: weekly\nchange: true\nminutes: 3\n", encoding="utf-8")
    assert "weekly.yml:1: since when this differs from the base is unknown" in told(capsys, 1)
    (own / "playbook_data/playbook.lock").unlink()
    assert told(capsys, 1).count("since when") == 4


def test_a_change_that_grows_or_is_renamed_stays_noted(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = own / "playbook_data/checklists/daily.yml"
    path.write_text(path.read_text("utf-8") + "order: 7\n", encoding="utf-8")
    assert told(capsys, 0).startswith("0 things to read")
    assert main(["rename", "checklists/daily", "opening"]) == 0
    assert told(capsys, 0).startswith("0 things to read")
    change_base(own, "checklists/daily.yml", "minutes: 10", "minutes: 11")
    said = told(capsys, 1)
    assert "minutes has changed" in said
    assert said.count("since when") == 1  # of the order, which was not noted


def test_eject_notes_what_the_base_says(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eject", "roles/ops"]) == 0
    assert told(capsys, 0)
    lock = json.loads((own / "playbook_data/playbook.lock").read_text(encoding="utf-8"))
    assert lock["changes"]["roles/ops.yml"]["said"]["id"] == "ops"
    change_base(own, "roles/ops.yml", "order: 2", "order: 9")
    assert "roles/ops.yml:4:8: order has changed" in told(capsys, 1)


@pytest.mark.parametrize("damage", sample(DAMAGES, 12))
def test_a_damaged_lock_is_told_and_not_written_over(
    damage: bytes, own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lock = own / "playbook_data/playbook.lock"
    lock.write_bytes(damage)
    assert "[damaged-lock]" in problem_of(capsys, "outdated", 1)
    assert "[damaged-lock]" in problem_of(capsys, "eject roles/ops", 1)
    assert lock.read_bytes() == damage
    assert main(["outdated", "--accept"]) == 0
    assert told(capsys, 0)


def problem_of(capsys: pytest.CaptureFixture[str], command: str, code: int) -> str:
    """What a command says to standard error."""
    assert main([*command.split(), "--lang", "en"]) == code
    return capsys.readouterr().err


def test_eject_notes_a_page_and_no_other(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eject", "about/index"]) == 0
    assert told(capsys, 0)
    page = own.parent / "base/docs/en/about/index.md"
    page.write_text(page.read_text("utf-8") + "\nMore.\n", encoding="utf-8")
    assert main(["eject", "roles/ops"]) == 0
    assert "docs/en/about/index.md:1: the base's page has changed" in told(capsys, 1)


@pytest.mark.parametrize("done", range(3))
def test_eject_ended_half_way_has_written_nothing(
    done: int, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(own)
    ends_at(monkeypatch, done, KeyboardInterrupt())
    assert main(["eject", "about/index"]) == 130
    assert files(own) == before


def files(folder: Path) -> dict[Path, bytes]:
    """What a handbook holds, but for caches."""
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return {path: path.read_bytes() for path in paths if ".cache" not in path.parts}


def test_upgrade_pins_the_wheel_with_its_hash_and_ends_with_outdated(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel = own.parent / "team_playbook-9.1.0-py3-none-any.whl"
    wheel.write_bytes(b"a wheel")
    pins = own / "requirements.txt"
    pins.write_text("team-playbook==0.1.0\nmkdocs-redirects\n", encoding="utf-8")
    ran: list[list[str]] = []
    failing = 0

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        ran.append(command)
        return subprocess.CompletedProcess(command, failing)

    monkeypatch.setattr(subprocess, "run", run)
    assert main(["upgrade", str(wheel), "--lang", "en"]) == 0
    pin = f"team-playbook @ {wheel.as_uri()}#sha256={hashlib.sha256(b'a wheel').hexdigest()}"
    assert pins.read_text(encoding="utf-8") == f"{pin}\nmkdocs-redirects\n"
    assert ran[0][-1] == pin
    assert ran[1][1:] == ["-m", "playbook", "outdated", "--lang", "en"]
    failing = 1
    pins.write_text("team-playbook==0.1.0\n", encoding="utf-8")
    assert main(["upgrade", str(wheel)]) == 2
    assert main(["upgrade", "https://example.org/other-1.0.whl"]) == 2
    assert pins.read_text(encoding="utf-8") == "team-playbook==0.1.0\n"
