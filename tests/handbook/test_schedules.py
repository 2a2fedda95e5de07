"""Every schedule of this handbook is among the cases that all who reckon days are held to."""

from __future__ import annotations

from tests.support import vectors


def test_every_duty_has_a_case() -> None:
    known = {path.stem for path in vectors.CASES.glob("*.json")}
    missing = [ident for ident, one in vectors.duties().items() if vectors.name(one) not in known]
    assert not missing, f"run `python -m tests.support.vectors` to write the days of {missing}"
