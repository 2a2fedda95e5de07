"""The schemas in playbook_data/ are those of the models, and every file names its own."""

from __future__ import annotations

from playbook.check.loader import yaml_files
from playbook.cli.schemas import known_choices
from playbook.kinds import all_kinds
from playbook.model.json_schema import first_line, stale
from tests.support.handbooks import ROOT

DATA = ROOT / "playbook_data"


def test_schemas_are_up_to_date() -> None:
    old = stale(DATA, all_kinds(), known_choices(DATA))
    assert [path.name for path, _ in old] == [], "run: playbook schema"


def test_every_file_names_its_schema() -> None:
    for path in yaml_files(DATA):
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        assert first == first_line(path.relative_to(DATA)), path
