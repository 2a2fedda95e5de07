"""What the form writes is what the engine reads, and nothing else of a file is touched."""

from __future__ import annotations

from tests.support.chance import tries
from tests.support.edits import tried
from tests.support.handbooks import FIXTURE, ROOT


def test_edits_at_random_touch_their_own_lines_and_are_read_as_meant() -> None:
    count = tries(60, whole=10_000)
    assert tried(count, FIXTURE / "playbook_data", ROOT / "tests/engine/teams") > count * 0.9
