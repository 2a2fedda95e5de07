"""Three teams elsewhere: a shop in the United States, one in Hong Kong, one in France.

What is theirs is in tests/engine/teams/; the rest is samples, as `playbook new` writes them.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import yaml

from playbook.cli.main import main
from playbook.kinds import record_kinds
from playbook.source import bases
from tests.support.handbooks import ROOT
from tests.support.pseudo import CODE, pseudo, write_words

TEAMS = ROOT / "tests" / "engine" / "teams"
FIRST = ("team.yml", "vocabulary.yml")
"""Files that samples are written by."""
DRAFT = re.compile(r"(?m)^\s*draft: true.*\n")
SAID = re.compile(
    r"(?m)^(title: |short: |description: \"|#+ |- |<p class=\"pb-lead\">|(?=[A-Z]))"
    r"(.+?)(\"|</p>| \{:.*\})?$"
)
"""What a page of prose says, between what only programs read."""


def _pseudo_line(found: re.Match[str]) -> str:
    return f"{found[1]}{pseudo(found[2])}{found[3] or ''}"


def begin(name: str, folder: Path, only: str = "") -> Path:
    """Write the handbook of the team `name` into `folder`, with a record of each kind; printed in
    one language `only` if that is said."""
    team = yaml.safe_load((TEAMS / name / FIRST[0]).read_text(encoding="utf-8"))
    shipped = only or ",".join(code for code in team["languages"] if code != CODE)
    beginning = ["init", str(folder), "--yes", "--base", "none", "--country", team["country"]]
    assert main([*beginning, "--languages", shipped, "--name", team["id"]]) == 0
    data = folder / "playbook_data"
    if pseudonymous := CODE in team["languages"]:
        write_words(data)
        base = bases.find("none", folder)
        assert base is not None
        shutil.copytree(base.docs / "en", folder / "docs" / CODE)
        for path in (folder / "docs" / CODE).rglob("*.md"):
            path.write_text(SAID.sub(_pseudo_line, path.read_text("utf-8")), encoding="utf-8")
    own = [path.relative_to(TEAMS / name).as_posix() for path in (TEAMS / name).glob("**/*.yml")]
    for file in FIRST:
        _write(TEAMS / name / file, data / file, pseudonymous)
    if only:
        settings = data / FIRST[0]
        said = re.sub(r"(?m)^languages: .*$", f"languages: [{only}]", settings.read_text("utf-8"))
        settings.write_text(said, encoding="utf-8")
    for kind in record_kinds().values():
        assert main(["new", kind.singular, "--data", str(data)]) == 0
    for file in sorted({*own} - {*FIRST}):
        _write(TEAMS / name / file, data / file, pseudonymous)
    for path in data.rglob("*.yml"):
        path.write_text(DRAFT.sub("", path.read_text(encoding="utf-8")), encoding="utf-8")
    return folder


def _write(source: Path, target: Path, pseudonymous: bool) -> None:
    text = source.read_text(encoding="utf-8")
    if pseudonymous:
        text = yaml.safe_dump(_with_sides(yaml.safe_load(text)), allow_unicode=True)
    target.parent.mkdir(exist_ok=True)
    target.write_text(text, encoding="utf-8")


def _with_sides(said: Any) -> Any:
    if isinstance(said, list):
        return [_with_sides(one) for one in said]
    if not isinstance(said, dict):
        return said
    if isinstance(said.get("en"), str):
        return said if CODE in said else {CODE: pseudo(said["en"])} | said
    return {key: _with_sides(value) for key, value in said.items()}
