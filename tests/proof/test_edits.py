"""Edits at random of this handbook's files; 10,000 of them with WHOLE=1."""

from __future__ import annotations

from tests.support.chance import tries
from tests.support.edits import tried
from tests.support.handbooks import ROOT


def test_edits_of_this_handbook_are_read_as_the_form_meant_them() -> None:
    count = tries(1_000, whole=10_000)
    assert tried(count, ROOT / "playbook_data") > count * 0.9
