"""What ends a command from outside, Ctrl-C or a closed pipe too, and the exit codes that tell it.

Whoever has begun something tidies it up on the way out: a build in `playbook/site/publish.py`.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
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


def tidily(run: Callable[[], int]) -> int:
    """What `run` returns, or the exit code of what ended it."""
    try:
        return run()
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        say_no_more()
        return ENDED + BROKEN_PIPE


def say_no_more() -> None:
    """Nobody takes what is said; let Python not try once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _end(number: int, _: FrameType | None) -> None:
    raise SystemExit(ENDED + number)
