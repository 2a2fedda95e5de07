"""SARIF 2.1.0, held to what the standard and its readers demand of each part."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest

from playbook.cli.main import main
from playbook.problems.problem import Problem
from playbook.problems.sarif import sarif


def run_of(said: str) -> dict[str, Any]:
    """The only run in a log whose every part is as the standard has it."""
    log = json.loads(said)
    assert log.keys() == {"$schema", "version", "runs"} and log["version"] == "2.1.0"
    [run] = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for rule in rules:
        for part in ("shortDescription", "fullDescription", "help"):
            assert rule[part]["text"] and "{" not in rule[part]["text"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning") and result["message"]["text"]
        [location] = result["locations"]
        place = location["physicalLocation"]
        assert place["region"]["startLine"] >= 1 and place["region"]["startColumn"] >= 1
        uri = place["artifactLocation"]["uri"]
        assert uri.isascii() and not uri.startswith("/") and " " not in uri
        assert place["artifactLocation"]["uriBaseId"] == "%SRCROOT%"
    return dict(run)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_check_speaks_it(language: str, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    glossary = data / "glossary/sales.yml"
    slip = glossary.read_text(encoding="utf-8").replace("id: gmv", "id：gmv")
    glossary.write_text(slip.rstrip("\n").removesuffix("}") + " x}", encoding="utf-8")
    assert main(["check", "--data", str(data), "--lang", language, "--format", "sarif"]) == 1
    said = capsys.readouterr().out
    assert said.isascii()
    found = [
        (result["ruleId"], result["level"], result["locations"][0]["physicalLocation"]["region"])
        for result in run_of(said)["results"]
    ]
    line = next(n for n, text in enumerate(slip.split("\n"), 1) if "id：gmv" in text)
    column = slip.split("\n")[line - 1].index("：") + 1
    assert ("full-width-colon", "error", {"startLine": line, "startColumn": column}) in found


def test_nothing_wrong_is_a_run_without_results(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--data", str(data), "--format", "sarif"]) == 0
    assert run_of(capsys.readouterr().out)["results"] == []


def test_a_file_of_any_name_is_named_by_an_address() -> None:
    name = b"playbook_data/roles/\xc3\xbf\xb5\xea #1.yml"
    problem = Problem(os.fsdecode(name), 1, 1, "empty-file")
    [result] = run_of(sarif([problem], "en", Path()))["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote_to_bytes(uri) == name
