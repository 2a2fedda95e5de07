"""Lines of calendars are folded as icalendar folds them, which is not asked: it is slow."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Alarm, Event

from playbook.export.ics import written


@given(text=st.text(st.sampled_from("ab: ;,\\^\né—走查😀"), min_size=100, max_size=400))
def test_an_event_is_written_as_the_library_writes_it(text: str) -> None:
    event, alarm = Event(), Alarm()
    event.add("summary", text)
    alarm.add("description", text)
    event.add_component(alarm)
    assert written(event) == event.to_ical()
