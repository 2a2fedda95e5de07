"""This handbook in one language and in two, in any order, with no file deleted; and in one that is
to come bit by bit."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from playbook.cli.main import main
from tests.support.handbooks import copy_checkout


@pytest.mark.parametrize(
    ("languages", "codes"),
    [
        ("zh", {"zh"}),
        ("en", {"en"}),
        ("en, zh", {"en", "zh"}),
        ("en, {code: zh-Hant, lag: true}", {"en", "zh-Hant"}),
    ],
)
def test_any_choice_of_languages_prints(
    languages: str, codes: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = copy_checkout(tmp_path)
    team = project / "playbook_data/team.yml"
    chosen = re.sub("(?m)^languages: .*$", f"languages: [{languages}]", team.read_text("utf-8"))
    team.write_text(chosen, encoding="utf-8")
    monkeypatch.chdir(project)
    assert main(["check"]) == 0
    assert main(["build"]) == 0
    printed = {path.name for path in (project / "site").iterdir() if path.is_dir()}
    assert printed == {"assets", *codes}
