"""The shared cases of working days."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from playbook.schedule.working_days import Calendar
from tests.support.handbooks import CASES as ALL

CASES = sorted((ALL / "workdays").glob("*.json"))


def read(path: Path) -> tuple[dict[str, Any], Calendar]:
    """A case, and the calendar it names."""
    case = json.loads(path.read_text(encoding="utf-8"))
    rest = frozenset(map(date.fromisoformat, case["rest"]))
    working = frozenset(map(date.fromisoformat, case["working"]))
    return case, Calendar(rest, working, frozenset(case.get("weekend", ("SA", "SU"))))
