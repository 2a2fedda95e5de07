"""Duties as calendars (ICS): one feed a role, one for all, in each language.

A calendar keeps an event by its UID, so UIDs name the list, never the language or its title.
Feeds are the same bytes for the same data: nothing in them tells when they were made; when the
data was changed they say if somebody does (revision.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, vInt, vRecur

from playbook.export.ics import written
from playbook.export.revision import revised, revision
from playbook.export.timezone import timezone
from playbook.kinds import say, words
from playbook.kinds.checklist.model import Checklist
from playbook.kinds.checklist.numbers import checklists_of
from playbook.kinds.holidays.numbers import known_years, team_calendar
from playbook.kinds.role.numbers import owner as owner_title
from playbook.kinds.team.model import Team
from playbook.kinds.team.numbers import conventions
from playbook.locale.dates import listed
from playbook.model.base import Text
from playbook.model.playbook import Playbook
from playbook.model.rounds import Window
from playbook.model.timing import Schedule
from playbook.schedule.recurrence import first_occurrence, occurrences
from playbook.schedule.round_words import round_words
from playbook.schedule.rrule import START, rule, simplest
from playbook.schedule.working_days import exceptions
from playbook.views.client_data import called
from playbook.views.duties import CampaignDuty, campaign_duties
from playbook.views.plain_text import plain_text

YEARS = 9
"""Days that no rule can say are listed so far beyond the team's period."""
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
        self.team = book[Team]
        self.conventions = conventions(self.team)
        self.calendar = team_calendar(book)
        self.zone = ZoneInfo(self.team.timezone)
        self.last = date(int(self.team.period.end[:4]) + YEARS, 12, 31)
        self.timezone = timezone(self.team.timezone, START.year)
        self.events = {
            one.id: [written(event) for event in self._routine(one)] for one in checklists_of(book)
        }
        """By list, its events, written once for all the feeds they are in."""
        for duty in campaign_duties(book):
            self.events[duty.checklist.id].append(written(self._campaign(duty)))

    def feed(self, owner: str | None = None) -> bytes:
        """The calendar of a role or partner; of everyone if None."""
        name = self._said(owner_title(self.book, owner)) if owner else self._word("calendar-all")
        whole = calendar_of(self.team, name, self.language)
        whole.add_component(self.timezone)
        head = written(whole).removesuffix(END)
        lists = checklists_of(self.book, owner)
        return head + b"".join(event for one in lists for event in self.events[one.id]) + END

    def _routine(self, checklist: Checklist) -> Iterator[Event]:
        """The events of a list that comes round: one for each time of the day, or all day."""
        if checklist.due is None:
            return
        first = first_occurrence(checklist.due)
        if first is None:
            return
        special = exceptions(checklist.due, self.calendar)
        unsettled = self._unsettled([*special.off, *special.added])
        for turn, clock in enumerate(checklist.due.times or [""], start=1):
            key = f"{checklist.first_id}.{turn}"
            begin: date = first
            if clock:
                begin = datetime.combine(first, time.fromisoformat(clock), self.zone)
            event = self._on(checklist, key, begin, unsettled)
            _come_round(event, checklist.due, begin, self.last)
            if special.off:
                event.add("exdate", [_at(day, begin) for day in special.off])
            yield event
            for day in special.added:  # a rule that has days beside it is misread by some programs
                yield self._on(checklist, f"{key}.{day}", _at(day, begin), unsettled)

    def _unsettled(self, days: Sequence[date]) -> list[str]:
        """What to say of `days` in years whose holidays are not announced yet."""
        expected = {year.year for year in known_years(self.book) if year.expected}
        years = [str(year) for year in sorted(expected & {day.year for day in days})]
        return [self._word("path-expected", years=listed(years, self.language))] if years else []

    def _on(self, checklist: Checklist, key: str, begin: date, more: Sequence[str] = ()) -> Event:
        """The event of a list on a day: at a time, or else all day."""
        event = self._event(checklist, key, self._said(checklist.title), more)
        if isinstance(begin, datetime):
            event.add("dtstart", begin)
            event.add("duration", timedelta(minutes=checklist.minutes or UNBOXED))
            self._remind(event, TEN_MINUTES_BEFORE)
        else:
            all_day(event, begin, begin)
            soon = checklist.period in ("day", "week")
            self._remind(event, THAT_MORNING if soon else THE_MORNING_BEFORE)
        return event

    def _campaign(self, duty: CampaignDuty) -> Event:
        """One campaign's turn of a list, over all of its days."""
        title = self._said(duty.checklist.title)
        campaign = called(duty.campaign, duty.stage, self.language)
        summary = self._word("event-campaign", campaign=campaign, list=title)
        about = []
        if duty.estimated:
            summary = self._word("estimated-day", day=summary)
            about.append(self._word("event-estimated"))
        key = f"{duty.checklist.first_id}.{duty.key}"
        event = self._event(duty.checklist, key, summary, about)
        all_day(event, duty.first, duty.last)
        settle(event, estimated=duty.estimated)
        self._remind(event, THE_MORNING_BEFORE)
        return event

    def _event(
        self, checklist: Checklist, key: str, summary: str, more: Sequence[str] = ()
    ) -> Event:
        """What every event of `checklist` says, with what `more` says; times come later."""
        about = [self._said(checklist.summary), self._facts(checklist)]
        about += [*self._rounds(checklist), *more]
        url = f"{self.site_url}{self.language}/checklists/{checklist.id}/" if self.site_url else ""
        if url:
            about.append(self._word("event-open", url=url))
        return event_of(f"{key}@{self.team.id}", summary, "\n".join(about), url)

    def _facts(self, checklist: Checklist) -> str:
        box = self._word("event-minutes", count=checklist.minutes) if checklist.minutes else ""
        return self._word(
            "event-facts",
            owner=self._said(owner_title(self.book, checklist.owner)),
            minutes=box,
            count=len(checklist.checks),
            critical=sum(check.critical for check in checklist.checks),
        )

    def _rounds(self, checklist: Checklist) -> Iterator[str]:
        """When the rounds of each of its groups are, or those of the whole list."""
        groups: list[tuple[str, Window | list[str]]] = [
            (self._said(one.title), one.rounds) for one in checklist.sections if one.rounds
        ]
        if checklist.rounds:
            groups.insert(0, (self._word("rounds"), checklist.rounds))
        for name, rounds in groups:
            said = round_words(rounds, self.language, self.conventions)
            yield self._word("event-rounds", name=name, rounds=said)

    def _remind(self, event: Event, lead: timedelta) -> None:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", lead)
        alarm.add("description", event["summary"])
        event.add_component(alarm)

    def _said(self, text: Text) -> str:
        return plain_text(self.book, text, self.language)

    def _word(self, key: str, **blanks: object) -> str:
        return say(key, self.language, **blanks)


def _come_round(event: Event, schedule: Schedule, begin: date, last: date) -> None:
    """Have `event` come round on the days of `schedule`: by a rule, or if programs would misread
    that, by a list of its days to the `last`."""
    if schedule.freq == "monthly" and not (schedule.weekdays or schedule.months):
        event.add("rrule", vRecur.from_ical(rule(schedule)))
    elif not _misread(schedule):
        event.add("rrule", vRecur.from_ical(rule(simplest(schedule))))
    else:
        event.add("rdate", [_at(day, begin) for day in occurrences(schedule, START, last)])


def _at(day: date, begin: date) -> date:
    """`day` at the time of `begin`, if that has one."""
    return datetime.combine(day, begin.timetz()) if isinstance(begin, datetime) else day


def _misread(schedule: Schedule) -> bool:
    """Whether ical.js 2.2 finds other days, or never ends: days counted from a month's end beside
    anything else, months named beside an interval of months, none beside one of years."""
    whole = simplest(schedule)
    named = bool(whole.months)
    by_months = (whole.freq == "monthly" and named) or (whole.freq == "yearly" and not named)
    return (by_months and whole.interval > 1) or any(day < 0 for day in whole.monthdays)


def calendar_of(team: Team, name: str, language: str) -> Calendar:
    """An empty calendar of `team`, to download or subscribe to."""
    calendar = Calendar()
    calendar.add("prodid", f"-//{team.id}//playbook//{language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    named = words(language)["calendar-of"].format(team=team.name[language], name=name)
    calendar.add("x-wr-calname", named)
    calendar.add("x-wr-timezone", team.timezone)
    calendar.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "P1D")
    return calendar


def event_of(uid: str, summary: str, about: str, url: str = "") -> Event:
    """An event, which is yet to be given a time."""
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", revised())
    event.add("sequence", revision())
    event.add("summary", summary)
    if url:
        event.add("url", url)
    event.add("description", about)
    return event


def all_day(event: Event, first: date, last: date) -> None:
    """Days rather than hours: they take no time from anybody's free hours."""
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))
    event.add("transp", "TRANSPARENT")


def settle(event: Event, *, estimated: bool) -> None:
    """Let a day that is announced replace the same one as it was estimated."""
    event["sequence"] = vInt(revision() + (not estimated))
