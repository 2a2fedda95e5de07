"""What the page of a published site finds wrong by itself, against what the check says of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml

from playbook.check.file import Readings
from playbook.check.loader import inspect, load, yaml_files
from playbook.edit.form import form
from playbook.edit.published import SAID, lists_in_files, published_words
from playbook.kinds import file_kinds, record_kinds
from playbook.locale import tables
from playbook.model.playbook import Playbook
from playbook.problems.problem import Problem
from tests.support.handbooks import CASES, FIXTURE, ROOT, fixture_book
from tests.support.node import install, node

DATA = FIXTURE / "playbook_data"
Changed = tuple[str, str, list[Problem]]
"""A file, what it says, and what the check finds in it."""


def changed(file: str, put: list[tuple[str, str]], before: Readings) -> Changed:
    """A file, what it says after a change, and what the check finds in it."""
    path = DATA / f"{file}.yml"
    text = path.read_text(encoding="utf-8")
    for old, new in put:
        assert old in text, old
        text = text.replace(old, new, 1)
    _, problems = inspect(DATA, {path: text.encode()}, before=before)
    return file, text, [one for one in problems if one.path.endswith(f"{file}.yml")]


def test_the_page_finds_what_the_check_finds_and_no_more(tmp_path: Path) -> None:
    install()
    groups = yaml.safe_load((CASES / "pulls.yml").read_bytes())
    before: Readings = {}
    texts = [changed(**group, before=before) for group in groups]
    for language in ("zh", "en"):
        given = as_given(fixture_book(), texts, language)
        for (name, _, problems), found in zip(texts, faults(given, tmp_path), strict=True):
            by_words = sorted(found["own"], key=said)
            assert [said(one) for one in by_words] == sorted(map(said, found["check"])), name
            for own, check in zip(by_words, sorted(found["check"], key=said), strict=True):
                # Where a field lacks, the check names the first that is there.
                at = own["at"][:-1] if own["code"] == "missing-field" else own["at"]
                shorter = min(len(at), len(check["at"]))
                assert at[:shorter] == check["at"][:shorter], (name, own, check)
                assert own["message"] and "{" not in own["message"] + own["hint"]
            assert len(problems) == len(by_words), (name, problems)


def test_nothing_is_wrong_with_the_files_of_this_handbook(tmp_path: Path) -> None:
    install()
    data = ROOT / "playbook_data"
    book = load(data)
    names = [path.relative_to(data).with_suffix("").as_posix() for path in yaml_files(data)]
    texts: list[Changed] = [
        (name, (data / f"{name}.yml").read_text(encoding="utf-8"), []) for name in names
    ]
    found = faults(as_given(book, texts, "en"), tmp_path)
    print(f"{len(names)} files")
    assert [(name, one["own"]) for name, one in zip(names, found, strict=True) if one["own"]] == []


def faults(given: dict[str, Any], folder: Path) -> list[Any]:
    """What the script finds in each text."""
    file = folder / "given.json"
    file.write_text(json.dumps(given), encoding="utf-8")
    done = node("faults.mjs", file)
    assert done.returncode == 0, done.stderr
    found: list[Any] = json.loads(done.stdout)
    return found


def said(one: Any) -> tuple[str, str]:
    """What is wrong."""
    return one["code"], one["message"]


def as_given(book: Playbook, texts: list[Changed], language: str) -> dict[str, Any]:
    """What the script reads."""
    kinds = record_kinds() | file_kinds()
    of_kinds = {name.partition("/")[0] for name, _, _ in texts}
    places = {"places": lists_in_files()}
    known = {kind: form(kinds[kind], book, language) | places for kind in of_kinds}
    cases = []
    for name, text, problems in texts:
        told = [
            {"line": one.line, "column": one.column, "code": one.code} | words_of(one, language)
            for one in problems
            if one.code in SAID
        ]
        cases.append({"text": text, "kind": name.partition("/")[0], "problems": told})
    words = published_words(language) | {"comma": tables.pages(language)["comma"]}
    return {"words": words, "known": known, "cases": cases}


def words_of(problem: Problem, language: str) -> dict[str, str]:
    """What is said of it."""
    return {"message": problem.message(language)}
