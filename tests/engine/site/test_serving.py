"""While serving, pages printed one by one after edits are those of a whole build, to the byte."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from playbook.check.loader import load
from playbook.cli.main import main
from playbook.locale import tables
from playbook.mkdocs import plugin, serving
from playbook.mkdocs.serving import Serving
from playbook.model.base import Text
from playbook.model.traversal import leaves
from playbook.problems.report import reader_language
from playbook.search.index import FOLDER, LISTING
from playbook.source.reader import read
from tests.support.chance import sample, tries
from tests.support.handbooks import ENVIRONMENT, copy_fixture

URL = "http://127.0.0.1:8000/sample/"


class Served:
    """The fixture handbook as `mkdocs serve` keeps it, without the waiting and the network."""

    def __init__(self, project: Path, site: Path) -> None:
        self.project, self.site, self.whole_builds = project, site, 0
        server = LiveReloadServer(self._whole, "127.0.0.1", 0, str(site), "/sample/")
        config = build_as_served(project, site)
        config.plugins.on_serve(server, config=config, builder=self._whole)
        self.serving: Serving = server.builder.__self__  # type: ignore[attr-defined]

    def _whole(self) -> None:
        self.whole_builds += 1
        build_as_served(self.project, self.site)

    def files(self) -> dict[str, bytes]:
        """Every file but the search index, after asking for each."""
        for path in self.site.rglob("*"):
            if path.is_file():
                name = path.relative_to(self.site).as_posix()
                self.serving.refresh(name.removesuffix("index.html"))
        return contents(self.site)

    def anew(self, site: Path) -> dict[str, bytes]:
        """The same of a whole build into `site`, by a process that knows nothing yet."""
        code = "import sys; from pathlib import Path; "
        code += "from tests.engine.site.test_serving import build_as_served; "
        code += "build_as_served(*map(Path, sys.argv[1:]))"
        command = [sys.executable, "-c", code, str(self.project), str(site)]
        subprocess.run(command, env=ENVIRONMENT, check=True)
        return contents(site)


def build_as_served(project: Path, site: Path) -> MkDocsConfig:
    """What `mkdocs serve` builds when it starts."""
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(site))
    config.plugins.on_startup(command="serve", dirty=False)
    config.site_url = URL
    build(config, serve_url=URL)
    return config


def contents(site: Path) -> dict[str, bytes]:
    paths = [path for path in site.rglob("*") if path.is_file() and "search" not in path.parts]
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Served:
    engine = tmp_path / "engine"
    engine.mkdir()
    for module in (plugin, serving):
        monkeypatch.setattr(module, "ENGINE", engine)
    return Served(copy_fixture(tmp_path), tmp_path / "served")


def edit(project: Path, change: Callable[[Any], None], name: str) -> None:
    path = project / "playbook_data" / name
    data: Any = read(name, path.read_bytes()).data
    change(data)
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


def random_edit(project: Path, chance: random.Random) -> str:
    """Change any text of any record; returns the record's file."""
    book = load(project / "playbook_data")
    key = chance.choice(sorted(book.paths))
    record = book.records[key[0]][key[1]]
    *parents, last = chance.choice([loc for loc, mark, _ in leaves(record) if mark is Text])
    number = chance.randrange(10**6)

    def change(data: Any) -> None:
        for part in parents:
            data = data[part]
        data[last] = {"zh": f"改成第 {number} 号", "en": f"Changed to number {number}"}

    name = book.paths[key].partition("/")[2]
    edit(project, change, name)
    return name


@pytest.mark.proof
def test_random_edits_give_the_bytes_of_a_whole_build(served: Served, tmp_path: Path) -> None:
    chance = random.Random(2026)
    before = served.files()
    for turn in range(tries(1, whole=3)):
        names = [random_edit(served.project, chance) for _ in range(3)]
        served.serving.rebuild()
        after = served.files()
        assert after != before, names
        fresh = tmp_path / f"fresh-{turn}"
        assert after == served.anew(fresh), names
        before = after
        shutil.rmtree(fresh)
    assert served.whole_builds == 0


def test_only_what_is_asked_for_is_printed(served: Served) -> None:
    page = served.site / "zh/metrics/cvr/index.html"
    other = served.site / "zh/roles/ops/index.html"
    before = page.read_bytes(), other.read_bytes()
    edit(served.project, lambda data: data["title"].update(zh="付款转化率"), "metrics/cvr.yml")
    served.serving.rebuild()
    assert (page.read_bytes(), other.read_bytes()) == before
    served.serving.refresh("zh/metrics/cvr/")
    assert "付款转化率</h1>" in page.read_text(encoding="utf-8")
    assert other.read_bytes() == before[1]
    served.serving.refresh("zh/roles/ops/")
    assert "付款转化率" in other.read_text(encoding="utf-8")


@pytest.mark.proof
def test_search_finds_what_was_saved(served: Served, tmp_path: Path) -> None:
    listings = {language: served.site / language / FOLDER / LISTING for language in ("zh", "en")}
    before = {language: listing.read_bytes() for language, listing in listings.items()}
    edit(served.project, lambda data: data["title"].update(zh="付款转化率"), "metrics/cvr.yml")
    served.serving.rebuild()
    served.serving.refresh(f"zh/{FOLDER}/{LISTING}")
    served.anew(tmp_path / "fresh")
    fresh = tmp_path / "fresh/zh" / FOLDER
    assert listings["zh"].read_bytes() != before["zh"]
    for path in fresh.rglob("*.json"):
        old = listings["zh"].parent / path.relative_to(fresh)
        assert old.read_bytes() == path.read_bytes()
    assert listings["en"].read_bytes() == before["en"]  # nobody has asked for it


def new_record(project: Path) -> None:
    cvr = project / "playbook_data/metrics/cvr.yml"
    text = cvr.read_text(encoding="utf-8").replace("id: cvr", "id: cvr-two")
    cvr.with_name("cvr-two.yml").write_text(text, encoding="utf-8")


def other_place(project: Path) -> None:
    edit(project, lambda one: one.update(order=99), "practices/goals.yml")


def prose(project: Path) -> None:
    page = project / "docs/zh/about/index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n多一句话。\n", encoding="utf-8")


def template(project: Path) -> None:
    engine = project.parents[2] / "engine"
    (engine / "link.html").write_text("<a>", encoding="utf-8")


def code(project: Path) -> None:
    (project.parents[2] / "engine/view.py").write_text("", encoding="utf-8")


def colour(project: Path) -> None:
    edit(project, lambda one: one.update(accent="#7c2d12"), "team.yml")


@pytest.mark.proof
def test_other_changes_are_left_to_mkdocs(served: Served, tmp_path: Path) -> None:
    changes = sample([new_record, other_place, prose, template, colour], 2)
    for number, change in enumerate(changes, start=1):
        change(served.project)
        served.serving.rebuild()
        assert served.whole_builds == number, change.__name__
    assert served.files() == served.anew(tmp_path / "fresh")


@pytest.mark.proof
def test_changed_code_is_told_to_need_a_restart(
    served: Served, caplog: pytest.LogCaptureFixture
) -> None:
    template(served.project)
    served.serving.rebuild()
    said = tables.commands(reader_language())["restart"]
    assert said not in caplog.text
    code(served.project)
    served.serving.rebuild()
    assert said in caplog.text


def test_a_fault_shows_on_every_page_and_goes_again(served: Served, tmp_path: Path) -> None:
    record = served.project / "playbook_data/metrics/cvr.yml"
    good = record.read_text(encoding="utf-8")
    before = served.files()
    record.write_text(good.replace("title:", "titel:"), encoding="utf-8")
    served.serving.rebuild()
    during = served.files()
    pages = [name for name in during if name[:3] in ("zh/", "en/") and name.endswith(".html")]
    assert len(pages) > 20
    assert all(b"pb-problems" in during[name] for name in pages)
    record.write_text(good, encoding="utf-8")
    served.serving.rebuild()
    assert served.files() == before
    assert served.whole_builds == 0


@pytest.mark.proof
def test_code_in_prose_is_told_and_not_run(served: Served, tmp_path: Path) -> None:
    page, sentinel = served.project / "docs/zh/about/index.md", tmp_path / "pwned"
    code = f"{{{{ cycler.__init__.__globals__.os.mkdir('{sentinel}') }}}}"
    page.write_text(page.read_text(encoding="utf-8") + f"\n{code}\n", encoding="utf-8")
    served.serving.rebuild()
    assert served.whole_builds == 1 and not sentinel.exists()
    html = (served.site / "zh/about/index.html").read_text(encoding="utf-8")
    assert "pb-problems" in html and "docs/zh/about/index.md" in html and "[code-in-prose]" in html


def test_bad_settings_leave_the_last_good_pages(
    served: Served, caplog: pytest.LogCaptureFixture
) -> None:
    settings = served.project / "mkdocs.yml"
    good, before = settings.read_text(encoding="utf-8"), served.files()
    faults = ("INHERIT: [", "INHERIT: mkdocs.yml\n", "docs_dir: 5\n", "no_such_setting: 5\n")
    for number, broken in enumerate(sample(faults, 1), start=1):
        settings.write_text(broken + good, encoding="utf-8")
        caplog.clear()
        served.serving.rebuild()
        assert "mkdocs.yml:" in caplog.text and "Traceback" not in caplog.text
        assert served.files() == before
        settings.write_text(good, encoding="utf-8")
        served.serving.rebuild()
        assert served.whole_builds == number
        assert served.files() == before


@pytest.mark.proof
def test_what_mkdocs_refuses_later_leaves_the_server_running(
    served: Served, caplog: pytest.LogCaptureFixture
) -> None:
    settings = served.project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("  - tables", "  - json.no_such_extension"), encoding="utf-8")
    served.serving.rebuild()
    assert "no_such_extension" in caplog.text
    settings.write_text(text, encoding="utf-8")
    served.serving.rebuild()
    assert served.whole_builds == 2


def test_an_empty_handbook_says_how_to_begin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = tmp_path / "empty"
    assert main(["init", str(project), "--yes", "--base", "none", "--languages", "en"]) == 0
    monkeypatch.chdir(project)
    for command, told in ((None, True), (["new", "role"], False)):
        assert command is None or main(command) == 0
        build_as_served(project, tmp_path / "site")
        home = (tmp_path / "site/en/index.html").read_text(encoding="utf-8")
        assert ("<code>playbook new checklist</code>" in home) is told
