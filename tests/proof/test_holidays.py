"""`playbook holidays` for ten countries and three years: what it writes is as good as typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from playbook.check.loader import inspect, load
from playbook.cli.main import main
from playbook.kinds.holidays.model import Holidays
from tests.support.handbooks import copy_fixture

pytest.importorskip("holidays")


@pytest.mark.parametrize("country", ["AE", "BR", "CN", "DE", "FR", "GB", "HK", "IN", "JP", "US"])
def test_what_is_written_is_as_good_as_typed(
    country: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = copy_fixture(tmp_path)
    data = project / "playbook_data"
    monkeypatch.chdir(project)
    (data / "holidays.yml").unlink()
    assert main(["holidays", country, "2026", "2027", "2028"]) == 0
    _, problems = inspect(data)
    wrong = [problem for problem in problems if problem.path.endswith("holidays.yml")]
    assert [problem.code for problem in wrong if not problem.warning] == []
    assert [year.year for year in load(data)[Holidays].years] == [2026, 2027, 2028]
