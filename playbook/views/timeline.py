"""Campaigns and what prepares them as stretches of days, and where these lie on a drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from playbook.kinds.campaign.model import Campaign
from playbook.kinds.campaign.numbers import days, stage_days, turns, years_planned
from playbook.kinds.holidays.numbers import known_years
from playbook.kinds.phases.model import Phase, PhaseSet
from playbook.kinds.team.model import Team
from playbook.kinds.vocabulary.model import Word
from playbook.model.base import Text
from playbook.model.playbook import Playbook
from playbook.schedule.campaign_dates import days_in
from playbook.text.han import HAN

LEAD_MONTHS = 3
"""What is sold in the first days of a year is prepared so long before."""
NEAR, WEEK = -30, -7
LOOKS = ("early", "near", "week", "day", "after")
"""How near its day a campaign is: before T-30, before T-7, before T, at T, after it."""
CROWDED = 70.0
"""Where a label no longer fits behind what it names, in hundredths."""
ROOM = 30.0
"""What a label beside what it names needs, in hundredths."""
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Line:
    """The days from `first` to `last`, drawn from side to side: places are hundredths of that."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many there are."""
        return (self.last - self.first).days + 1

    def at(self, day: date) -> float:
        """Where `day` begins."""
        return self.width((day - self.first).days)

    def after(self, day: date) -> float:
        """Where `day` ends."""
        return self.at(day + DAY)

    def width(self, days: int) -> float:
        """How much so many days take."""
        return days / self.days * 100

    def months(self) -> list[Line]:
        """Its parts by month, the first and the last as far as they are in it."""
        found: list[Line] = []
        day = self.first
        while day <= self.last:
            end = min(_month_after(day) - DAY, self.last)
            found.append(Line(day, end))
            day = end + DAY
        return found

    def named(self, names: Sequence[str], least: float) -> list[bool]:
        """Which of its months bear their `names`: those wider than `least`; of every second one
        where names are long. A letter takes a hundredth, a Chinese character two."""
        wide = max(least, *(len(name) + len(HAN.findall(name)) for name in names))
        return [
            self.width(month.days) > (least if number % 2 == 0 and month.last < self.last else wide)
            for number, month in enumerate(self.months())
        ]


@dataclass(frozen=True)
class Stretch:
    """Days of one phase, counted from a campaign's own day; with an announcement to come, an
    estimate."""

    start: int
    end: int
    look: str
    estimated: bool = False


@dataclass(frozen=True)
class Turn:
    """A campaign once."""

    campaign: Campaign
    own: date
    stretches: tuple[Stretch, ...]

    @property
    def span(self) -> Line:
        """From the first day of preparation to the last of review."""
        starts = [0, *(one.start for one in self.stretches)]
        ends = [0, *(one.end for one in self.stretches)]
        return Line(self.own + min(starts) * DAY, self.own + max(ends) * DAY)

    @property
    def bands(self) -> tuple[Stretch, ...]:
        """Its days by how they look, each look as one; each day T for itself."""
        looks = {one.look for one in self.stretches} - {"day"}
        return (
            *(_joined(self.stretches, look) for look in LOOKS if look in looks),
            *(one for one in self.stretches if one.look == "day"),
        )

    def meets(self, line: Line) -> bool:
        """Whether any of its days is on `line`."""
        return self.span.first <= line.last and self.span.last >= line.first


@dataclass(frozen=True)
class Span:
    """From a first to a last day; estimated until a platform announces what it counts from."""

    first: date
    last: date
    estimated: bool = False

    def within(self, line: Line) -> Span | None:
        """The part of it that lies on `line`."""
        first, last = max(self.first, line.first), min(self.last, line.last)
        return Span(first, last, self.estimated) if first <= last else None


@dataclass(frozen=True)
class Event:
    """What happens, and when: a phase of a campaign may come once for each of its stages."""

    title: Text
    spans: list[Span]
    look: str


@dataclass(frozen=True)
class Strip:
    """Campaigns along a line of days: by market, those that ask most first."""

    line: Line
    markets: list[tuple[Word, list[list[Turn]]]]
    holidays: list[Event]

    @property
    def rows(self) -> list[list[Turn]]:
        """The turns of each campaign."""
        return [row for _, rows in self.markets for row in rows]

    @property
    def shapes(self) -> list[tuple[Stretch, ...]]:
        """What turns look like, each once: campaigns of a size are prepared alike."""
        return list(dict.fromkeys(turn.bands for row in self.rows for turn in row))

    def during(self, month: Line) -> list[Turn]:
        """The turns that reach into `month`, by their days."""
        found = [turn for row in self.rows for turn in row if turn.meets(month)]
        return sorted(found, key=lambda turn: turn.own)

    def off(self, month: Line) -> list[Event]:
        """The holidays of `month`, as far as they are in it."""
        found = [(one, one.spans[0].within(month)) for one in self.holidays]
        return [Event(one.title, [span], one.look) for one, span in found if span]

    def behind(self, turn: Turn) -> bool:
        """Whether there is room for a label after the last of its days."""
        return self.line.at(turn.span.last) < CROWDED


@dataclass(frozen=True)
class Course:
    """How a campaign runs around its own day: what prepares it, then the days of its stages."""

    own: date
    line: Line
    events: list[Event]

    def behind(self, event: Event) -> bool:
        """Whether there is more room for a label after its days than before them."""
        before, after = self._beside(event)
        return after >= before

    @property
    def is_crowded(self) -> bool:
        """Whether some label has no room on either side of its days."""
        return any(max(self._beside(event)) < ROOM for event in self.events)

    def _beside(self, event: Event) -> tuple[float, float]:
        first, last = event.spans[0].first, event.spans[-1].last
        return self.line.at(first), 100 - self.line.after(last)


def courses(book: Playbook, campaign: Campaign) -> list[Course]:
    """That of each year which is planned."""
    planned = days_in(years_planned(book), campaign.rule, campaign.dates)
    return [_course(book, campaign, own) for own in planned]


def in_period(book: Playbook, found: Sequence[Course]) -> Course | None:
    """The first of them in the team's period; the first of all if none is."""
    start = date.fromisoformat(book[Team].period.start)
    return next((one for one in found if one.own >= start), found[0] if found else None)


def _course(book: Playbook, campaign: Campaign, own: date) -> Course:
    phases: PhaseSet = book.entries["phases"][campaign.phases]
    events = [_phase(campaign, phase, own) for phase in phases.phases]
    stages = zip(campaign.stages, stage_days(campaign, own), strict=True)
    events += [
        Event(stage.title, [Span(one.day, one.day, one.estimated)], "day") for stage, one in stages
    ]
    if all(event.look != "day" for event in events):
        events.append(Event(campaign.title, [Span(own, own)], "day"))
    spans = [span for event in events for span in event.spans]
    line = Line(min(one.first for one in spans), max(one.last for one in spans))
    return Course(own, line, events)


def _phase(campaign: Campaign, phase: Phase, own: date) -> Event:
    found = stretches(campaign, phase, own)
    spans = [Span(own + one.start * DAY, own + one.end * DAY, one.estimated) for one in found]
    return Event(phase.title, spans, found[0].look)


def year_strip(book: Playbook, listed: Sequence[tuple[Word, list[Campaign]]]) -> Strip:
    """The `listed` campaigns in the team's period, and before it as long as preparation takes."""
    period = book[Team].period
    first, last = date.fromisoformat(period.start), date.fromisoformat(period.end)
    line = Line(_months_before(first, LEAD_MONTHS), last)
    markets = [
        (market, [_row(book, one, line) for one in sorted(held, key=lambda one: one.tier)])
        for market, held in listed
    ]
    shown = [(market, rows) for market, held in markets if (rows := [*filter(None, held)])]
    return Strip(line, shown, _holidays(book, line))


def _holidays(book: Playbook, line: Line) -> list[Event]:
    """The public holidays on `line`; estimates while a year's notice is not out."""
    found = [
        (
            one.title,
            Span(date.fromisoformat(one.start), date.fromisoformat(one.end), year.expected),
        )
        for year in known_years(book)
        for one in year.holidays
    ]
    return [Event(title, [part], "off") for title, span in found if (part := span.within(line))]


def turn(book: Playbook, campaign: Campaign, own: date) -> Turn:
    """`campaign` around its `own` day."""
    phases: PhaseSet = book.entries["phases"][campaign.phases]
    found = [one for phase in phases.phases for one in stretches(campaign, phase, own)]
    return Turn(campaign, own, tuple(found))


def stretches(campaign: Campaign, phase: Phase, own: date) -> list[Stretch]:
    """The days of `phase`, once for each stage that it counts from."""
    return [
        Stretch(
            (one.day - own).days + phase.start,
            (one.day - own).days + phase.end,
            look(phase.start, phase.end),
            one.estimated,
        )
        for _, one in turns(campaign, own, phase.stages)
    ]


def look(start: int, end: int) -> str:
    """How near day T the days from `start` to `end` are."""
    if start >= 0:
        return "day" if end == 0 else "after"
    return "week" if start >= WEEK else "near" if start >= NEAR else "early"


def _joined(stretches: Sequence[Stretch], look: str) -> Stretch:
    """From the first to the last day of the `stretches` with that `look`."""
    found = [one for one in stretches if one.look == look]
    start, end = min(one.start for one in found), max(one.end for one in found)
    return Stretch(start, end, look)


def _row(book: Playbook, campaign: Campaign, line: Line) -> list[Turn]:
    found = [turn(book, campaign, day) for day in days(book, campaign)]
    return [one for one in found if one.own >= line.first and one.meets(line)]


def _month_after(day: date) -> date:
    return (day.replace(day=1) + 31 * DAY).replace(day=1)


def _months_before(day: date, count: int) -> date:
    for _ in range(count):
        day = (day.replace(day=1) - DAY).replace(day=1)
    return day
