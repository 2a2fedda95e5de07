"""The scripts by themselves: their types, their size, and their days against shared cases."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from node import FOLDER, install, node

from playbook.minify import shorten

ROOT = FOLDER.parent.parent
SCRIPTS = ROOT / "theme" / "assets" / "scripts"
LOCK = json.loads((FOLDER / "package-lock.json").read_text(encoding="utf-8"))
CASES = ROOT / "tests" / "cases"


def test_types_are_checked_strictly() -> None:
    install()
    done = node("node_modules/typescript/bin/tsc", "-p", ".")
    assert done.returncode == 0, done.stdout


def test_the_lock_pins_by_content_and_names_no_host() -> None:
    packages = {name: entry for name, entry in LOCK["packages"].items() if name}
    assert packages
    for name, entry in packages.items():
        assert entry["integrity"].startswith("sha512-"), name
        assert "resolved" not in entry, name


def test_no_script_is_long() -> None:
    for path in SCRIPTS.glob("*.js"):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 300, path.name


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/Los_Angeles", "Pacific/Apia"])
def test_schedules_name_the_days_of_the_shared_cases(zone: str) -> None:
    done = node("days.mjs", CASES / "schedule", TZ=zone)
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(done.stdout) >= 40


def test_codes_are_those_of_another_encoder() -> None:
    done = node("codes.mjs", CASES / "codes.json")
    assert done.returncode == 0, done.stdout + done.stderr


def test_shortening_changes_nothing_but_comments_and_space(tmp_path: Path) -> None:
    """Both forms are the same program to TypeScript's printer."""
    install()
    for path in SCRIPTS.glob("*.js"):
        text = path.read_text(encoding="utf-8")
        (tmp_path / path.name).write_text(shorten(text), encoding="utf-8")
    done = node("same.mjs", SCRIPTS, tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


def reached(name: str, pattern: str) -> set[str]:
    """The scripts that `name` needs, by imports that match `pattern`."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            text = (SCRIPTS / name).read_text(encoding="utf-8")
            waiting += re.findall(pattern, shorten(text), re.MULTILINE)
    return found


def gzipped(names: set[str]) -> int:
    """The size of scripts sent together."""
    texts = [shorten((SCRIPTS / name).read_text(encoding="utf-8")) for name in sorted(names)]
    return len(gzip.compress("\n".join(texts).encode(), 9))


def test_the_scripts_of_checklists_together_are_small() -> None:
    """With everything they may ever load, and with what a list loads at once."""
    anything, at_once = r'["(]"?\./(\w+\.js)"', r'^import .*"\./(\w+\.js)";'
    every = reached("checklist.js", anything) | reached("today.js", anything)
    first = reached("checklist.js", at_once) | {"site.js"}
    print(f"checklists and Today: {gzipped(every)} bytes gzip; a list at once: {gzipped(first)}")
    assert {"qr.js", "transfer.js", "history.js", "duties.js"} <= every
    assert gzipped(every) < 25_000
    assert gzipped(first) < 15_000
