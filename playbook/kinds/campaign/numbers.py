"""The days of campaigns, as their pages and the calendar show them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import cast

from playbook.kinds.campaign.model import Campaign, CampaignStage
from playbook.kinds.team.model import Team
from playbook.model.base import Model
from playbook.model.playbook import Playbook
from playbook.schedule.campaign_dates import (
    StageDay,
    counted_from,
    days_in,
    stage_day,
    years_known,
)


def place(campaign: Campaign, files: Mapping[str, Model]) -> int:
    """By date, in the year in which the team's period starts."""
    year = int(cast(Team, files["team"]).period.start[:4])
    day = days_in([year], campaign.rule, campaign.dates)
    return day[0].timetuple().tm_yday if day else 999


def is_offered(campaign: Campaign, files: Mapping[str, Model]) -> bool:
    """Whether it is held where the team sells: any other is a page to look up and no more."""
    markets = cast(Team, files["team"]).markets
    return not markets or campaign.market in markets


def offered(book: Playbook) -> list[Campaign]:
    """The campaigns of the team's markets: those of Today, lists, calendars and feeds."""
    return [one for one in book.all(Campaign) if is_offered(one, book.files)]


def by_market(
    book: Playbook, listed: Sequence[Campaign], asked: Collection[str]
) -> tuple[list[Campaign], list[Campaign]]:
    """Those `listed` that an overview shows with their days, and those that it only leads to. Who
    asks for a market by name is shown its days."""
    ours = [one for one in listed if "market" in asked or is_offered(one, book.files)]
    return ours, [one for one in listed if one not in ours]


def years(book: Playbook) -> range:
    """The years whose campaigns are shown."""
    dates = [day for campaign in offered(book) for day in campaign.dates]
    return years_known(book[Team].period, dates)


def years_planned(book: Playbook) -> range:
    """Those of the team's period, the one before and the one after: few enough for one table."""
    return years_known(book[Team].period, ())


def days(book: Playbook, campaign: Campaign) -> list[date]:
    """Its days in those years."""
    return days_in(years(book), campaign.rule, campaign.dates)


def days_by_year(book: Playbook, campaign: Campaign) -> list[list[date]]:
    """The same, one list a year."""
    return [days_in([year], campaign.rule, campaign.dates) for year in years(book)]


def stage_days(campaign: Campaign, own: date) -> list[StageDay]:
    """The days of its stages around its `own` day."""
    return [
        stage_day(
            one.stage,
            own + timedelta(days=one.usual),
            one.announced,
            fixed=one.notice is None,
        )
        for one in campaign.stages
    ]


def turns(campaign: Campaign, own: date, stages: Sequence[str]) -> list[tuple[str, StageDay]]:
    """The days T of what counts from `stages`, around its `own` day, each with what is added to
    the campaign's key: the stage, but for the last, which has the ticks of the campaign."""
    found = counted_from(own, stage_days(campaign, own), stages)
    return [(f".{one.stage}" if one is not found[-1] else "", one) for one in found]


def stages_by_year(
    book: Playbook, campaign: Campaign
) -> list[tuple[CampaignStage, list[list[StageDay]]]]:
    """Each stage with its days in those years, a list for each."""
    years = days_by_year(book, campaign)
    by_year = [[stage_days(campaign, day) for day in found] for found in years]
    return [
        (stage, [[turn[number] for turn in held] for held in by_year])
        for number, stage in enumerate(campaign.stages)
    ]


def has_estimates(book: Playbook, campaign: Campaign) -> bool:
    """Whether the day of one of its stages is yet to be announced."""
    found = (one for day in days(book, campaign) for one in stage_days(campaign, day))
    return any(one.estimated for one in found)


def opening(campaign: Campaign, own: date) -> StageDay | None:
    """Its first stage around its `own` day, if that is before it."""
    first = min(stage_days(campaign, own), key=lambda one: one.day, default=None)
    return first if first and first.day < own else None


def to_confirm(book: Playbook) -> list[tuple[Campaign, CampaignStage, list[date]]]:
    """The stages with estimated days, by the first of them, for whoever keeps the dates."""
    found = [
        (campaign, stage, [one.day for held in by_year for one in held if one.estimated])
        for campaign in offered(book)
        for stage, by_year in stages_by_year(book, campaign)
    ]
    return sorted((row for row in found if row[2]), key=lambda row: row[2])
