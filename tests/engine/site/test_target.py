"""Nothing of the user's is replaced: each refusal touches nothing and names the way out."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from playbook.locale import tables
from playbook.site.publish import publish
from playbook.site.target import MARK, UnsafeTarget, check, claim, seal
from playbook.text.han import HAN
from tests.support.chance import sample
from tests.support.handbooks import (
    ENVIRONMENT,
    copy_fixture,
    fingerprint,
    mkdocs_build_here,
    project_at,
)


def folder(path: Path, *names: str) -> Path:
    """A folder with a file of each name."""
    path.mkdir(parents=True)
    for name in names:
        (path / name).write_text("mine", encoding="utf-8")
    return path


def link(path: Path, to: Path) -> Path:
    path.symlink_to(to)
    return path


def file(path: Path) -> Path:
    path.write_text("mine", encoding="utf-8")
    return path


def with_own_file(site: Path, *names: str) -> Path:
    """An earlier site, whole, and what its owner put into it since."""
    folder(site, "index.html")
    seal(site)
    for name in names:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("mine", encoding="utf-8")
    return site


def checkout(path: Path) -> Path:
    folder(path / ".git", "HEAD")
    (path / MARK).touch()
    return path


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project, in its user's home folder."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    home = folder(tmp_path / "home")
    folder(home / "project/docs/zh", "index.md")
    folder(home / "project/playbook_data", "team.yml")
    folder(home / "project/.git", "HEAD")
    return home / "project"


REFUSED: dict[str, tuple[Callable[[Path], Path], str]] = {
    "the project": (lambda p: p, "would replace {p}, and the whole project with it"),
    "the project, by a link": (
        lambda p: link(p.parent / "way", p),
        "would replace {p}, and the whole project with it",
    ),
    "around the project": (lambda p: p.parent, "would replace {p.parent}, and the whole project"),
    "the root": (lambda _: Path("/"), "would replace /, and the whole project with it"),
    "docs": (lambda p: p / "docs", "would replace {p}/docs, and docs/ with it"),
    "in docs": (lambda p: p / "docs/site", "{p}/docs/site is in docs/, which holds"),
    "the data": (
        lambda p: p / "playbook_data",
        "would replace {p}/playbook_data, and playbook_data/ with it",
    ),
    "in the data": (
        lambda p: p / "playbook_data/new/site",
        "{p}/playbook_data/new/site is in playbook_data/, which holds",
    ),
    "a file": (lambda p: file(p / "site"), "{p}/site is a file, not a folder: move it away"),
    "below a file": (lambda p: file(p / "note") / "site", "{p}/note is a file, not a folder"),
    "a link to nothing": (
        lambda p: link(p / "site", p / "nowhere"),
        "{p}/site is a link to a folder that is not there: remove the link",
    ),
    "a link to itself": (
        lambda p: link(p / "site", p / "site"),
        "{p}/site is a link to a folder that is not there: remove the link",
    ),
    "a foreign folder": (
        lambda p: folder(p / "site", "notes.txt"),
        "{p}/site holds files but no .playbook-site, which every build leaves "
        "(older versions left none): move or delete it, then build again.",
    ),
    "a hidden file": (lambda p: folder(p / "site", ".htaccess"), "{p}/site holds files but no"),
    "a link to a foreign folder": (
        lambda p: link(p / "site", folder(p / "own", "notes.txt")),
        "{p}/own holds files but no",
    ),
    "an earlier site with a file put into it": (
        lambda p: with_own_file(p / "site", "CNAME"),
        "{p}/site holds what no build wrote: CNAME. Move it away",
    ),
    "an earlier site with a hidden folder's": (
        lambda p: with_own_file(p / "site", "zh/.git/HEAD"),
        "{p}/site holds what no build wrote: zh/.git/HEAD. Move it away",
    ),
    "an earlier site with a link": (
        lambda p: link(with_own_file(p / "site") / "mine", p / "docs").parent,
        "{p}/site holds what no build wrote: mine. Move it away",
    ),
    "a checkout, even with the mark": (
        lambda p: checkout(p / "site"),
        "{p}/site is a Git checkout, whose history would be lost",
    ),
}


def never(_: Path) -> int:
    raise AssertionError("printed")


@pytest.mark.parametrize("case", REFUSED)
def test_refused_with_nothing_touched(case: str, project: Path) -> None:
    make, said = REFUSED[case]
    site = make(project)
    before = fingerprint(project.parent)
    with pytest.raises(UnsafeTarget) as unsafe:
        publish(project_at(project, site), never)
    assert said.format(p=project) in unsafe.value.message("en")
    with pytest.raises(UnsafeTarget):
        claim(project_at(project, site))
    assert fingerprint(project.parent) == before


@pytest.mark.parametrize("around", [False, True])
def test_the_home_folder_is_refused_even_when_empty(
    around: bool, project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    home = folder(tmp_path / "users/me")
    monkeypatch.setenv("HOME", str(home))
    with pytest.raises(UnsafeTarget) as unsafe:
        check(project_at(project, home.parent if around else home))
    assert "your home folder" in unsafe.value.message("en")


def test_what_the_system_forbids_is_said(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object, **__: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkdtemp", forbidden)
    with pytest.raises(UnsafeTarget) as unsafe:
        publish(project_at(project, project / "site"), never)
    assert unsafe.value.message("en").startswith(f"cannot write to {project} (Permission denied): ")


def test_every_refusal_is_one_line_in_both_languages() -> None:
    refusals = [code for code in tables.messages("en") if "target-" in code]
    assert len(refusals) == 8
    for code in refusals:
        zh, en = (tables.messages(language)[code]["message"] for language in ("zh", "en"))
        assert HAN.search(zh) and not HAN.search(en)
        assert "\n" not in zh + en


ALLOWED: dict[str, Callable[[Path], Path]] = {
    "nothing yet": lambda p: p / "site",
    "nor its parents": lambda p: p / "out/deep/site",
    "an empty folder": lambda p: folder(p / "site"),
    "an earlier site": lambda p: with_own_file(p / "site"),
    "an earlier site whose build was killed": lambda p: folder(p / "site", MARK, "index.html"),
    "a link to an earlier site": lambda p: link(p / "site", folder(p / "own", MARK, "index.html")),
    "a name like docs": lambda p: p / "docs-site",
}


@pytest.mark.parametrize("case", ALLOWED)
def test_allowed(case: str, project: Path) -> None:
    site = ALLOWED[case](project)
    linked = site.is_symlink()

    def write(new: Path) -> int:
        folder(new, "new.html")
        return 0

    assert publish(project_at(project, site), write) == 0
    assert {path.name for path in site.iterdir()} == {MARK, "new.html"}
    assert site.is_symlink() == linked


@pytest.mark.parametrize(
    "module", sample(["playbook build", "playbook build --engine properdocs"], 1)
)
def test_both_commands_end_in_one_line(module: str, tmp_path: Path) -> None:
    project = copy_fixture(tmp_path)
    shutil.rmtree(project / ".cache", ignore_errors=True)
    before = fingerprint(tmp_path)
    command = [sys.executable, "-m", *module.split(), "--site", "."]
    environment = ENVIRONMENT | {"LC_ALL": "zh_CN.UTF-8"}
    done = subprocess.run(
        command, cwd=project, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    said = tables.messages("zh")["target-holds"]["message"]
    assert done.stderr == f"playbook: {said}\n".format(path=project, kept="整个项目")
    shutil.rmtree(project / ".cache", ignore_errors=True)
    assert fingerprint(tmp_path) == before


@pytest.mark.proof
def test_plain_mkdocs_empties_no_foreign_folder(tmp_path: Path) -> None:
    project = copy_fixture(tmp_path / "copy")
    site = folder(tmp_path / "site", "notes.txt")
    done = mkdocs_build_here(project, site)
    assert done.returncode == 1
    assert f"{site} holds files but no {MARK}" in done.stdout
    assert "Traceback" not in done.stderr
    assert [path.name for path in site.iterdir()] == ["notes.txt"]
    (site / "notes.txt").unlink()
    for _ in range(2):  # into an empty folder, then over its own site
        assert mkdocs_build_here(project, site).returncode == 0
