"""Spoilt copies of this repository's data, twenty thousand of them and others each day."""

from __future__ import annotations

from tests.support.handbooks import ROOT
from tests.support.mutants import refused_with_a_place_or_a_model

MUTANTS = 20_000


def test_every_mutant_is_refused_with_a_place_or_is_a_model() -> None:
    told = refused_with_a_place_or_a_model(ROOT / "playbook_data", MUTANTS)
    assert 0 < told.accepted < MUTANTS
    assert told.slowest < 20, "one mutant took too long to read"
