"""`playbook outdated` and `playbook upgrade`: what a newer base says under a team's changes."""

from __future__ import annotations

import argparse
import hashlib
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.request import urlopen

from playbook.check.lock import (
    Lock,
    changes,
    digests,
    left_out,
    now_called,
    pages,
    read_lock,
    write_lock,
)
from playbook.cli.differing import told
from playbook.cli.init import PACKAGE
from playbook.cli.output import FAILED, refuse, say
from playbook.source.project import Project
from playbook.source.writing import write

PIN = re.compile(rf"^{PACKAGE}\b.*$", re.MULTILINE)


def outdated(options: argparse.Namespace) -> int:
    """Say what has changed in the base under the team's changes; with `--accept`, note it as read.

    Returns 1 if there is something to read, else 0. Raises OSError.
    """
    project: Project = options.project
    if project.base is None:
        return refuse(options, "no-base-here")
    if options.accept:
        write_lock(project)
        print(say(options, "accepted", version=project.base.label))
        return 0
    lock = read_lock(project)
    to_read = [*_records(options, project, lock), *_pages(options, project, lock.pages)]
    to_read += _left_out(options, project, lock)
    for line in (*to_read, *_taken(options, project, lock)):
        print(line)
    print(say(options, "to-read", count=len(to_read), version=project.base.label))
    return FAILED if to_read else 0


def _records(options: argparse.Namespace, project: Project, lock: Lock) -> Iterator[str]:
    """A line for each thing under a team's change that is no longer as it was."""
    assert project.base is not None
    now, then = digests(project), lock.files
    for change in changes(project):
        place, known = f"{change.source.path}:1", lock.changes
        noted = known.get(change.name) or known.get(change.below)  # it may have been renamed since
        if change.base is None:
            renamed = now_called(project.base, change.below)
            key = "base-renamed" if renamed else "base-has-none"
            yield say(options, key, place=place, name=change.below, now=renamed)
        elif noted is None:
            key = "base-has-too" if then and change.below not in then else "since-when"
            yield say(options, key, place=place, name=change.below)
        elif change.below not in then or then[change.below] != now[change.below]:
            yield from told(options, change, noted)


def _pages(options: argparse.Namespace, project: Project, then: dict[str, str]) -> Iterator[str]:
    now = dict(pages(project))
    for uri in sorted(now.keys() | then.keys()):
        place = f"{project.docs.name}/{uri}:1"
        if uri not in then:
            yield say(options, "since-when", place=place)
        elif uri not in now and (project.docs / uri).is_file():
            yield say(options, "base-has-none", place=place, name=uri)
        elif uri in now and now[uri] != then[uri]:
            yield say(options, "page-differs", place=place)


def _left_out(options: argparse.Namespace, project: Project, lock: Lock) -> Iterator[str]:
    """A line for each entry of removed.yml that the base has no more use for."""
    gone = lock.files.keys() - digests(project).keys()
    listed = left_out(project)
    for name in sorted(name for name in gone if _place(name) in listed):
        place = listed[_place(name)]
        yield say(options, "left-out-gone", place=place, name=_place(name))


def _taken(options: argparse.Namespace, project: Project, lock: Lock) -> Iterator[str]:
    """A line for each change that the team takes as it is."""
    now, then = digests(project), lock.files
    own = {change.below: change for change in changes(project)}
    own_pages, listed = {f"docs/{uri}" for uri, _ in pages(project)}, left_out(project)
    for name in sorted(now.keys() | then.keys()) if then else ():
        if now.get(name) == then.get(name) or name in own_pages:
            continue
        if _place(name) in listed:
            if name in now:
                yield say(options, "base-left-out", name=name)
        elif name in own:
            noted = lock.changes.get(own[name].name)
            if noted and noted.rest != own[name].rest and name in now:
                yield say(options, "base-differs-beside", name=name)
        else:
            known = "base-gone" if name not in now else "base-differs"
            yield say(options, known if name in then else "base-new", name=name)


def _place(name: str) -> str:
    """What removed.yml calls the file `name` of the base."""
    path = PurePosixPath(name).with_suffix("")
    return "/".join(path.parts[2:] if path.parts[0] == "docs" else path.parts)


def upgrade(options: argparse.Namespace) -> int:
    """Pin another wheel of the engine, install it, and say what is outdated then.

    Returns what `playbook outdated` of the new engine returns, or why it cannot be. Raises OSError.
    """
    project: Project = options.project
    pins = project.root / "requirements.txt"
    found = re.search(r"team_playbook-(?P<version>[^-]+)-[^/]*\.whl$", options.wheel)
    if not found or not pins.is_file() or not PIN.search(text := pins.read_text("utf-8")):
        return refuse(options, "no-wheel", wheel=options.wheel, pins=pins)
    if options.wheel.startswith("https://"):
        with urlopen(options.wheel) as answer:  # the scheme is looked at above
            content, address = answer.read(), options.wheel
    else:
        path = Path(options.wheel).resolve()
        content, address = path.read_bytes(), path.as_uri()
    digest = hashlib.sha256(content).hexdigest()
    pin = f"{PACKAGE} @ {address}#sha256={digest}"
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if subprocess.run([*install, pin], check=False).returncode:
        return refuse(options, "not-installed", wheel=options.wheel)
    write(pins, PIN.sub(lambda _: pin, text, count=1))
    print(say(options, "upgraded", version=found["version"], pins=pins), flush=True)
    command = [sys.executable, "-m", "playbook", "outdated", "--lang", options.lang]
    return subprocess.run(command, cwd=project.root, check=False).returncode
