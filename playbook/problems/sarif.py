"""Problems as SARIF 2.1.0, which code scanning and editors read."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from playbook.locale import tables
from playbook.problems.problem import Problem

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
ROOT = "%SRCROOT%"
"""What readers of SARIF call the folder that files are named from."""
BLANK = re.compile(r"\{\w+\}")


def sarif(problems: Iterable[Problem], language: str, _root: Path) -> str:
    """One run with all problems as its results; in ASCII, which every console passes on."""
    problems = list(problems)
    codes = sorted({problem.code for problem in problems})
    rules = [_rule(code, language) for code in codes]
    results = [_result(problem, language, codes.index(problem.code)) for problem in problems]
    run = {
        "tool": {"driver": {"name": "playbook", "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule(code: str, language: str) -> dict[str, Any]:
    said = tables.messages(language)[code]
    about, help_ = (BLANK.sub("…", said.get(part, "")) for part in ("message", "hint"))
    return {
        "id": code,
        "shortDescription": {"text": about},
        "fullDescription": {"text": about},
        "help": {"text": help_ or about},
    }


def _result(problem: Problem, language: str, rule: int) -> dict[str, Any]:
    said = f"{problem.message(language)}\n{problem.hint(language)}".strip()
    file = {"uri": quote(os.fsencode(problem.path)), "uriBaseId": ROOT}
    region = {"startLine": problem.line, "startColumn": problem.column}
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": "warning" if problem.warning else "error",
        "message": {"text": said},
        "locations": [{"physicalLocation": {"artifactLocation": file, "region": region}}],
    }
