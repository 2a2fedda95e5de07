"""A campaign's countdown as a calendar (ICS): its stages, and each stretch of preparation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from icalendar import Event

from playbook.export.calendar import all_day, calendar_of, event_of, settle
from playbook.export.ics import written
from playbook.kinds import say, words
from playbook.kinds.campaign.model import Campaign
from playbook.kinds.campaign.numbers import days_by_year, stage_days, turns
from playbook.kinds.phases.model import Phase
from playbook.kinds.team.model import Team
from playbook.model.base import Text
from playbook.model.playbook import Playbook
from playbook.schedule.campaign_dates import StageDay
from playbook.views.client_data import called
from playbook.views.plain_text import plain_text


def countdown(book: Playbook, campaign: Campaign, language: str, site_url: str) -> bytes:
    """The countdown to each turn of `campaign` from the year on that the team plans.

    `site_url` ends with a slash, or is empty: no links then.
    """
    title = plain_text(book, campaign.title, language)
    name = words(language)["countdown-of"].format(campaign=title)
    calendar = calendar_of(book[Team], name, language)
    url = f"{site_url}{language}/calendar/{campaign.id}/" if site_url else ""
    for event in _Countdown(book, campaign, language, url).events():
        calendar.add_component(event)
    return written(calendar)


class _Countdown:
    """The events of one campaign in one language."""

    def __init__(self, book: Playbook, campaign: Campaign, language: str, url: str) -> None:
        self.url = url
        self.book = book
        self.campaign = campaign
        self.language = language
        self.stages = {one.stage: one for one in campaign.stages}
        self.phases: list[Phase] = book.entries["phases"][campaign.phases].phases

    def events(self) -> Iterator[Event]:
        """Those of all turns."""
        planned = date.fromisoformat(self.book[Team].period.start).year
        for held in days_by_year(self.book, self.campaign):
            for turn, own in enumerate(held, start=1):
                if own.year >= planned:
                    yield from self._turn(f"{self.campaign.first_id}.{own.year}-{turn}", own)

    def _turn(self, key: str, own: date) -> Iterator[Event]:
        for one in stage_days(self.campaign, own):
            notice = self.stages[one.stage].notice
            summary = called(self.campaign, one.stage, self.language)
            about = self._said(notice) if notice else ""
            yield self._event(f"{key}.{one.stage}", summary, about, one, (0, 0))
        for phase in self.phases:
            for added, one in turns(self.campaign, own, phase.stages):
                title = called(self.campaign, added[1:], self.language)
                summary = self._word("event-phase", campaign=title, phase=self._said(phase.title))
                about, span = self._said(phase.text), (phase.start, phase.end)
                own_key = f"{key}.phase.{phase.id}{added}"  # a stage may be called the same
                yield self._event(own_key, summary, about, one, span)

    def _event(
        self, key: str, summary: str, about: str, counted: StageDay, span: tuple[int, int]
    ) -> Event:
        if counted.estimated:
            summary = self._word("estimated-day", day=summary)
            about = "\n".join(filter(None, [about, self._word("event-estimated")]))
        event = event_of(f"{key}@{self.book[Team].id}", summary, about, self.url)
        first, last = (counted.day + timedelta(days=days) for days in span)
        all_day(event, first, last)
        settle(event, estimated=counted.estimated)
        return event

    def _said(self, text: Text) -> str:
        return plain_text(self.book, text, self.language)

    def _word(self, key: str, **blanks: str) -> str:
        return say(key, self.language, **blanks)
