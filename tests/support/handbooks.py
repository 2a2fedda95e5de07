"""The handbooks that tests print: the engine's own small one, and this repository's."""

from __future__ import annotations

import hashlib
import io
import logging
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from warnings import catch_warnings

from filelock import FileLock
from mkdocs.__main__ import cli as mkdocs
from mkdocs.config.defaults import MkDocsConfig

from playbook.check.loader import load
from playbook.model.playbook import Playbook
from playbook.source.project import Project

ROOT = Path(__file__).parents[2]
FIXTURE = ROOT / "tests" / "engine" / "fixture"
CASES = ROOT / "tests" / "engine" / "cases"
ENVIRONMENT = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
ELSEWHERE = {
    name: value
    for name, value in ENVIRONMENT.items()
    if name != "PYTHONPATH" and not name.startswith("MAKE")
}
"""For commands that are to run without this checkout's engine."""
KEPT = ROOT / ".cache" / "sites"
"""Printed sites, each under a hash of all it was made from: runs and workers share them."""
MADE_FROM = ("playbook", "requirements/test.txt")
NEWEST = 12


@dataclass(frozen=True)
class Site:
    """A printed site: its folder, which no test may change, and the address it is served at."""

    folder: Path
    address: str


@cache
def fixture_book() -> Playbook:
    """The fixture's playbook, read once a process: nobody changes it."""
    return load(FIXTURE / "playbook_data")


def project_at(root: Path, site: Path) -> Project:
    """The handbook in the folder `root`, to be printed into `site`."""
    return Project(root=root, data=root / "playbook_data", docs=root / "docs", site=site)


def mkdocs_build(
    project: Path, site: Path, environment: Mapping[str, str] = ENVIRONMENT
) -> subprocess.CompletedProcess[str]:
    """Plain `mkdocs build --strict`, as any MkDocs user runs it."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
    return subprocess.run(
        command, cwd=project, env=environment, capture_output=True, text=True, check=False
    )


def mkdocs_build_here(project: Path, site: Path) -> subprocess.CompletedProcess[str]:
    """The same command in this process: its modules are there already, its plugins are not."""
    log = logging.getLogger("mkdocs")
    propagate = log.propagate
    _forget_plugins()
    said, complained, code = io.StringIO(), io.StringIO(), 0
    with chdir(project), redirect_stdout(said), redirect_stderr(complained), catch_warnings():
        try:
            mkdocs.main(["build", "--strict", "--site-dir", str(site)])
        except SystemExit as ended:
            code = int(ended.code or 0)
    _forget_plugins()
    log.propagate = propagate
    return subprocess.CompletedProcess([], code, said.getvalue(), complained.getvalue())


def _forget_plugins() -> None:
    """MkDocs keeps those that it has, as it does while serving."""
    option: Any = MkDocsConfig.plugins
    option.plugin_cache.clear()


def fingerprint(folder: Path) -> str:
    """One hash of every name and byte below `folder`."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes() if path.is_file() else b"")
    return digest.hexdigest()


def own_handbook(folder: Path) -> Path:
    """A handbook in `folder` that stands on the fixture's, and has said nothing yet."""
    (folder / "docs").mkdir(parents=True)
    (folder / "playbook_data").mkdir()
    shutil.copy(FIXTURE / "macros.py", folder)
    settings = (FIXTURE / "mkdocs.yml").read_text(encoding="utf-8")
    named = settings.replace("  playbook:\n", f"  playbook:\n    base: {FIXTURE}\n")
    (folder / "mkdocs.yml").write_text(named, encoding="utf-8")
    return folder


def copy_fixture(folder: Path) -> Path:
    """A copy of the fixture handbook that a test may change; returns its project folder."""
    project = folder / FIXTURE.relative_to(ROOT)
    # A test beside this one may be compiling a template there: its unfinished file soon goes.
    shutil.copytree(FIXTURE, project, ignore=shutil.ignore_patterns("*.tmp"))
    return project


def copy_handbook(handbook: Path, folder: Path) -> Path:
    """A copy of what a team writes in the folder `handbook`; returns its project folder."""
    for name in ("docs", "playbook_data"):
        shutil.copytree(handbook / name, folder / name)
    for name in ("mkdocs.yml", "macros.py"):
        shutil.copyfile(handbook / name, folder / name)
    return folder


def copy_checkout(folder: Path) -> Path:
    """A copy of the files of this checkout that git tracks; returns `folder`."""
    for name in tracked():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, folder / name)
    return folder


def build_wheel(checkout: Path, folder: Path) -> Path:
    """The wheel of `checkout`, built into `folder` without asking any index."""
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-index"]
    command += ["--no-build-isolation", "--wheel-dir", str(folder), str(checkout)]
    subprocess.run(command, env=ELSEWHERE, check=True)
    return next(folder.glob("*.whl"))


def tracked(*under: str) -> list[str]:
    """The files that git tracks, of the whole checkout or `under` some of its folders."""
    command = ["git", "ls-files", "-z", "--", *under]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [name for name in listed.split("\0") if (ROOT / name).is_file()]


def printed(project: Path) -> Path:
    """The site of `project`, printed unless the same was printed; fails with MkDocs' words."""
    site = KEPT / key(project)
    KEPT.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{site}.lock"):
        if not site.is_dir():
            beside = Path(tempfile.mkdtemp(dir=KEPT, prefix="."))
            done = mkdocs_build(project, beside)
            assert done.returncode == 0, done.stderr[-3000:]
            beside.chmod(0o755)
            beside.rename(site)
            _forget_old()
    os.utime(site)
    return site


def key(project: Path) -> str:
    """A hash of the engine and every file of `project` that a page may come from."""
    digest = hashlib.sha256()
    parts = [ROOT / name for name in MADE_FROM]
    parts += [project / name for name in ("docs", "playbook_data", "mkdocs.yml", "macros.py")]
    for part in parts:
        for path in _files(part):
            name = path.relative_to(part.parent).as_posix()
            digest.update(f"{name}\0{path.stat().st_size}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _files(part: Path) -> Iterator[Path]:
    if part.is_file():
        yield part
    for path in sorted(part.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path


def _forget_old() -> None:
    """Keep the sites used last; what a killed run left half printed goes as the oldest do."""
    sites = [path for path in KEPT.iterdir() if path.is_dir()]
    for old in sorted(sites, key=lambda path: path.stat().st_mtime)[:-NEWEST]:
        shutil.rmtree(old, ignore_errors=True)
