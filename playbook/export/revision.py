"""When what calendars say was last changed, for programs that have imported an event before.

No data can say that of itself, and the moment of a build must not: the same data is the same bytes.
`SOURCE_DATE_EPOCH` says it, as https://reproducible-builds.org/specs/source-date-epoch/ has it:
`make build` sets it to the time of the last commit.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime

from playbook.schedule.rrule import START

NEVER = datetime(START.year, START.month, START.day, tzinfo=UTC)
"""The moment of what nobody has dated."""


def revised() -> datetime:
    """When the sources were last changed, in UTC; `NEVER` where nobody says so, or no such time."""
    said = os.environ.get("SOURCE_DATE_EPOCH", "")
    return max(datetime.fromtimestamp(int(said), UTC), NEVER) if said.isdecimal() else NEVER


def revision() -> int:
    """A number that grows with that, a minute each: what is imported again replaces what was."""
    return int((revised() - NEVER).total_seconds() // 60)
