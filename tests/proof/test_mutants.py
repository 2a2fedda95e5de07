"""Spoilt copies of this repository's data, twenty thousand of them and others each day."""

from __future__ import annotations

from tests.support.handbooks import ROOT
from tests.support.mutants import refused_with_a_place_or_a_model

MUTANTS = 20_000
LOSSES = ROOT / ".cache" / "losses.txt"
"""What passed without a word and has shortened a text, dropped or joined entries: to be read."""


def test_every_mutant_is_refused_with_a_place_or_is_a_model() -> None:
    told = refused_with_a_place_or_a_model(ROOT / "playbook_data", MUTANTS)
    assert 0 < told.accepted < MUTANTS
    assert told.slowest < 2, "seconds for one file"
    assert told.mended_wrongly == []
    LOSSES.parent.mkdir(exist_ok=True)
    LOSSES.write_text("\n".join(told.losses), encoding="utf-8")
