"""What is to be looked at again, as a calendar (ICS) for whoever keeps the handbook."""

from __future__ import annotations

from playbook.export.calendar import all_day, calendar_of, event_of
from playbook.export.ics import written
from playbook.kinds import words
from playbook.kinds.team.model import Team
from playbook.model.playbook import Playbook
from playbook.views.health import reviews_by_day
from playbook.views.plain_text import title_at


def reviews_calendar(book: Playbook, language: str) -> bytes:
    """An event on each day on which cards or sources of `book` are due for review."""
    said, team = words(language), book[Team]
    calendar = calendar_of(team, said["health-reviews"], language)
    for day, places, sources in reviews_by_day(book):
        what = [title_at(book, place, language) for place in places]
        what += [said["health-sources"].format(count=sources)] if sources else []
        uid = f"{team.id}.review.{day.isoformat()}"
        event = event_of(uid, said["health-reviews"], said["comma"].join(what))
        all_day(event, day, day)
        calendar.add_component(event)
    return written(calendar)
