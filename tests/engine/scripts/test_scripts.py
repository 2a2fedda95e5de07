"""The scripts by themselves: their types, their size, and their days against shared cases."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest

from playbook.site.scripts import Module, TwoMeanings, bundles
from tests.support.handbooks import CASES, ROOT
from tests.support.node import FOLDER, install, node

SCRIPTS = ROOT / "playbook" / "theme" / "assets" / "scripts"
LOCK = json.loads((FOLDER / "package-lock.json").read_text(encoding="utf-8"))
BUNDLES = CASES / "bundles"


def read(folder: Path) -> dict[str, str]:
    """The scripts of a folder, by name."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.js"))}


SOURCES = read(SCRIPTS)


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


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/Los_Angeles", "Pacific/Apia"])
def test_schedules_name_the_days_of_the_shared_cases(zone: str) -> None:
    done = node("days.mjs", CASES / "schedule", TZ=zone)
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(done.stdout) >= 40


def test_codes_are_those_of_another_encoder() -> None:
    done = node("codes.mjs", CASES / "codes.json")
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_another_page_kept_is_read_before_each_write() -> None:
    done = node("kept.mjs")
    assert done.returncode == 0, done.stderr


def test_shortening_changes_nothing_but_comments_and_space(tmp_path: Path) -> None:
    """Both forms are the same program to TypeScript's parser."""
    install()
    for name, text in SOURCES.items():
        (tmp_path / f"{name}.js").write_text(Module(name, text).code, encoding="utf-8")
    done = node("same.mjs", SCRIPTS, tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("case", sorted(BUNDLES.iterdir()), ids=lambda path: path.name)
def test_modules_become_the_bundles_of_the_case(case: Path) -> None:
    if (case / "refused.txt").exists():
        with pytest.raises(TwoMeanings) as refused:
            bundles(read(case / "in"))
        assert str(refused.value) == (case / "refused.txt").read_text(encoding="utf-8").strip()
    else:
        assert bundles(read(case / "in")) == read(case / "out")
        assert node(case / "in" / "site.js").stdout == node(case / "out" / "site.js").stdout != ""


def gzipped(names: set[str]) -> int:
    """The size of bundles, each sent by itself; of the one that every page has, what lists use."""
    code = bundles(SOURCES) | {"site": Module("memory", SOURCES["memory"]).code}
    return sum(len(gzip.compress(code[name].encode(), 9)) for name in names)


def reached(names: set[str], pattern: str) -> set[str]:
    """The bundles that `names` need, by imports that match `pattern`; not what other pages do."""
    code = bundles(SOURCES)
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += re.findall(pattern, code[name]) if name != "site" else []
    return found


def test_the_scripts_of_checklists_together_are_small() -> None:
    """With everything they may ever load, and with what a list loads at once."""
    anything, at_once = r'["(]"?\./(\w+)\.js"', r'from"\./(\w+)\.js";'
    every = reached({"checklist", "today", "countdown"}, anything)
    first = reached({"checklist", "site"}, at_once)
    print(f"checklists and Today: {gzipped(every)} bytes gzip; a list at once: {gzipped(first)}")
    assert {"share", "transfer", "history", "today"} <= every
    assert gzipped(every) < 25_000
    assert gzipped(first) < 15_000
