"""The engine's tests stay green whatever a team writes: they read data of their own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.handbooks import ROOT

ENGINE = ROOT / "tests" / "engine"
PROGRAMS = [path for path in ENGINE.rglob("*") if path.suffix in (".py", ".mjs")]
OF_THE_HANDBOOK = re.compile(
    r"""ROOT \s* / \s* ["'] (docs|playbook_data|mkdocs\.yml)  # by its path
    | tests[.]handbook                                      # or by what knows it
    | vectors\.duties""",
    re.VERBOSE,
)


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.name)
def test_no_test_of_the_engine_reads_this_repositorys_handbook(path: Path) -> None:
    if path != Path(__file__):
        assert not OF_THE_HANDBOOK.search(path.read_text(encoding="utf-8"))
