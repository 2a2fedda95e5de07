"""What is read a second time, as while serving, and what is taken as it was."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from playbook.check.file import Readings
from playbook.check.loader import inspect, load
from playbook.source.parser import Parser


def test_only_what_changed_is_taken_apart_again(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before: Readings = {}
    load(data, before=before)
    metric = next((data / "metrics").glob("*.yml"))
    text = re.sub(r"^order: .*$", "order: 77", metric.read_text("utf-8"), flags=re.M)
    metric.write_text(text, encoding="utf-8")
    parsed: list[str] = []
    monkeypatch.setattr(Parser, "document", _noting(parsed))
    book = load(data, before=before)
    assert book.records["metrics"][metric.stem].model_dump()["order"] == 77
    assert len(parsed) == 1 and "order: 77" in parsed[0]


def test_a_faultless_file_is_parsed_once(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []
    monkeypatch.setattr(Parser, "document", _noting(parsed))
    load(data)
    files = len(list(data.rglob("*.yml")))
    assert files <= len(parsed) < files + 5  # of a few, somebody asks where something stands


def test_what_is_wrong_is_told_each_time_and_once(data: Path) -> None:
    before: Readings = {}
    load(data, before=before)
    metric = next((data / "metrics").glob("*.yml"))
    metric.rename(metric.with_stem("other"))
    first, second = (inspect(data, before=before)[1] for _ in range(2))
    assert first == second
    assert [problem.code for problem in first].count("id-not-file") == 1


def _noting(parsed: list[str]) -> object:
    document = Parser.document

    def noted(self: Parser) -> object:
        parsed.append(self.text)
        return document(self)

    return noted
