"""What the scripts of a page need to know, as plain data: campaigns, duties."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from playbook.model.calendar import Campaign
from playbook.model.checklist import Checklist
from playbook.model.onboarding import Onboarding
from playbook.model.playbook import Playbook
from playbook.model.timing import Schedule
from playbook.schedule.duties import campaign_duties
from playbook.schedule.working_days import calendar
from playbook.text.markup import plain
from playbook.views.campaigns import days as campaign_days
from playbook.views.stages import stages


def schedule(one: Schedule | None) -> dict[str, Any] | None:
    """A schedule without the parts that say nothing."""
    return one.model_dump(exclude_defaults=True) if one else None


def campaigns(book: Playbook, language: str, checklist: str = "") -> list[dict[str, Any]]:
    """Campaigns with their days; those that use `checklist`, or if none does, all of them."""
    found = cast(list[Campaign], book.each("calendar"))
    using = [one for one in found if not checklist or checklist in _lists(book, one)]
    return [
        {
            "id": one.id,
            "title": plain(one.title[language]),
            "days": [day.isoformat() for day in campaign_days(one)],
            "lists": _lists(book, one),
        }
        for one in using or found
    ]


def _lists(book: Playbook, campaign: Campaign) -> list[str]:
    """The lists counted from a campaign's day that its phases call for."""
    lists = book.records["checklists"]
    named = (ident for phase in _phases(book, campaign) for ident in phase.checklists)
    return [one for one in dict.fromkeys(named) if cast(Checklist, lists[one]).campaign]


def _phases(book: Playbook, campaign: Campaign) -> Iterable[Any]:
    return book.phase_sets[campaign.phases].phases


def countdown(book: Playbook, campaign: Campaign, language: str) -> list[dict[str, Any]]:
    """The phases of `campaign`, in days from its day, for its calendar file."""
    return [
        {
            "id": phase.id,
            "start": phase.start,
            "end": phase.end,
            "title": plain(phase.title[language]),
            "text": plain(phase.text[language]),
        }
        for phase in _phases(book, campaign)
    ]


def duties(book: Playbook, language: str) -> list[dict[str, Any]]:
    """Every list that comes round, belongs to a campaign or is started by an event.

    By the hour, so that the lists of a day stand as they are to be done; without one, last.
    """
    lists = sorted(cast(list[Checklist], book.each("checklists")), key=_hour)
    return [
        {
            "id": one.id,
            "title": plain(one.title[language]),
            "roles": list(
                dict.fromkeys([one.owner, *(check.role or one.owner for check in one.checks)])
            ),
            "owner": plain(book.owners[one.owner][language]),
            "minutes": one.minutes,
            "period": one.period,
            "schedule": schedule(one.schedule),
            "campaign": [one.campaign.start, one.campaign.end] if one.campaign else None,
            "ids": {check.id: check.aliases for check in one.checks},
        }
        for one in lists
    ]


def _hour(one: Checklist) -> str:
    return min(one.schedule.times if one.schedule else (), default="24")


def known(book: Playbook, language: str) -> dict[str, Any]:
    """What the Today page reckons with."""
    calling = {duty.campaign.id for duty in campaign_duties(book)}
    return {
        "duties": duties(book, language),
        "campaigns": [one for one in campaigns(book, language) if one["id"] in calling],
        "paths": paths(book, language),
        "calendar": working_days(book),
    }


def working_days(book: Playbook) -> dict[str, list[str]]:
    """Days off beside weekends, and weekend days that are worked, for workdays.js."""
    days = calendar(book.holidays, book.team.country)
    return {
        "rest": sorted(day.isoformat() for day in days.rest),
        "working": sorted(day.isoformat() for day in days.working),
    }


def roles(book: Playbook, language: str) -> dict[str, str]:
    """Everyone who has something to do in a list."""
    busy = {role for duty in duties(book, language) for role in duty["roles"]}
    return {ident: plain(title[language]) for ident, title in book.owners.items() if ident in busy}


def paths(book: Playbook, language: str) -> list[dict[str, Any]]:
    """What a new hire does themselves in paths counted from the first day, and in which list."""
    found = cast(list[Onboarding], book.each("onboarding"))
    return [
        {
            "id": path.id,
            "role": path.role,
            "title": plain(path.title[language]),
            "steps": [
                {
                    "id": step.id,
                    "day": step.day,
                    "work": step.working_days,
                    "text": plain(step.text[language]),
                    "stage": stage.name,
                }
                for stage in stages(path)
                for step in stage.steps
                if step.who == "hire"
            ],
        }
        for path in found
        if path.anchor == "first-day"
    ]
