"""The scripts count working days as the shared cases do."""

from __future__ import annotations

import pytest

from tests.support.node import FOLDER, node

CASES = FOLDER.parent / "cases" / "workdays"


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/Los_Angeles", "Pacific/Apia"])
def test_working_days_are_those_of_the_shared_cases(zone: str) -> None:
    done = node("workdays.mjs", CASES, TZ=zone)
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(done.stdout) >= 30
