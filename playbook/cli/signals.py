"""What ends a command from outside, and the exit codes that tell of it."""

from __future__ import annotations

import signal
from types import FrameType

INTERRUPTED = 130
"""What shells return for a command ended by Ctrl-C."""
ENDED, BROKEN_PIPE = 128, 13
"""The same for other signals, whose number is added; and one that Windows does not know."""


def end_tidily() -> None:
    """Let the signals that end a process end it as Ctrl-C does: what it has begun is tidied up."""
    for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
        if signal.getsignal(number) is not signal.SIG_IGN:  # as nohup has it
            signal.signal(number, _end)


def _end(number: int, _: FrameType | None) -> None:
    raise SystemExit(ENDED + number)
