"""A site is replaced only by a better one: whatever goes wrong, the old one stays byte for byte."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from playbook.cli.main import main
from playbook.locale import tables
from playbook.locale.dates import filled
from playbook.problems.problem import Problem
from playbook.site import publish
from playbook.site.target import MARK, UnsafeTarget, mark_text
from tests.support.chance import sample
from tests.support.handbooks import ENVIRONMENT, fingerprint, project_at

HOOK = """
import os, signal, time, errno
from pathlib import Path

def {event}(*_, **__):
    {act}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A handbook that a test may spoil, as short as one can be."""
    folder = tmp_path / "short"
    begin = ["init", str(folder), "--yes", "--base", "none", "--languages", "zh,en"]
    assert main(begin) == 0
    return folder


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """An old site."""
    folder = tmp_path / "out" / "site"
    (folder / "zh").mkdir(parents=True)
    (folder / "zh" / "index.html").write_text("旧的首页", encoding="utf-8")
    (folder / "index.html").write_text("old", encoding="utf-8")
    (folder / MARK).write_text(mark_text(), encoding="utf-8")
    return folder


def inject(project: Path, event: str, act: str) -> None:
    """Let `act` happen at an event of MkDocs' build."""
    (project / "trouble.py").write_text(HOOK.format(event=event, act=act), encoding="utf-8")
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(f"{text}hooks: [trouble.py]\n", encoding="utf-8")


def command(site: Path) -> list[str]:
    code = "import signal, sys; from playbook.cli.main import main; "
    # What runs in the background is started deaf to Ctrl-C, and its children with it.
    code += "signal.signal(signal.SIGINT, signal.default_int_handler); "
    code += f"sys.exit(main(['build', '--lang', 'en', '--site', {str(site)!r}]))"
    return [sys.executable, "-c", code]


RAISED = {
    "reading the configuration": ("on_config", "raise RuntimeError('broken')"),
    "in the middle of the pages": ("on_post_page", "raise RuntimeError('broken')"),
    "a full disk": ("on_post_build", f"raise OSError({errno.ENOSPC}, 'No space left on device')"),
}
KILLED = {
    "kill -9 in the middle of the pages": (
        "on_page_content",
        "os.kill(os.getpid(), signal.SIGKILL)",
    ),
    "kill -9 at the end": ("on_post_build", "os.kill(os.getpid(), signal.SIGKILL)"),
}


@pytest.mark.parametrize("point", RAISED)
def test_a_failing_build_leaves_the_old_site(
    point: str, project: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = fingerprint(site.parent)
    inject(project, *RAISED[point])
    monkeypatch.chdir(project)
    try:
        assert main(["build", "--site", str(site)]) != 0
    except RuntimeError as broken:
        assert str(broken) == "broken"
    assert fingerprint(site.parent) == before


@pytest.mark.parametrize("point", sample([*KILLED], 2))
def test_a_killed_build_leaves_the_old_site(point: str, project: Path, site: Path) -> None:
    before = fingerprint(site.parent)
    inject(project, *KILLED[point])
    done = subprocess.run(
        command(site), cwd=project, env=ENVIRONMENT, capture_output=True, check=False
    )
    assert done.returncode != 0
    publish._recover(site)  # as the next build does: kill -9 leaves litter
    assert fingerprint(site.parent) == before


def test_a_fault_in_the_new_site_leaves_the_old_one(
    project: Path,
    site: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fault = Problem("zh/index.html", 1, 1, "page-id-twice", {"id": "twice"})
    monkeypatch.setattr("playbook.mkdocs.plugin.verify", lambda *_: [fault])
    before = fingerprint(site.parent)
    monkeypatch.chdir(project)
    assert main(["build", "--site", str(site)]) == 1
    said = " ".join(" ".join(capfd.readouterr()).split())  # MkDocs wraps it
    assert "zh/index.html:1:1: [page-id-twice]" in said
    assert (
        filled(tables.commands("en")["faults-above"], "en", {"count": 1}) in said
    )  # that it is ours
    assert fingerprint(site.parent) == before


@pytest.mark.parametrize(
    "number", sample([signal.SIGKILL, signal.SIGINT, signal.SIGTERM, signal.SIGHUP], 2)
)
def test_ending_the_command_leaves_the_old_site_and_no_process(
    number: int, project: Path, site: Path
) -> None:
    """kill -9 leaves litter beside the site, which the next build removes; all others none."""
    before = fingerprint(site)
    started = project / "started"
    inject(project, "on_post_page", f"Path({str(started)!r}).touch(); time.sleep(60)")
    process = subprocess.Popen(command(site), cwd=project, env=ENVIRONMENT, start_new_session=True)
    try:
        wait_for(started.exists)
    finally:
        process.send_signal(number)
        process.wait(timeout=20)
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
    assert fingerprint(site) == before
    if number == signal.SIGKILL:
        publish._recover(site)
    assert list(site.parent.iterdir()) == [site]


@pytest.mark.parametrize("at_once", [True, False])
def test_swapping_leaves_the_old_site_in_the_new_folder(
    at_once: bool, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not at_once:
        monkeypatch.setattr(publish, "_exchange", lambda *_: False)
    old = fingerprint(site)
    new = site.parent / f"{publish.BESIDE}x" / publish.NEW
    new.mkdir(parents=True)
    (new / "index.html").write_text("new", encoding="utf-8")
    publish.swap(new, site)
    assert (site / "index.html").read_text(encoding="utf-8") == "new"
    assert fingerprint(new) == old


def leave(folder: Path) -> Path:
    """What a killed build leaves beside the site: its folder, with a lock that nobody holds."""
    folder.mkdir()
    (folder / publish.LOCK).write_text(publish.LOCK_TEXT, encoding="utf-8")
    return folder


def test_killed_between_the_two_steps_of_a_slow_swap(site: Path) -> None:
    """Each site comes back under its own name, whichever is printed next."""
    old = fingerprint(site)
    other = site.with_name("other")
    site.rename(leave(site.parent / f"{publish.BESIDE}x") / f"{publish.OLD}{site.name}")
    publish._recover(other)
    assert fingerprint(site) == old
    assert list(site.parent.iterdir()) == [site]


def test_a_swap_that_fails_half_way_brings_the_old_site_back(
    project: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = fingerprint(site.parent)
    monkeypatch.setattr(publish, "_exchange", lambda *_: False)
    rename = Path.rename

    def failing(path: Path, other: Path) -> Path:
        if path.name == publish.NEW:
            raise OSError(errno.EBUSY, "Device or resource busy")
        return rename(path, other)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(UnsafeTarget) as unsafe:
        publish.publish(project_at(project, site), print_page)
    assert "Device or resource busy" in unsafe.value.message("en")
    assert fingerprint(site.parent) == before


def print_page(new: Path) -> int:
    """The smallest engine."""
    new.mkdir()
    (new / "index.html").write_text("new", encoding="utf-8")
    return 0


def test_only_what_a_killed_build_left_is_tidied(project: Path, site: Path) -> None:
    """Not what has such a name, nor a copy of a site, nor the folder of a build still running."""
    own = site.parent / ".site-123-x"
    own.mkdir()
    (own / "notes.txt").write_text("mine", encoding="utf-8")
    shutil.copytree(site, site.parent / ".site-backup")
    leave(site.parent / ".site-left")
    starting = site.parent / ".site-starting"
    starting.mkdir()
    (starting / publish.LOCK).touch()

    def write(new: Path) -> int:
        assert publish.publish(project_at(project, site), print_page) == 0
        assert new.parent.is_dir()
        return print_page(new)

    assert publish.publish(project_at(project, site), write) == 0
    kept = {"site", ".site-123-x", ".site-backup", ".site-starting"}
    assert {path.name for path in site.parent.iterdir()} == kept
    assert (own / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_what_came_into_the_folder_during_the_build_stays(project: Path, site: Path) -> None:
    shutil.rmtree(site)

    def write(new: Path) -> int:
        site.mkdir()
        (site / "notes.txt").write_text("mine", encoding="utf-8")
        return print_page(new)

    with pytest.raises(UnsafeTarget):
        publish.publish(project_at(project, site), write)
    assert [path.name for path in site.iterdir()] == ["notes.txt"]
    assert list(site.parent.iterdir()) == [site]


def test_a_good_build_replaces_the_old_site(
    project: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    assert main(["build", "--site", str(site)]) == 0
    assert (site / "en/index.html").is_file()
    assert "旧的首页" not in (site / "zh/index.html").read_text(encoding="utf-8")
    listed = (site / MARK).read_text(encoding="utf-8").removeprefix(mark_text()).split()
    assert "en/index.html" in listed and MARK not in listed
    assert MARK not in (site / "offline.json").read_text(encoding="utf-8")
    assert list(site.parent.iterdir()) == [site]


def wait_for(happened: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.1)
