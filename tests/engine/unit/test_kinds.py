"""Kinds are folders of the engine, and a folder that lacks a part is told so at once."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from playbook.check.loader import load
from playbook.export.files import CachedFiles
from playbook.kinds import all_kinds
from playbook.kinds.metric.model import Metric
from playbook.kinds.onboarding.model import Onboarding
from playbook.kinds.onboarding.numbers import stages
from playbook.kinds.plan.model import Plan
from playbook.kinds.team.model import Team
from playbook.kinds.vocabulary.model import Stage, Vocabulary
from playbook.locale import tables
from playbook.views.onboarding import reading
from playbook.views.script_words import known
from tests.support.chance import sample
from tests.support.handbooks import CASES, ENVIRONMENT, FIXTURE, ROOT

DATA = FIXTURE / "playbook_data"


@pytest.mark.parametrize(("language", "lacks"), sample([("zh", "缺少："), ("en", "lacks ")], 1))
def test_one_message_names_all_that_a_kind_lacks(language: str, lacks: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "playbook", tmp_path / "playbook")
    for kind in ("template", "essay"):
        folder = tmp_path / "playbook" / "kinds" / kind
        folder.mkdir()
    (folder.parent / "template" / "__init__.py").touch()
    (folder / "model.py").write_text(
        "from playbook.model.base import Record\nfrom playbook.model.kind import Kind\n"
        "class Essay(Record): pass\nKIND = Kind('essays', Essay)\n"
    )
    memo = tmp_path / "playbook" / "kinds" / "memo"
    shutil.copytree(CASES / "kind" / "template", memo)
    (memo / "overviews" / "template_overview.md").rename(memo / "overviews" / "memo_overview.md")
    with (memo / "words" / f"{tables.SHIPPED[0]}.toml").open("a", encoding="utf-8") as said:
        said.write('more = "…"\n')
    done = subprocess.run(
        [sys.executable, "-m", "playbook", "check", "--data", str(DATA)],
        cwd=tmp_path,
        env=ENVIRONMENT | {"PYTHONPATH": str(tmp_path), "LC_ALL": f"{language}.UTF-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1 and done.stdout == ""
    essay, unsaid, template = done.stderr.splitlines()
    comma = {"zh": "、", "en": ", "}[language]
    wanted = ["__init__.py", "page.md", "starter.yml", "overviews/essay_overview.md"]
    wanted += [f"words/{known}.toml" for known in tables.SHIPPED]
    assert essay.startswith("playbook/kinds/essay:1:1: [incomplete-kind] ")
    assert lacks + comma.join(wanted) in essay
    assert f"{lacks}words/{tables.SHIPPED[1]}.toml: more" in unsaid
    assert (
        lacks + comma.join(["model.py", "page.md", "starter.yml", "overviews/", "words/"])
        in template
    )


def test_a_playbook_is_asked_for_files_and_records_by_their_model(tmp_path: Path) -> None:
    book = load(DATA)
    assert book[Team].id == "sample-team"
    assert [metric.id for metric in book.all(Metric)] == ["cvr", "aov", "refund"]
    assert book.entries["partners"].keys() == {partner.id for partner in book[Team].partners}
    shutil.copyfile(DATA / "team.yml", tmp_path / "team.yml")
    bare = load(tmp_path)
    assert bare.get(Plan) is None and bare.all(Metric) == [] and bare.entries["evidence"] == {}
    with pytest.raises(KeyError):
        bare[Plan]


@pytest.mark.parametrize("name", ["metrics", "practices"])
def test_a_kind_says_whether_new_hires_read_it(name: str) -> None:
    book = load(DATA)
    kinds = [replace(kind, to_read=kind.name == name) for kind in book.kinds]
    assert {page.kind for page in reading(book, "ops")} > {name}
    assert {page.kind for page in reading(replace(book, kinds=kinds), "ops")} == {name}


@pytest.mark.parametrize("exported", [False, True])
def test_files_are_made_anew_for_what_kinds_export(exported: bool) -> None:
    book, cached = load(DATA), CachedFiles()
    kinds = [
        replace(kind, exported=exported) if kind.model is Metric else kind for kind in book.kinds
    ]
    metrics = {one.id: one.model_copy(update={"order": 99}) for one in book.each("metrics")}
    book = replace(book, kinds=kinds)
    before = cached.site_files(book, "")
    after = cached.site_files(replace(book, records=book.records | {"metrics": metrics}), "")
    assert (after is before) is not exported


def test_every_kind_says_which_overview_shows_it() -> None:
    for kind in all_kinds():
        assert not kind.has_records or kind.overview in kind.overviews


def test_paths_are_cut_at_the_stages_of_the_vocabulary() -> None:
    book = load(DATA)
    [path] = [one for one in book.all(Onboarding) if one.id == "ops"]
    assert [stretch.stage.id for stretch in stages(book, path)] == [
        "before", "day-1", "week-1", "day-30",
    ]  # fmt: skip
    words = [Stage(id=name, title=path.title, last=last) for name, last in (("b", 30), ("a", 2))]
    own = book[Vocabulary].model_copy(update={"stages": words})
    other = replace(book, files=book.files | {"vocabulary": own})
    cut = [(one.stage.id, [step.day for step in one.steps]) for one in stages(other, path)]
    assert [name for name, _ in cut] == ["a", "b"]
    assert all(day <= 2 for day in cut[0][1]) and all(day > 2 for day in cut[1][1])
    assert f"stage-{words[0].id}" in known(other, "en")
