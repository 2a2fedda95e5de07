"""The house itself: what may import what, and how large a room may grow."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.support.handbooks import ROOT

MODULES = sorted((ROOT / "playbook").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
CORE = [module for module in MODULES if module.parent.name not in ("mkdocs", "cli")]
SIZED = [
    *MODULES,
    ROOT / "macros.py",
    *(ROOT / "playbook" / "theme").rglob("*.js"),
]


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


@pytest.mark.parametrize("module", SIZED, ids=lambda path: path.name)
def test_modules_stay_small(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.name)
def test_tests_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 300
    for one in ast.walk(ast.parse(text)):
        if isinstance(one, ast.FunctionDef):
            assert (one.end_lineno or 0) - one.lineno < 50, one.name
            given = [*one.args.posonlyargs, *one.args.args, *one.args.kwonlyargs]
            assert len([arg for arg in given if arg.arg != "self"]) <= 6, one.name


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.name)
def test_no_html_is_built_in_python(module: Path) -> None:
    source = module.read_text(encoding="utf-8")
    tags = ["<div", "<p>", "<a ", "<li", "<span", "<table", "<h1", "</"]
    assert [tag for tag in tags if tag in source] == []


def test_every_word_of_the_interface_is_in_both_languages() -> None:
    words = tomllib.loads((ROOT / "playbook" / "locale" / "words.toml").read_text(encoding="utf-8"))
    assert [key for key, word in words.items() if set(word) != {"zh", "en"}] == []
    assert [key for key, word in words.items() if not all(word.values())] == []
