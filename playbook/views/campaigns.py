"""The days of campaigns, as their pages and the calendar show them."""

from __future__ import annotations

from datetime import date

from playbook.model.calendar import Campaign
from playbook.schedule.campaign_dates import YEARS, days_of

__all__ = ["YEARS", "days", "days_by_year"]


def days(campaign: Campaign) -> list[date]:
    """Its days in YEARS."""
    return days_of(campaign, YEARS)


def days_by_year(campaign: Campaign) -> list[list[date]]:
    """The same, one list a year."""
    return [days_of(campaign, [year]) for year in YEARS]
