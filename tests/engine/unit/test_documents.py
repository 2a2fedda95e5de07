"""What the documents for engineers name is there: paths in code marks, links, every package."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.handbooks import ROOT

DOCUMENTS = [
    *(ROOT / name for name in ("ARCHITECTURE.md", "CONTRIBUTING.md", "README.md", "SECURITY.md")),
    ROOT / "requirements" / "README.md",
    ROOT / "playbook" / "theme" / "src" / "README.md",
    *sorted((ROOT / "decisions").glob("*.md")),
]
CODE = re.compile(
    r"^```sh\n(?P<block>.*?)^```|(?P<ticks>`+)(?P<span>(?:(?!\n\n).)+?)(?P=ticks)(?!`)",
    re.MULTILINE | re.DOTALL,
)
DRAWING = re.compile(r"^```text\n.*?^```", re.MULTILINE | re.DOTALL)
ENDINGS = "css|html|ini|js|json|md|mjs|py|toml|txt|yml"
PATH = re.compile(rf"[\w.<>*-]+(?:/[\w.<>*-]*)+|[\w.<>*-]+\.(?:{ENDINGS})")
PLACEHOLDER = re.compile(r"<\w+>")
"""Such as playbook/model/<kind>.py: one path of this form is enough."""
LINK = re.compile(r"\]\((?P<target>[^)#:]+)(?:#[^)]*)?\)")
MADE = ("site", "site.zip", ".cache")
"""What commands make and git leaves out, beside the environments."""
OF_A_TEAM = ("docs", "playbook_data")
"""Below these, files come and go as a team writes."""


def code(text: str) -> Iterator[str]:
    """Each word in code marks, and in blocks of commands."""
    for found in CODE.finditer(DRAWING.sub("", text)):
        yield from (found["block"] or found["span"]).split()


def missing(text: str, beside: Path = ROOT) -> list[str]:
    """The paths in the code of `text` that lead nowhere, from the project's root or the folder
    `beside`. A name without a folder may stand anywhere in the engine."""
    return [word for word in code(text) if PATH.fullmatch(word) and not _is_there(word, beside)]


def _is_there(path: str, beside: Path) -> bool:
    first, *rest = path.split("/")
    if first in MADE or first.startswith(".venv"):
        return True
    if first in OF_A_TEAM:
        return (ROOT / first).is_dir()
    pattern = PLACEHOLDER.sub("*", path.rstrip("/"))
    if any(ROOT.glob(pattern)) or any(beside.glob(pattern)):
        return True
    return not rest and any((ROOT / "playbook").rglob(pattern))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_a_document_names_is_there(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    assert missing(text, document.parent) == []
    targets = [found["target"] for found in LINK.finditer(CODE.sub("", text))]
    assert [target for target in targets if not (document.parent / target).exists()] == []


@pytest.mark.parametrize(
    "text, lost",
    [
        ("`playbook/mkdocs/plugin.py` and `plugin.py`, `mkdocs.yml`", []),
        ("`playbook/hooks.py` and `hooks.py`", ["playbook/hooks.py", "hooks.py"]),
        ("`templates/` was moved", ["templates/"]),
        ("`playbook/model/<kind>.py`, `playbook/kind/<kind>.py`", ["playbook/kind/<kind>.py"]),
        ("```sh\nplaybook check no/such.py\n```", ["no/such.py"]),
        ("```text\nno/such/\n```\n`site/zh/words.json`, `make test`, `a/b c`", ["a/b"]),
    ],
)
def test_a_path_that_leads_nowhere_is_found(text: str, lost: list[str]) -> None:
    assert missing(text) == lost


def test_every_package_of_the_engine_is_described_and_drawn_in_its_layer() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    packages = {path.parent.name for path in (ROOT / "playbook").glob("*/__init__.py")}
    assert {name for name in packages if f"`playbook/{name}/`" not in text} == set()
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    drawing = DRAWING.search(text)
    assert drawing
    drawn = re.findall(r"\|  (\w+) ", drawing.group())
    assert drawn == [name for layer in layers for name in layer.split(" : ")]
    assert packages - set(drawn) == {"theme"}


def test_every_decision_is_listed() -> None:
    listed = (ROOT / "decisions" / "README.md").read_text(encoding="utf-8")
    records = [path.name for path in (ROOT / "decisions").glob("[0-9]*.md")]
    assert records
    assert [name for name in records if f"]({name})" not in listed] == []
