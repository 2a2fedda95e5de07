"""The days off of this handbook are those that the shared cases of working days count with."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from playbook.model.playbook import Playbook
from playbook.schedule.working_days import calendar
from tests.support.workdays import CASES, read

OURS = [path for path in CASES if read(path)[0]["handbook"]]


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_the_handbook_has_the_calendar_of_the_case(path: Path, book: Playbook) -> None:
    _, days = read(path)
    known = calendar(book.holidays, book.team.country)
    assert days.rest <= known.rest
    assert days.working <= known.working
    for day in (min(days.rest) - timedelta(days=1), max(days.rest) + timedelta(days=1)):
        assert day not in known.rest
