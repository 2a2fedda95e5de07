"""Whatever is done to a file of data, it is refused with a place, or is valid."""

from __future__ import annotations

from tests.support.chance import tries
from tests.support.handbooks import FIXTURE
from tests.support.mutants import refused_with_a_place_or_a_model

MUTANTS = tries(400, whole=1_000)


def test_every_mutant_is_refused_with_a_place_or_is_a_model() -> None:
    told = refused_with_a_place_or_a_model(FIXTURE / "playbook_data", MUTANTS)
    assert 0 < told.accepted < MUTANTS
    assert told.slowest < 2, "seconds for one file"
    assert told.mended_wrongly == []
