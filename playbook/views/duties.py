"""The lists that campaigns call for, and on which days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from playbook.kinds.campaign.model import Campaign
from playbook.kinds.campaign.numbers import offered, turns, years
from playbook.kinds.checklist.model import Checklist
from playbook.kinds.checklist.numbers import checklists_of
from playbook.kinds.phases.model import PhaseSet
from playbook.model.playbook import Playbook
from playbook.schedule.campaign_dates import days_in

LIGHT = 3
"""Campaigns of this tier need no lists of their own."""


@dataclass(frozen=True)
class CampaignDuty:
    """A list that a campaign calls for, from its first to its last day; `key` names the campaign's
    turn, such as singles-day.2026-1, and stays when the announced date moves within the year.
    `stage` is the one that sets it apart from the campaign's other turns of the list."""

    checklist: Checklist
    campaign: Campaign
    key: str
    first: date
    last: date
    stage: str = ""
    estimated: bool = False


def campaign_duties(book: Playbook) -> Iterator[CampaignDuty]:
    """The lists of the team's campaigns but the light ones, as the phases of each name them."""
    known = years(book)
    for campaign in offered(book):
        if campaign.tier >= LIGHT:
            continue
        lists = lists_for(book, campaign)
        for year in known:
            for turn, day in enumerate(days_in([year], campaign.rule, campaign.dates), start=1):
                for checklist in lists.values():
                    yield from _turn(checklist, campaign, f"{campaign.first_id}.{year}-{turn}", day)


def lists_for(book: Playbook, campaign: Campaign) -> dict[str, Checklist]:
    """The lists counted from a campaign's days that its phases call for, in their order."""
    phases: PhaseSet = book.entries["phases"][campaign.phases]
    lists = {one.id: one for one in checklists_of(book) if one.campaign}
    named = dict.fromkeys(ident for phase in phases.phases for ident in phase.checklists)
    return {ident: lists[ident] for ident in named if ident in lists}


def _turn(checklist: Checklist, campaign: Campaign, key: str, own: date) -> Iterator[CampaignDuty]:
    """`checklist` around the campaign's `own` day: once for each stage that it counts from."""
    if checklist.campaign is None:
        return
    start, end = checklist.campaign.start, checklist.campaign.end
    for added, turn in turns(campaign, own, checklist.campaign.stages):
        yield CampaignDuty(
            checklist,
            campaign,
            key + added,
            turn.day + timedelta(days=start),
            turn.day + timedelta(days=end),
            added[1:],
            turn.estimated,
        )
