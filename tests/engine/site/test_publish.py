"""A site is replaced only by a better one: whatever goes wrong, the old one stays byte for byte."""

from __future__ import annotations

import errno
import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support.handbooks import ENVIRONMENT, copy_fixture

from playbook.site import publish

HOOK = """
import os, signal, time, errno
from pathlib import Path

def {event}(*_, **__):
    {act}
"""


def fingerprint(folder: Path) -> str:
    """One hash of every name and byte below `folder`."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes() if path.is_file() else b"")
    return digest.hexdigest()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A handbook that a test may spoil."""
    return copy_fixture(tmp_path)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """An old site."""
    folder = tmp_path / "out" / "site"
    (folder / "zh").mkdir(parents=True)
    (folder / "zh" / "index.html").write_text("旧的首页", encoding="utf-8")
    (folder / "index.html").write_text("old", encoding="utf-8")
    return folder


def inject(project: Path, event: str, act: str) -> None:
    """Let `act` happen at an event of MkDocs' build."""
    (project / "trouble.py").write_text(HOOK.format(event=event, act=act), encoding="utf-8")
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    assert "hooks: [../../../playbook/mkdocs/hooks.py]" in text
    text = text.replace("hooks: [../../../playbook/mkdocs/hooks.py]", "hooks: [../../../playbook/mkdocs/hooks.py, trouble.py]")
    config.write_text(text, encoding="utf-8")


def command(project: Path, site: Path) -> list[str]:
    code = "import signal, sys; from pathlib import Path; from playbook.site.publish import build; "
    # What runs in the background is started deaf to Ctrl-C, and its children with it.
    code += "signal.signal(signal.SIGINT, signal.default_int_handler); "
    code += f"sys.exit(build(Path({str(project)!r}), Path({str(site)!r})))"
    return [sys.executable, "-c", code]


POINTS = {
    "reading the configuration": ("on_config", "raise RuntimeError('broken')"),
    "in the middle of the pages": ("on_post_page", "raise RuntimeError('broken')"),
    "a full disk": ("on_post_build", f"raise OSError({errno.ENOSPC}, 'No space left on device')"),
    "kill -9 in the middle of the pages": (
        "on_page_content",
        "os.kill(os.getpid(), signal.SIGKILL)",
    ),
    "kill -9 at the end": ("on_post_build", "os.kill(os.getpid(), signal.SIGKILL)"),
}


@pytest.mark.parametrize("point", POINTS)
def test_a_failing_build_leaves_the_old_site(point: str, project: Path, site: Path) -> None:
    before = fingerprint(site.parent)
    inject(project, *POINTS[point])
    done = subprocess.run(command(project, site), env=ENVIRONMENT, capture_output=True, check=False)
    assert done.returncode != 0
    assert fingerprint(site.parent) == before


def test_a_fault_in_the_new_site_leaves_the_old_one(
    project: Path, site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    page = project / "docs/zh/about/index.md"
    page.write_text(
        page.read_text(encoding="utf-8") + '\n<p><a href="../nowhere/">?</a></p>\n',
        encoding="utf-8",
    )
    before = fingerprint(site.parent)
    assert publish.build(project, site, "en") == 1
    assert "[page-dead-link]" in capfd.readouterr().err
    assert fingerprint(site.parent) == before


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_killing_the_whole_command_leaves_the_old_site(
    number: int, project: Path, site: Path
) -> None:
    """kill -9 leaves litter beside the site, which the next build removes; Ctrl-C leaves none."""
    before = fingerprint(site)
    started = project / "started"
    inject(project, "on_post_page", f"Path({str(started)!r}).touch(); time.sleep(60)")
    process = subprocess.Popen(command(project, site), env=ENVIRONMENT, start_new_session=True)
    wait_for(started.exists)
    os.killpg(process.pid, number)
    process.wait(timeout=20)
    assert fingerprint(site) == before
    publish._recover(site)
    assert list(site.parent.iterdir()) == [site]


def test_swapping_is_one_step_or_is_undone(tmp_path: Path, site: Path) -> None:
    old = fingerprint(site)
    new = tmp_path / "out" / f"{publish.BESIDE}1-x"
    new.mkdir()
    (new / "index.html").write_text("new", encoding="utf-8")
    publish.swap(new, site)
    assert (site / "index.html").read_text(encoding="utf-8") == "new"
    assert fingerprint(new) == old


def test_killed_between_the_two_steps_of_a_slow_swap(site: Path) -> None:
    old = fingerprint(site)
    site.rename(site.parent / f"{publish.BESIDE}999999999-x-old")
    publish._recover(site)
    assert fingerprint(site) == old


def test_a_good_build_replaces_the_old_site(project: Path, site: Path) -> None:
    assert publish.build(project, site) == 0
    assert (site / "en/roles/ops/index.html").is_file()
    assert "旧的首页" not in (site / "zh/index.html").read_text(encoding="utf-8")
    assert list(site.parent.iterdir()) == [site]


def wait_for(happened: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.1)
