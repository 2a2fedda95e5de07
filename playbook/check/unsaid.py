"""Languages in which whole files say nothing: told in few lines, not at every text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from playbook.check.contents import Contents
from playbook.problems.problem import Problem

GAP = "missing-language"
FEW = 5
"""In so many files what a language lacks is told file by file; in more, once for all."""


def problems_of_files(contents: Contents) -> list[Problem]:
    """What was found in each file; of a language that is in none of a file's texts, one problem."""
    found: list[Problem] = []
    silent: dict[str, list[list[Problem]]] = defaultdict(list)
    for source in contents.sources:
        gaps: dict[str, list[Problem]] = defaultdict(list)
        for problem in source.problems:
            if problem.code == GAP:
                gaps[str(problem.words["name"])].append(problem)
        whole = {
            language: lacking
            for language, lacking in gaps.items()
            if not _says(source.data, language)
        }
        told = [one for lacking in whole.values() for one in lacking]
        found += [problem for problem in source.problems if problem not in told]
        for language, lacking in whole.items():
            silent[language].append(lacking)
    for language, files in silent.items():
        found += _told(contents, language, files)
    return [*contents.problems, *found]


def _told(contents: Contents, language: str, files: list[list[Problem]]) -> Iterator[Problem]:
    """That `files` say nothing in `language`: of each, what it lacks."""
    if len(files) <= FEW:
        for first, *others in files:
            words = {"language": language, "count": 1 + len(others)}
            yield replace(first, code="file-unsaid", words=words) if others else first
        return
    words = {"language": language, "count": sum(map(len, files)), "files": len(files)}
    for source in contents.sources:
        if source.path.rpartition("/")[2] == "team.yml" and isinstance(source.data, dict):
            mark = source.value_mark(("languages", *_entry(source.data, language)))
            yield Problem(source.path, *mark, "language-unsaid", words)


def _entry(team: dict[str, Any], language: str) -> list[int]:
    """Which entry of `languages` it is."""
    for number, entry in enumerate(team.get("languages") or ()):
        if language in (entry, entry.get("code") if isinstance(entry, dict) else None):
            return [number]
    return []


def _says(data: Any, language: str) -> bool:
    """Whether any text of `data` has a side in `language`."""
    if isinstance(data, dict):
        return language in data or any(_says(one, language) for one in data.values())
    return isinstance(data, list) and any(_says(one, language) for one in data)
