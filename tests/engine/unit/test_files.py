"""Which files are read: behind links too, but not what editors leave beside a file."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from playbook.check.loader import load
from playbook.cli.main import main
from playbook.source.files import files_below
from playbook.source.writing import write
from tests.support.chance import sample
from tests.support.handbooks import copy_fixture, mkdocs_build_here

LITTER = (
    "playbook_data/checklists/daily.yml~",
    "playbook_data/checklists/#daily.yml#",
    "playbook_data/checklists/daily.yml.bak",
    "playbook_data/.vscode/settings.json",
    "playbook_data/Thumbs.db",
    "docs/zh/.draft.md",
    "docs/zh/index.md~",
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A handbook that a test may spoil, in the working folder."""
    folder = copy_fixture(tmp_path)
    monkeypatch.chdir(folder)
    return folder


def test_what_editors_and_systems_leave_is_not_read(project: Path, tmp_path: Path) -> None:
    for name in LITTER:
        (project / name).parent.mkdir(exist_ok=True)
        (project / name).write_text("id: none\n", encoding="utf-8")
    for name in ("playbook_data/checklists/.#daily.yml", "docs/zh/.#index.md"):
        (project / name).symlink_to("li@host.1:2")  # as Emacs locks what it edits
    for name in ("docs/en/old.md", "playbook_data/checklists/old.yml"):
        (project / name).mkdir()
    assert main(["check", "--strict"]) == 0
    done = mkdocs_build_here(project, tmp_path / "site")
    assert done.returncode == 0, done.stderr


def test_a_folder_behind_a_link_is_read(project: Path, tmp_path: Path) -> None:
    quizzes = project / "playbook_data/quizzes"
    shared = shutil.move(quizzes, tmp_path / "shared")
    quizzes.symlink_to(shared)
    assert load(project / "playbook_data").each("quizzes")


def test_a_link_to_nowhere_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("playbook_data/checklists/gone.yml", "docs/zh/gone.md", "docs/en/gone.md"):
        (project / name).symlink_to("nowhere")
        assert main(["check", "--lang", "en"]) == 1
        said = capsys.readouterr().out
        assert f"{name}:1:1: [unreadable] the file cannot be read: No such file" in said
        (project / name).unlink()


def test_a_name_in_foreign_bytes_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    odd = os.fsdecode(b"docs/zh/caf\xe9.png")
    (project / "docs/zh/\u3000咖啡.png").touch()
    assert main(["check", "--strict"]) == 0
    (project / odd).touch()
    capsys.readouterr()
    assert main(["check", "--lang", "en"]) == 1
    assert capsys.readouterr().out.startswith("docs/zh/caf?.png:1:1: [bad-name] ")


def test_a_link_to_a_name_with_its_accents_apart_is_cured(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for language in ("zh", "en"):
        (project / f"docs/{language}/house/cafe\u0301.svg").write_text("<svg/>", encoding="utf-8")
    page = project / "docs/en/about/index.md"
    text = page.read_text("utf-8")
    page.write_text(f"{text}\n![Plan](../house/caf\u00e9.svg)\n", encoding="utf-8")
    assert main(["check", "--lang", "en"]) == 1
    assert "Did you mean ../house/cafe%CC%81.svg?" in capsys.readouterr().out
    page.write_text(f"{text}\n![Plan](../house/cafe%CC%81.svg)\n", encoding="utf-8")
    assert main(["check", "--strict"]) == 0


def test_a_link_in_a_ring_is_followed_once(tmp_path: Path) -> None:
    inner = tmp_path / "one/two"
    inner.mkdir(parents=True)
    (inner / "a.yml").touch()
    (inner / "back").symlink_to(tmp_path / "one")
    (tmp_path / "one/again").symlink_to(inner)
    names = [path.relative_to(tmp_path).as_posix() for path in files_below(tmp_path)]
    assert names == ["one/again/a.yml", "one/two/a.yml"]


@pytest.mark.parametrize(
    ("name", "command", "code"),
    sample(
        [
            ("docs/zh/ring.md", "check", 1),
            ("playbook_data/roles/ring.yml", "fix --yes", 0),
            ("playbook_data/playbook.lock", "check", 0),
            ("playbook_data/translations.lock", "translated --all", 0),
            (".cache/unfinished.json", "check", 0),
            (".cache/last-fix.json", "fix --undo", 0),
            (".cache/styles.css", "check", 0),
            (".cache", "rename metrics/cvr conversion", 2),
        ],
        3,
    ),
)
def test_a_link_to_itself_ends_no_command_in_a_traceback(
    name: str, command: str, code: int, project: Path
) -> None:
    path = project / name
    shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    path.parent.mkdir(exist_ok=True)
    path.symlink_to(path.name)
    if name.startswith("docs"):
        page = project / "docs/zh/about/index.md"
        page.write_text(page.read_text("utf-8") + "\n[x](../ring.md#a)\n", encoding="utf-8")
    assert main([*command.split(), "--lang", "en"]) == code


def test_a_new_file_behind_a_link_to_nowhere_makes_no_folders(tmp_path: Path) -> None:
    (tmp_path / "here").symlink_to("gone/deep/file")
    with pytest.raises(FileNotFoundError):
        write(tmp_path / "here", "x")
    assert [path.name for path in tmp_path.iterdir()] == ["here"]
