"""The days off of this handbook are those that the shared cases of working days count with."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from playbook.kinds.holidays.model import Holidays
from playbook.kinds.holidays.numbers import calendar
from playbook.kinds.team.model import Team
from playbook.model.playbook import Playbook
from tests.support.workdays import CASES, read

OURS = [path for path in CASES if read(path)[0]["handbook"]]


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_the_handbook_has_the_calendar_of_the_case(path: Path, book: Playbook) -> None:
    _, days = read(path)
    known = calendar(book[Holidays], book[Team])
    assert days.rest <= known.rest
    assert days.working <= known.working
    for day in (min(days.rest) - timedelta(days=1), max(days.rest) + timedelta(days=1)):
        assert day not in known.rest
