"""The days of campaigns, as their pages and the calendar show them."""

from __future__ import annotations

from datetime import date

from playbook.model.calendar import Campaign
from playbook.schedule.campaign_dates import YEARS, days_in

__all__ = ["YEARS", "days", "days_by_year"]


def days(campaign: Campaign) -> list[date]:
    """Its days in YEARS."""
    return days_in(YEARS, campaign.rule, campaign.dates)


def days_by_year(campaign: Campaign) -> list[list[date]]:
    """The same, one list a year."""
    return [days_in([year], campaign.rule, campaign.dates) for year in YEARS]
