"""What the check lets pass, a build prints: of files spoilt at random, all that pass, at once."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from playbook.check.file import Readings
from playbook.check.loader import inspect, yaml_files
from playbook.check.prose import check_prose
from playbook.mkdocs.project import find_project
from playbook.mkdocs.prose_faults import prose_faults
from playbook.problems.problem import Problem
from playbook.render.anchors import anchors_in_prose
from playbook.render.renderer import templates
from playbook.source.files import files_below
from tests.support.chance import SEED, sample
from tests.support.handbooks import FIXTURE, ROOT, copy_handbook, mkdocs_build
from tests.support.mutants import spoil

ROUNDS = sample([(FIXTURE, number) for number in range(12)], 2)
ROUNDS += sample([(ROOT, number) for number in range(12)], 1)
TRIES = 6
"""How often a file is spoilt before it is left whole, if the check refuses each time."""


def said(project: Path, before: Readings) -> list[Problem]:
    """What the check refuses in the handbook `project`; `before` is what it has read already."""
    found, problems = find_project(project)
    unfit = bool(problems)
    playbook, more = inspect(found.data, before=before)
    problems += more
    if playbook:
        anchors_in = anchors_in_prose(playbook, cache_in=found.cache)
        problems += check_prose(found, playbook, templates(), anchors_in)
        if not unfit:
            told = {problem.path for problem in problems if not problem.warning}
            problems += prose_faults(found, playbook, told, found.cache)
    return [problem for problem in problems if not problem.warning]


def spoil_all(project: Path, chance: random.Random) -> dict[Path, bytes]:
    """Spoil every record, page and setting; what the check refuses is put back.

    Gives the files that stay spoilt, with what they held before.
    """
    paths = [*yaml_files(project / "playbook_data"), project / "mkdocs.yml"]
    paths += [path for path in files_below(project / "docs") if path.suffix == ".md"]
    before = {path: path.read_bytes() for path in paths}
    left, read = set(paths), Readings()
    for _ in range(TRIES):
        for path in sorted(left):  # or a seed would not be the same run again
            path.write_bytes(spoil(chance, before[path].decode()))
        left = refused(project, left, before, read)
        for path in left:
            path.write_bytes(before[path])
    assert said(project, read) == []
    return {path: old for path, old in before.items() if path.read_bytes() != old}


def refused(
    project: Path, spoilt: set[Path], before: dict[Path, bytes], read: Readings
) -> set[Path]:
    """Which of the `spoilt` files the check refuses, alone or beside the others."""
    wrong: set[Path] = set()
    while problems := said(project, read):
        named = {project / problem.path for problem in problems} & (spoilt - wrong)
        for path in named or sorted(spoilt - wrong)[::2]:  # it is another that misses something
            path.write_bytes(before[path])
            wrong.add(path)
    return wrong


def culprits(project: Path, spoilt: dict[Path, bytes]) -> list[str]:
    """The spoilt files, found by halves, with which alone the build already fails."""
    changed = {path: path.read_bytes() for path in spoilt}
    suspects = sorted(spoilt)
    while len(suspects) > 1:
        half = suspects[: len(suspects) // 2]
        for path, old in spoilt.items():
            path.write_bytes(changed[path] if path in half else old)
        failed = mkdocs_build(project, project / "half").returncode
        suspects = half if failed else suspects[len(half) :]
    return [f"{path.relative_to(project)}: {changed[path]!r}" for path in suspects]


@pytest.mark.parametrize(("handbook", "number"), ROUNDS)
def test_what_the_check_lets_pass_is_printed(handbook: Path, number: int, tmp_path: Path) -> None:
    project = copy_handbook(handbook, tmp_path)
    spoilt = spoil_all(project, random.Random(SEED * 100 + number))
    done = mkdocs_build(project, project / "site")
    words = done.stderr[-1500:]
    assert done.returncode == 0, f"SEED={SEED}: {culprits(project, spoilt)}\n{words}"
    assert len(spoilt) > 20
