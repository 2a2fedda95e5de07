"""The scripts by themselves: their types, their size, and their days against shared cases."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from pathlib import Path

import pytest

from tests.support.chance import sample
from tests.support.handbooks import CASES, ROOT
from tests.support.node import PACKAGES, SCRIPTS, install, node

LOCK = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
THEME = SCRIPTS.parent
BUILT = {path.stem: path.read_text(encoding="utf-8") for path in THEME.glob("assets/playbook/*.js")}


def test_types_are_checked_strictly() -> None:
    install()
    done = node(PACKAGES / "typescript/bin/tsc", "-p", ".", folder=ROOT)
    assert done.returncode == 0, done.stdout


def test_the_lock_pins_by_content_and_names_no_host() -> None:
    packages = {name: entry for name, entry in LOCK["packages"].items() if name}
    assert packages
    for name, entry in packages.items():
        assert entry["integrity"].startswith("sha512-"), name
        assert "resolved" not in entry, name


@pytest.mark.parametrize(
    "zone", sample(["Asia/Shanghai", "America/Los_Angeles", "Pacific/Apia"], 1)
)
def test_schedules_name_the_days_of_the_shared_cases(zone: str) -> None:
    done = node("days.mjs", CASES / "schedule", TZ=zone)
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(done.stdout) >= 40


def test_codes_are_read_by_another_program() -> None:
    install()
    done = node("codes.mjs")
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_another_page_kept_is_read_before_each_write() -> None:
    done = node("kept.mjs")
    assert done.returncode == 0, done.stderr


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """A copy of the theme whose sources a test may change."""
    install()
    for path in (PACKAGES, ROOT / "package.json"):
        (tmp_path / path.name).symlink_to(path)
    for part in ("src", "assets"):
        shutil.copytree(THEME / part, tmp_path / part)
    return tmp_path


def change(path: Path, before: str, after: str) -> None:
    """Put `after` in the place of `before`."""
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


@pytest.mark.proof
def test_what_is_out_of_date_is_named_until_it_is_built(theme: Path) -> None:
    build = theme / "src" / "build.mjs"
    assert node(build, "--check").stdout == ""
    letters = "pb-cetoni"  # those of before: how often each stands decides on short names
    change(theme / "src" / "core" / "notice.js", "pb-notice", letters)
    (theme / "assets" / "playbook" / "former.js").write_text("", encoding="utf-8")
    stale = node(build, "--check", folder=theme)
    named = [line.partition(":")[0] for line in stale.stdout.splitlines()]
    assert (stale.returncode, named) == (
        1,
        ["assets/playbook/shared.js", "assets/playbook/former.js"],
    )
    assert node(build).returncode == 0
    assert node(build, "--check").stdout == ""
    assert letters in (theme / "assets" / "playbook" / "shared.js").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("module", "before", "after", "said"),
    sample([
        ("pages/quiz.js", "export function", 'import "../checklist/occasion.js";\nexport function',
         "occasion.js is in checklist.js too: name it in shared.js"),
        ("checklist/history.js", "export function", 'import("../ticks/past.js");\nexport function',
         "past.js is imported later: name it in build.mjs"),
        ("shared.js", 'export * from "./core/notice.js";', 'import "./core/notice.js";',
         'No matching export in "built:shared.js" for import "notices"'),
        ("pages/quiz.js", "export function", "await 0;\nexport function", "Top-level await"),
    ], 2),
)  # fmt: skip
def test_what_would_not_run_is_not_built(
    theme: Path, module: str, before: str, after: str, said: str
) -> None:
    change(theme / "src" / module, before, after)
    done = node(theme / "src" / "build.mjs")
    assert done.returncode == 1
    assert said in done.stderr


def gzipped(names: set[str]) -> int:
    """The size of scripts, each sent by itself; of the one that every page has, what lists use."""
    install()
    used = [SCRIPTS / "core" / name for name in ("memory.js", "fetched.js")]
    minified = [node(PACKAGES / "esbuild/bin/esbuild", path, "--minify").stdout for path in used]
    code = BUILT | {"site": "".join(minified)}
    return sum(len(gzip.compress(code[name].encode(), 9)) for name in names)


def reached(names: set[str], pattern: str) -> set[str]:
    """The scripts that `names` need, by imports that match `pattern`; not what other pages do."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += re.findall(pattern, BUILT[name]) if name != "site" else []
    return found


LATER = ("toSorted", "toReversed", "toSpliced", "checkVisibility", "groupBy", "withResolvers")


def test_readers_need_nothing_that_phones_of_2022_lack() -> None:
    """Such as Safari 15.4, and engines of that age inside other apps, which look not behind."""
    every = reached({"checklist", "path", "quiz", "search", "today"}, r'["(]"?\./(\w+)\.js"')
    wanted = [*(f".{one}(" for one in LATER), "(?<=", "(?<!"]
    assert [(name, one) for name in sorted(every) for one in wanted if one in BUILT[name]] == []


def test_the_scripts_of_checklists_together_are_small() -> None:
    """With everything they may ever load, and with what a list loads at once."""
    anything, at_once = r'["(]"?\./(\w+)\.js"', r'from"\./(\w+)\.js";'
    every = reached({"checklist"}, anything)
    first = reached({"checklist", "site"}, at_once)
    print(f"checklists: {gzipped(every)} bytes gzip; a list at once: {gzipped(first)}")
    assert {"share", "transfer", "history", "rounds"} <= every
    later = {"after", "follows", "due"}
    assert gzipped(every - {"rounds"} - later) < 22_700  # of it 500 for writing apart from reading
    assert gzipped(later) < 6_300, "only once a group is finished"
    assert gzipped({"rounds"}) < 700, "only lists that have rounds load them"
    assert gzipped(first) < 15_000


@pytest.mark.parametrize(("name", "most"), [("calculator", 4_000), ("builder", 12_000)])
def test_pages_that_reckon_load_little(name: str, most: int) -> None:
    """With their styles."""
    at_once = reached({name}, r'from"\./(\w+)\.js";')
    assert at_once - {"site"} == {name, "formula"}
    styles = (THEME / f"assets/playbook/{name}.css").read_bytes()
    size = gzipped(at_once) + len(gzip.compress(styles, 9))
    print(f"{name}: {size} bytes gzip")
    assert size < most
