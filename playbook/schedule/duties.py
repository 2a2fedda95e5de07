"""Who has which lists to do, and on which days of which campaigns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from playbook.model.calendar import Campaign
from playbook.model.checklist import Checklist
from playbook.model.playbook import Playbook
from playbook.schedule.campaign_dates import YEARS, days_in

LIGHT = 3
"""Campaigns of this tier need no lists of their own."""


@dataclass(frozen=True)
class CampaignDuty:
    """A list that a campaign calls for, from its first to its last day; `key` names the campaign's
    turn, such as singles-day.2026-1, and stays when the announced date moves within the year."""

    checklist: Checklist
    campaign: Campaign
    key: str
    first: date
    last: date


def checklists_of(book: Playbook, owner: str | None = None) -> list[Checklist]:
    """The lists that `owner` (a role or partner; None: anyone) owns or has an item in."""
    lists = [one for one in book.each("checklists") if isinstance(one, Checklist)]
    if owner is None:
        return lists
    return [
        one
        for one in lists
        if owner == one.owner or any(owner == check.role for check in one.checks)
    ]


def checklists_owned_by(book: Playbook, role: str) -> list[Checklist]:
    """The lists that are the role's own."""
    return [one for one in checklists_of(book) if one.owner == role]


def routine(book: Playbook) -> list[Checklist]:
    """The lists that come round by themselves, the most frequent first."""
    return [one for one in checklists_of(book) if one.schedule and one.group in ("daily", "weekly")]


def owners(book: Playbook) -> list[str]:
    """The roles and partners with a list that comes round by itself, in page order."""
    due = [one for one in checklists_of(book) if one.schedule or one.campaign]
    having = {one.owner for one in due} | {check.role for one in due for check in one.checks}
    return [ident for ident in book.owners if ident in having]


def campaign_duties(book: Playbook) -> Iterator[CampaignDuty]:
    """The lists of every campaign but the light ones, as the phases of its size name them."""
    lists = {one.id: one for one in checklists_of(book)}
    for campaign in book.each("calendar"):
        if not isinstance(campaign, Campaign) or campaign.tier >= LIGHT:
            continue
        phases = book.phase_sets[campaign.phases].phases
        named = dict.fromkeys(ident for phase in phases for ident in phase.checklists)
        for year in YEARS:
            for turn, day in enumerate(days_in([year], campaign.rule, campaign.dates), start=1):
                for checklist in (lists[ident] for ident in named):
                    if checklist.campaign:
                        yield CampaignDuty(
                            checklist,
                            campaign,
                            f"{campaign.id}.{year}-{turn}",
                            day + timedelta(days=checklist.campaign.start),
                            day + timedelta(days=checklist.campaign.end),
                        )
