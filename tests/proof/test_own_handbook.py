"""A team's own handbook: over the whole base it prints what a full copy does, and from nothing its
first records may come in any order."""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from playbook.check.loader import load
from playbook.cli.main import main
from playbook.kinds import record_kinds
from playbook.source.reader import read
from tests.support.chance import dice
from tests.support.handbooks import ROOT
from tests.support.same_site import differences, without_origins

SETTINGS = "  playbook:\n"


def edits(chance: random.Random) -> dict[str, dict[str, Any]]:
    """Changes of three records, any of any kind: by file, the fields that differ."""
    book = load(ROOT / "playbook_data")
    texts = {"title": {"zh": "改过的标题", "en": "A changed title"}}
    texts |= {"summary": {"zh": "改过的一句话。", "en": "A changed sentence."}}
    kinds = chance.sample(sorted(book.records), 3)
    chosen = [(kind, chance.choice(sorted(book.records[kind]))) for kind in kinds]
    return {f"{kind}/{ident}.yml": {"id": ident, **texts} for kind, ident in chosen}


def unnamed_quiz(chance: random.Random) -> str:
    """A record that no other names, so that a copy may lose it too."""
    return chance.choice(sorted(load(ROOT / "playbook_data").records["quizzes"]))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A full copy of this handbook."""
    project = tmp_path / "copy"
    project.mkdir()
    for name in ("playbook_data", "docs"):
        shutil.copytree(ROOT / name, project / name)
    for name in ("mkdocs.yml", "macros.py"):
        shutil.copy(ROOT / name, project / name)
    return project


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A handbook with the same settings that stands on it and has nothing of its own."""
    project = tmp_path / "own"
    (project / "docs").mkdir(parents=True)
    (project / "playbook_data").mkdir()
    shutil.copy(ROOT / "macros.py", project)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert settings.count(SETTINGS) == 1
    named = settings.replace(SETTINGS, f"{SETTINGS}    base: ecommerce\n")
    (project / "mkdocs.yml").write_text(named, encoding="utf-8")
    return project


def test_five_files_over_the_whole_base_print_what_a_full_copy_prints(
    copy: Path, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = dice()
    changed, gone = edits(chance), unnamed_quiz(chance)
    changed["team.yml"] = {"tagline": {"zh": "我们的做法。", "en": "Our way of working."}}
    for name, fields in changed.items():
        path = own / "playbook_data" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(yaml.safe_dump({"change": True, **fields}, allow_unicode=True), "utf-8")
        path = copy / "playbook_data" / name
        data: Any = read(name, path.read_bytes()).data
        text = yaml.safe_dump(data | fields, allow_unicode=True, sort_keys=False)
        path.write_text(text, encoding="utf-8")
    (own / "playbook_data/removed.yml").write_text(f"removed: [quizzes/{gone}]\n", "utf-8")
    (copy / f"playbook_data/quizzes/{gone}.yml").unlink()
    assert len(list((own / "playbook_data").rglob("*.yml"))) == 5
    sites = []
    for project in (copy, own):
        monkeypatch.chdir(project)
        assert main(["build"]) == 0
        sites.append(without_origins(project / "site"))
    found = dict(differences(*sites))
    # What the plan builder fills are the files as they are written: the base's have comments.
    assert found.keys() <= {f"{language}/plan-files.json" for language in ("zh", "en")}


@pytest.mark.parametrize("languages", ["en", "zh,en"])
@pytest.mark.parametrize("base", ["none", "ecommerce"])
def test_new_records_in_any_order_are_green_as_drafts_and_once_published(
    base: str,
    languages: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    project = tmp_path / "own"
    begin = ["init", str(project), "--yes", "--base", base, "--country", "US"]
    assert main([*begin, "--languages", languages]) == 0
    monkeypatch.chdir(project)
    kinds = [kind.singular for kind in record_kinds().values()] * 2
    for kind in dice().sample(kinds, len(kinds)):
        assert main(["new", kind]) == 0, capsys.readouterr().err  # not unless all before is green
    assert main(["check", "--strict"]) == 0, capsys.readouterr().out
    for path in (project / "playbook_data").rglob("*.yml"):
        text = path.read_text(encoding="utf-8")
        published = re.sub(r"^( *)draft: true.*\n|, draft: true", "", text, flags=re.MULTILINE)
        path.write_text(published, encoding="utf-8")
    capsys.readouterr()
    assert main(["check", "--strict"]) == 0, capsys.readouterr().out
    assert main(["build"]) == 0, capsys.readouterr().out
