"""The house itself: what may import what, and how large a room may grow."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from tests.support.handbooks import ROOT
from tests.support.sizes import long_in_scripts, too_large

MODULES = sorted((ROOT / "playbook").rglob("*.py"))
CORE = [module for module in MODULES if module.parent.name not in ("mkdocs", "cli")]


def test_the_core_imports_without_mkdocs() -> None:
    names = [".".join(m.relative_to(ROOT).with_suffix("").parts) for m in CORE]
    names = [name.removesuffix(".__init__") for name in names if not name.endswith("__main__")]
    program = (
        "import sys, importlib\n"
        "class Wall:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name.split('.')[0] in ('mkdocs', 'mkdocs_macros', 'material'):\n"
        "            raise ImportError('the core asked for ' + name)\n"
        "sys.meta_path.insert(0, Wall())\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_what_is_too_large_is_found() -> None:
    long = "def f():\n" + "    pass\n" * 50
    wide = "async def g(self, a, b, c, d, /, e, *, f, h): ...\n"
    assert [*too_large("x.py", long)] == ["x.py:1: f has 51 lines, of at most 50"]
    assert [*too_large("x.py", wide)] == ["x.py:1: g has 7 parameters, of at most 6"]
    assert [*too_large("x.py", wide.replace(", h", ""))] == []
    for name in ("x.py", "x.css"):
        assert [*too_large(name, "\n" * 301)] == [
            f"{name}:1: the file has 301 lines, of at most 300"
        ]
        assert [*too_large(name, "\n" * 300)] == []


def test_a_function_of_a_script_that_is_too_long_is_found(tmp_path: Path) -> None:
    script = tmp_path / "x.js"
    long, right = ("{\n" + "  now();\n" * lines + "}" for lines in (79, 78))
    for body, found in ((long, "fgh"), (right, "")):
        script.write_text(
            f"function f() {body}\nconst g = async () => {body};\nclass A {{\n  h() {body}\n}}\n",
            encoding="utf-8",
        )
        assert [fault.partition(": ")[2] for fault in long_in_scripts([script])] == [
            f"{name} has 81 lines, of at most 80" for name in found
        ]


def test_what_is_imported_by_name_at_run_time_is_in_one_module() -> None:
    """import-linter does not see it."""
    dynamic = re.compile(r"\b(importlib|pkgutil|__import__|entry_points|import_module)\b")
    found = {path.name for path in MODULES if dynamic.search(path.read_text(encoding="utf-8"))}
    assert len(found) <= 1, found


def test_the_engine_stands_in_layers_that_the_linter_knows() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers, forbidden = settings["tool"]["importlinter"]["contracts"]
    named = {name for layer in layers["layers"] for name in layer.split(" : ")}
    folders = {path.parent.name for path in (ROOT / "playbook").glob("*/__init__.py")}
    assert folders - {"theme"} == named
    assert {f"playbook.{name}" for name in named - {"mkdocs"}} == {*forbidden["source_modules"]}
    assert len(layers["layers"]) >= 10
    flat = {path.name for path in (ROOT / "playbook").iterdir() if path.is_file()}
    assert flat == {"__init__.py", "__main__.py", "py.typed"}


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.name)
def test_no_html_is_built_in_python(module: Path) -> None:
    source = module.read_text(encoding="utf-8")
    tags = ["<div", "<p>", "<a ", "<li", "<span", "<table", "<h1", "</"]
    assert [tag for tag in tags if tag in source] == []


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.name)
def test_digits_are_those_of_ascii(module: Path) -> None:
    """What \\d finds of full-width digits, no date and no time can be made of."""
    assert "\\d" not in module.read_text(encoding="utf-8")


def test_the_data_is_checked_before_every_commit() -> None:
    """Also before one that only deletes a record, or changes mkdocs.yml."""
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    [data] = [hook for hook in hooks["repos"][0]["hooks"] if hook["id"] == "data"]
    assert data["always_run"] and not data["pass_filenames"] and "files" not in data
