"""What the data says of the handbook itself: how much work its lists are, whose they are, where two
of them clash, what nothing leads to, and what is to be looked at again.

All of it is of the twelve months from the start of the team's period, so that it is the same on
every day.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, groupby
from operator import attrgetter

from dateutil.relativedelta import relativedelta

from playbook.kinds.campaign.numbers import to_confirm
from playbook.kinds.card.model import Card
from playbook.kinds.checklist.model import Checklist
from playbook.kinds.holidays.numbers import team_calendar
from playbook.kinds.plan.numbers import people
from playbook.kinds.practice.model import Practice
from playbook.kinds.role.numbers import owners
from playbook.kinds.team.model import Team
from playbook.model.base import Text
from playbook.model.playbook import Playbook, Side, references
from playbook.schedule.working_days import days_due
from playbook.views.duties import campaign_duties
from playbook.views.plain_text import plain_text

MONTHS = 12
REVIEWED_AFTER = {"compliance": 6, "evidence": 12}
"""Months after which a card, and a source, is to be looked at again: law and platform rules are
rewritten within a year (rule of thumb)."""
FOUND_OTHERWISE = ("quizzes", "calendar", "onboarding", "glossary")
"""Kinds whose records are led to without being named: a quiz by what it is about, a campaign by its
days, a path by its role, a topic by its terms."""


@dataclass(frozen=True)
class Work:
    """What the lists ask of one role or partner."""

    owner: str
    hours: float
    """A month, of the lists that come round and have a time box."""
    seats: float
    """How many people the plan has for it; 0: none."""
    lists: int
    """How many it owns."""
    critical: int
    """How many critical items are its to do."""

    @property
    def hours_a_seat(self) -> float | None:
        """A month for each of its people; None without any in the plan."""
        return self.hours / self.seats if self.seats else None


@dataclass(frozen=True)
class Clash:
    """Two lists of a role with one person that begin before the other is over."""

    owner: str
    first: str
    second: str
    days: int
    """How often that is in the year."""


@dataclass(frozen=True)
class Review:
    """When a card or a source is to be looked at again."""

    kind: str
    ident: str
    checked: date
    due: date


@dataclass(frozen=True)
class Estimate:
    """Days of a campaign's stage that are to be confirmed."""

    record: str
    field: str
    """Where what was announced is written, such as stages/0/announced."""
    days: list[date]
    stage: dict[str, str]
    """Its title, by language."""
    notice: dict[str, str]
    """When its day is usually announced, by language."""


@dataclass(frozen=True)
class Health:
    """All of it."""

    first: date
    last: date
    work: list[Work]
    unmeasured: list[str]
    """Lists that say no minutes: their hours are not guessed. As all records here by the places of
    their pages, such as checklists/daily-open."""
    on_demand: list[str]
    """Other lists that an event starts: nobody knows how often."""
    clashes: list[Clash]
    without_list: list[str]
    """Practices that no list belongs to."""
    without_metric: list[str]
    """Practices whose metrics no list names."""
    unlinked: list[str]
    reviews: list[Review]
    """By the day they are due."""
    to_confirm: list[Estimate]
    """By the first of their days."""
    stale: list[Side]
    """The sides of texts that may lag behind another language."""


def health(book: Playbook) -> Health:
    """The state of `book`, drafts and all else that it holds."""
    first, last = year(book)
    days = due_days(book, first, last)
    lists = book.all(Checklist)
    metrics = {name for one in lists for name in one.metrics}
    practices = book.all(Practice)
    named = {one.practice for one in lists} | {one.id for one in practices if one.checklists}
    return Health(
        first,
        last,
        work(book, days),
        unmeasured=[f"checklists/{one.id}" for one in lists if one.minutes is None],
        on_demand=[f"checklists/{one.id}" for one in lists if one.minutes and one.id not in days],
        clashes=clashes(book, days),
        without_list=[f"practices/{one.id}" for one in practices if one.id not in named],
        without_metric=[f"practices/{one.id}" for one in practices if not metrics & {*one.metrics}],
        unlinked=unlinked(book),
        reviews=reviews(book),
        to_confirm=[*estimates(book)],
        stale=[*book.stale],
    )


def year(book: Playbook) -> tuple[date, date]:
    """The first and the last of the twelve months from the start of the team's period."""
    first = date.fromisoformat(book[Team].period.start)
    return first, first + relativedelta(months=MONTHS) - timedelta(days=1)


def due_days(book: Playbook, first: date, last: date) -> dict[str, list[date]]:
    """The days from `first` to `last` on which each list comes round, by its id: of a campaign's
    list the first day of each turn; none of what something else starts."""
    calendar = team_calendar(book)
    found: dict[str, list[date]] = {
        one.id: days_due(one.schedule, first, last, calendar)
        for one in book.all(Checklist)
        if one.schedule
    }
    found |= {one.id: [] for one in book.all(Checklist) if one.campaign}
    for duty in campaign_duties(book):
        if first <= duty.first <= last:
            found[duty.checklist.id].append(duty.first)
    return found


def work(book: Playbook, days: dict[str, list[date]]) -> list[Work]:
    """What lists ask of each owner, in the order of roles, then partners.

    The minutes of a list are shared out by its boxes: each belongs to the role that its item names,
    or to the list's owner.
    """
    minutes: defaultdict[str, float] = defaultdict(float)
    owned, critical = Counter[str](), Counter[str]()
    for one in book.all(Checklist):
        owned[one.owner] += 1
        boxes = doers(one)
        for owner, count in boxes.items():
            share = count / boxes.total()
            minutes[owner] += share * (one.minutes or 0) * len(days.get(one.id, ()))
        critical.update(check.role or one.owner for check in one.checks if check.critical)
    seats = people(book)
    return [
        Work(one, minutes[one] / 60 / MONTHS, seats.get(one, 0), owned[one], critical[one])
        for one in owners(book)
        if minutes[one] or owned[one] or critical[one]
    ]


def doers(checklist: Checklist) -> Counter[str]:
    """How many boxes of `checklist` are whose."""
    found = Counter[str]()
    for section in checklist.sections:
        rounds = len(checklist.times(section)) or 1
        for check in section.checks:
            found[check.role or checklist.owner] += rounds
    return found


def clashes(book: Playbook, days: dict[str, list[date]]) -> list[Clash]:
    """The pairs of lists that one person would have to do at once: on a day both come round, and
    one begins while the other lasts. Roles with several people share them out."""
    seats, by_owner = people(book), defaultdict[str, list[Checklist]](list)
    for one in book.all(Checklist):
        if one.due and one.due.times and one.minutes and 0 < seats.get(one.owner, 0) <= 1:
            by_owner[one.owner].append(one)
    return [
        Clash(owner, f"checklists/{first.id}", f"checklists/{second.id}", count)
        for owner, lists in by_owner.items()
        for first, second in combinations(lists, 2)
        if overlap(first, second)
        if (count := len({*days[first.id]} & {*days[second.id]}))
    ]


def overlap(first: Checklist, second: Checklist) -> bool:
    """Whether one of them begins at a time of day at which the other lasts."""
    return any(
        start < other + other_length and other < start + length
        for start, length in _spans(first)
        for other, other_length in _spans(second)
    )


def _spans(checklist: Checklist) -> Iterator[tuple[int, int]]:
    """When the list begins, in minutes of the day, each time with how long it lasts."""
    for time in checklist.due.times if checklist.due else ():
        hour, minute = time.split(":")
        yield int(hour) * 60 + int(minute), checklist.minutes or 0


def unlinked(book: Playbook) -> list[str]:
    """The records that no other record and no single file names, in the order of pages."""
    named = {
        (kinds[0], ident) for file in book.files.values() for _, kinds, ident in references(file)
    }
    return [
        f"{kind}/{ident}"
        for kind, records in book.records.items()
        if kind not in FOUND_OTHERWISE
        for ident in records
        if (kind, ident) not in named and (kind, ident) not in book.used_by
    ]


def estimates(book: Playbook) -> Iterator[Estimate]:
    """The days of campaigns that are estimates, and when each is usually announced."""

    def said(text: Text | None) -> dict[str, str]:
        codes = [language.code for language in book.languages]
        return {code: plain_text(book, text, code) for code in codes} if text else {}

    for campaign, stage, days in to_confirm(book):
        field = f"stages/{campaign.stages.index(stage)}/announced"
        record = f"calendar/{campaign.id}"
        yield Estimate(record, field, days, said(stage.title), said(stage.notice))


def reviews(book: Playbook) -> list[Review]:
    """The cards and sources by the day on which they are to be looked at again."""
    sources = book.entries["evidence"]
    checked = [("compliance", one.id, one.checked) for one in book.all(Card)]
    checked += [("evidence", ident, one.checked) for ident, one in sources.items()]
    found = [_review(kind, ident, date.fromisoformat(day)) for kind, ident, day in checked]
    return sorted(found, key=lambda one: (one.due, one.kind, one.ident))


def _review(kind: str, ident: str, checked: date) -> Review:
    due = checked + relativedelta(months=REVIEWED_AFTER[kind])
    return Review(kind, ident, checked, due)


def reviews_by_day(book: Playbook) -> list[tuple[date, list[str], int]]:
    """The same, day by day: the cards by the places of their pages, and how many sources."""
    return [
        (
            day,
            [f"{one.kind}/{one.ident}" for one in found if one.kind != "evidence"],
            sum(one.kind == "evidence" for one in found),
        )
        for day, grouped in groupby(reviews(book), key=attrgetter("due"))
        for found in [list(grouped)]
    ]
