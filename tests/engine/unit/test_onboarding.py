"""Pages of onboarding paths: their gates, and the roles they lead into."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from playbook.check.loader import load
from playbook.render.renderer import Renderer
from tests.support.handbooks import FIXTURE

GATE = """  - day: {day}
    evidence: [{{zh: {word}。, en: A sign.}}]
    talk: [{{zh: 好吗？, en: Well?}}]
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Valid data that a test may change."""
    return Path(shutil.copytree(FIXTURE / "playbook_data", tmp_path / "playbook_data"))


def page(data: Path, word: str, ident: str | None = None) -> str:
    return Renderer(load(data)).render(word, "zh/onboarding/x/", ident)


@pytest.mark.parametrize(
    ("anchor", "days", "shown"),
    [("first-day", (30, 30), ["gate-30"]), ("last-day", (30, 7), ["gate-7", "gate-30"])],
)
def test_every_gate_of_a_stretch_is_shown(
    anchor: str, days: tuple[int, int], shown: list[str], data: Path
) -> None:
    path = data / "onboarding/ops.yml"
    steps, _, _ = path.read_text(encoding="utf-8").partition("gates:\n")
    gates = [GATE.format(day=day, word=word) for day, word in zip(days, "甲乙", strict=True)]
    path.write_text(f"{steps}anchor: {anchor}\ngates:\n{''.join(gates)}", encoding="utf-8")
    html = page(data, "onboarding", "ops")
    assert re.findall(r'id="(gate-\d+)"', html) == shown
    assert html.count("甲。") == html.count("乙。") == 1


def test_a_path_leads_into_the_role_that_it_names(data: Path) -> None:
    """Not into the one that is called as the path is."""
    for old, new in (("ops", "first-month"), ("common", "everyone")):
        path = data / f"onboarding/{old}.yml"
        text = path.read_text(encoding="utf-8").replace(f"id: {old}\n", f"id: {new}\n")
        path.with_name(f"{new}.yml").write_text(text, encoding="utf-8")
        path.unlink()
    assert "/onboarding/first-month/" in page(data, "role", "ops")
    assert "/onboarding/first-month/" in page(data, "roles_table")
    assert "/onboarding/everyone/" in page(data, "onboarding", "first-month")


def test_a_path_names_no_common_one_where_there_is_none(data: Path) -> None:
    (data / "onboarding/common.yml").unlink()
    html = page(data, "onboarding", "ops")
    assert "同时走完" not in html and "岗位说明：" in html
