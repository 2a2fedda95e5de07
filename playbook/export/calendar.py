"""Duties as calendars (ICS): one feed a role, one for all, in each language.

A calendar keeps an event by its UID, so UIDs name the list, never the language or its title.
Feeds are the same bytes for the same data: nothing in them tells when they were made.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone, vRecur

from playbook.locale import tables
from playbook.model.checklist import Checklist
from playbook.model.playbook import Playbook
from playbook.schedule.duties import CampaignDuty, campaign_duties, checklists_of
from playbook.schedule.recurrence import first_occurrence
from playbook.schedule.rrule import START, rule
from playbook.views.plain_text import plain_text

STAMP = datetime(START.year, START.month, START.day, tzinfo=UTC)
"""When every event was "made": fixed, so that two builds are the same."""
UNBOXED = 30
"""Minutes to keep free for a duty at a fixed time that has no time box."""
END = b"END:VCALENDAR\r\n"
TEN_MINUTES_BEFORE = timedelta(minutes=-10)
THAT_MORNING = timedelta(hours=9)
THE_MORNING_BEFORE = timedelta(hours=9 - 24)


class Feeds:
    """The feeds of one language; `site_url` ends with a slash, or is empty: no links then."""

    def __init__(self, book: Playbook, language: str, site_url: str) -> None:
        self.book = book
        self.language = language
        self.site_url = site_url
        self.zone = ZoneInfo(book.team.timezone)
        self.timezone = Timezone.from_tzinfo(self.zone, book.team.timezone, first_date=START)
        self.events = {
            one.id: [bytes(event.to_ical()) for event in self._routine(one)]
            for one in checklists_of(book)
        }
        """By list, its events, written once for all the feeds they are in."""
        for duty in campaign_duties(book):
            self.events[duty.checklist.id].append(bytes(self._campaign(duty).to_ical()))

    def feed(self, owner: str | None = None) -> bytes:
        """The calendar of a role or partner; of everyone if None."""
        name = self.book.owners[owner][self.language] if owner else self._word("calendar-all")
        team = self.book.team.name[self.language]
        calendar = Calendar()
        calendar.add("prodid", f"-//{self.book.team.id}//playbook//{self.language.upper()}")
        calendar.add("version", "2.0")
        calendar.add("method", "PUBLISH")
        calendar.add("x-wr-calname", self._word("calendar-of", team=team, name=name))
        calendar.add("x-wr-timezone", self.book.team.timezone)
        calendar.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", "P1D")
        calendar.add_component(self.timezone)
        head = bytes(calendar.to_ical()).removesuffix(END)
        lists = checklists_of(self.book, owner)
        return head + b"".join(event for one in lists for event in self.events[one.id]) + END

    def _routine(self, checklist: Checklist) -> Iterator[Event]:
        """The events of a list that comes round: one for each time of the day, or all day."""
        if checklist.schedule is None:
            return
        first = first_occurrence(checklist.schedule)
        if first is None:
            return
        title = plain_text(self.book, checklist.title, self.language)
        recurs = vRecur.from_ical(rule(checklist.schedule))
        for turn, clock in enumerate(checklist.schedule.times or [""], start=1):
            event = self._event(checklist, f"{checklist.id}.{turn}", title)
            if clock:
                begin = datetime.combine(first, time.fromisoformat(clock), self.zone)
                event.add("dtstart", begin)
                event.add("duration", timedelta(minutes=checklist.minutes or UNBOXED))
                self._remind(event, TEN_MINUTES_BEFORE)
            else:
                _all_day(event, first, first)
                soon = checklist.period in ("day", "week")
                self._remind(event, THAT_MORNING if soon else THE_MORNING_BEFORE)
            event.add("rrule", recurs)
            yield event

    def _campaign(self, duty: CampaignDuty) -> Event:
        """One campaign's turn of a list, over all of its days."""
        names = {
            "campaign": plain_text(self.book, duty.campaign.title, self.language),
            "list": plain_text(self.book, duty.checklist.title, self.language),
        }
        summary = self._word("event-campaign", **names)
        event = self._event(duty.checklist, f"{duty.checklist.id}.{duty.key}", summary)
        _all_day(event, duty.first, duty.last)
        self._remind(event, THE_MORNING_BEFORE)
        return event

    def _event(self, checklist: Checklist, key: str, summary: str) -> Event:
        """What every event of `checklist` says; times come later."""
        about = [plain_text(self.book, checklist.summary, self.language), self._facts(checklist)]
        event = Event()
        event.add("uid", f"{key}@{self.book.team.id}")
        event.add("dtstamp", STAMP)
        event.add("summary", summary)
        if self.site_url:
            url = f"{self.site_url}{self.language}/checklists/{checklist.id}/"
            event.add("url", url)
            about.append(self._word("event-open", url=url))
        event.add("description", "\n".join(about))
        return event

    def _facts(self, checklist: Checklist) -> str:
        box = self._word("event-minutes", count=checklist.minutes) if checklist.minutes else ""
        return self._word(
            "event-facts",
            owner=plain_text(self.book, self.book.owners[checklist.owner], self.language),
            minutes=box,
            count=len(checklist.checks),
            critical=sum(check.critical for check in checklist.checks),
        )

    def _remind(self, event: Event, lead: timedelta) -> None:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", lead)
        alarm.add("description", event["summary"])
        event.add_component(alarm)

    def _word(self, key: str, **blanks: object) -> str:
        return tables.templates()[key][self.language].format(**blanks)


def _all_day(event: Event, first: date, last: date) -> None:
    """Days rather than hours: they take no time from anybody's free hours."""
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
