"""10,000 ways in which browsers, tabs and clocks can cross: nothing done last is lost in any."""

from __future__ import annotations

import pytest

from tests.support.chance import SEED, sample
from tests.support.node import install, node

EACH = 500
PARTS = range(20)


@pytest.mark.parametrize("part", sample(PARTS, 5))
def test_nothing_that_was_done_last_is_lost(part: int) -> None:
    install()
    done = node("interleavings.mjs", f"{EACH}", f"{SEED + part * EACH}")
    assert done.returncode == 0, done.stdout + done.stderr
