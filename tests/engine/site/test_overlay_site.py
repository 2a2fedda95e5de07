"""A handbook over a base prints what a full copy with the same edits prints."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from playbook.cli.main import main
from tests.support.handbooks import copy_fixture, own_handbook
from tests.support.same_site import differences, without_origins

CHANGE = """id: daily
change: true
minutes: 12
sections: {change: {front: {checks: {remove: [page]}}}}
"""


def edited_by_hand(project: Path) -> None:
    """The same edits in a full copy."""
    data = project / "playbook_data"
    daily = data / "checklists/daily.yml"
    text = daily.read_text(encoding="utf-8").replace("minutes: 10", "minutes: 12")
    daily.write_text(re.sub(r"      - \{id: page, .*\n", "", text), encoding="utf-8")
    (data / "quizzes/role-ops.yml").unlink()
    shutil.rmtree(project / "docs/en/quizzes")
    shutil.rmtree(project / "docs/zh/quizzes")
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("      - quizzes/\n", ""), "utf-8")


@pytest.mark.proof
def test_five_files_print_what_a_full_copy_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = copy_fixture(tmp_path)
    edited_by_hand(full)
    own = own_handbook(tmp_path / "own")
    (own / "playbook_data/checklists").mkdir()
    (own / "playbook_data/checklists/daily.yml").write_text(CHANGE, encoding="utf-8")
    (own / "playbook_data/removed.yml").write_text("removed: [quizzes/role-ops]\n", "utf-8")
    sites = []
    for project in (full, own):
        monkeypatch.chdir(project)
        assert main(["build", "--site", str(tmp_path / f"site-{project.name}")]) == 0
        sites.append(without_origins(tmp_path / f"site-{project.name}"))
    assert list(differences(*sites)) == []
