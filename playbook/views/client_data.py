"""What the scripts of a page need to know, as plain data: campaigns, duties."""

from __future__ import annotations

from datetime import date
from typing import Any

from playbook.kinds import words
from playbook.kinds.campaign.model import Campaign
from playbook.kinds.campaign.numbers import days as campaign_days
from playbook.kinds.campaign.numbers import offered, stage_days, turns
from playbook.kinds.checklist.model import Checklist
from playbook.kinds.holidays.numbers import known_years, team_calendar
from playbook.kinds.onboarding.model import Onboarding
from playbook.kinds.onboarding.numbers import stages
from playbook.kinds.role.model import Role
from playbook.kinds.role.numbers import owners
from playbook.model.playbook import Playbook
from playbook.model.timing import Schedule
from playbook.schedule.working_days import exceptions
from playbook.views.duties import campaign_duties, lists_for
from playbook.views.plain_text import marked, together


def schedule(one: Schedule | None, book: Playbook) -> dict[str, Any] | None:
    """A schedule without the parts that say nothing, its times in order, with the days that
    holidays take from it and make-up days add to it."""
    if one is None:
        return None
    found = exceptions(one, team_calendar(book))
    days = {f"{day}": False for day in found.off} | {f"{day}": True for day in found.added}
    sorted_times = {"times": sorted(one.times)} if one.times else {}
    return one.model_dump(exclude_defaults=True) | sorted_times | ({"days": days} if days else {})


def campaigns(book: Playbook, language: str, checklist: Checklist) -> list[dict[str, Any]]:
    """The team's campaigns that use `checklist`, or if none does, all: its turns in each.

    Ticks are kept under a campaign's first id, whatever it is called.
    """
    found = offered(book)
    using = [one for one in found if checklist.id in lists_for(book, one)]
    return [
        _named(one, language) | {"days": _turns(book, one, checklist)} for one in using or found
    ]


def called(campaign: Campaign, stage: str, language: str) -> str:
    """The title of a campaign, with that of its `stage` if it has one of that name."""
    for one in campaign.stages:
        if one.stage == stage:
            pattern = words(language)["campaign-stage"]
            return together(pattern, language, campaign=campaign.title, stage=one.title)
    return marked(campaign.title, language)


def _turns(book: Playbook, campaign: Campaign, checklist: Checklist) -> list[str | list[Any]]:
    """The turns of a list, for turnOf in period.js: the campaign's own day, alone if the list
    counts from that; else with day T, whether T is an estimate, and what sets the turn apart."""
    stages = checklist.campaign.stages if checklist.campaign else []
    return [
        [own.isoformat(), turn.day.isoformat(), int(turn.estimated), added[1:]]
        if added or turn.estimated or turn.day != own
        else own.isoformat()
        for own in campaign_days(book, campaign)
        for added, turn in turns(campaign, own, stages)
    ]


def _named(campaign: Campaign, language: str) -> dict[str, Any]:
    stages = {one.stage: called(campaign, one.stage, language) for one in campaign.stages}
    return {"id": campaign.first_id, "title": marked(campaign.title, language), "stages": stages}


def _called(book: Playbook, language: str) -> list[dict[str, Any]]:
    """The campaigns that call for lists: their days, each with those of its stages. Of a renamed
    one, `page` is its id today."""
    return [
        _named(one, language)
        | ({"page": one.id} if one.id != one.first_id else {})
        | {
            "stages": {day.stage: marked(day.title, language) for day in one.stages},
            "phases": one.phases,
            "days": [[f"{own}", *_stage_days(one, own)] for own in campaign_days(book, one)],
        }
        for one in _calling(book)
    ]


def _lists(book: Playbook) -> dict[str, dict[str, list[str]]]:
    """The lists that campaigns call for, by their size: each with the stages it counts from."""
    return {
        one.phases: {
            ident: it.campaign.stages if it.campaign else []
            for ident, it in lists_for(book, one).items()
        }
        for one in _calling(book)
    }


def _calling(book: Playbook) -> list[Campaign]:
    """The campaigns that call for lists; where none does, all lead to their day."""
    calling = {duty.campaign.id for duty in campaign_duties(book)}
    return [one for one in offered(book) if one.id in calling] or offered(book)


def _stage_days(campaign: Campaign, own: date) -> list[list[Any]]:
    """Each stage with its day, counted from the campaign's `own`, and 1 if that is an estimate."""
    return [
        [one.stage, (one.day - own).days, *([1] if one.estimated else [])]
        for one in stage_days(campaign, own)
    ]


def _phases(book: Playbook, language: str) -> dict[str, list[list[Any]]]:
    """What is prepared when, up to day T, by the size of campaigns: first and last day from T, the
    stages that T is, the title, and the first sentence of the text. After it the next campaign
    leads the day."""
    stop = words(language)["stop"]
    sets = {one.phases: book.entries["phases"][one.phases] for one in _calling(book)}
    return {
        ident: [
            [
                *(one.start, one.end, one.stages, marked(one.title, language)),
                marked(one.text, language).partition(stop)[0].removesuffix(stop.strip()),
            ]
            for one in found.phases
            if one.start <= 0
        ]
        for ident, found in sets.items()
    }


def duties(book: Playbook, language: str) -> list[dict[str, Any]]:
    """Every list that comes round, belongs to a campaign or is started by an event.

    By the hour, so that the lists of a day stand as they are to be done; without one, last. What a
    list does not have is left out.
    """
    titles = owners(book)
    lists = sorted(book.all(Checklist), key=_hour)
    found = [
        {
            "id": one.id,
            "title": marked(one.title, language),
            "roles": roles_of(one),
            "owner": marked(titles[one.owner], language),
            "minutes": one.minutes,
            "period": one.period,
            "schedule": schedule(one.due, book),
            "campaign": [one.campaign.start, one.campaign.end] if one.campaign else None,
            "all": len(one.boxes),
            "rounds": [*map(one.hour, one.round_times)],
        }
        for one in lists
    ]
    return [{key: value for key, value in one.items() if value} for one in found]


def roles_of(one: Checklist) -> list[str]:
    """Who has something to do in a list, its owner first."""
    return list(dict.fromkeys([one.owner, *(check.role or one.owner for check in one.checks)]))


def _hour(one: Checklist) -> str:
    return min(one.due.times if one.due else (), default="24")


def known(book: Playbook, language: str) -> dict[str, Any]:
    """What Today reckons with: what comes round, or belongs to a campaign."""
    return {
        "duties": [one for one in duties(book, language) if one["period"] != "run"],
        "campaigns": _called(book, language),
        "phases": _phases(book, language),
        "lists": _lists(book),
        "renamed": renamed_lists(book),
        "years": holiday_years(book),
    }


def items(book: Playbook, language: str) -> dict[str, Any]:
    """What it reckons with too once something is ticked: the items of each list, with their former
    ids, and the lists that an event starts."""
    return {
        "ids": {one.id: one.boxes for one in book.all(Checklist)},
        "runs": [one for one in duties(book, language) if one["period"] == "run"],
    }


def steps(book: Playbook, language: str) -> dict[str, Any]:
    """What it reckons with too for whoever has said when their first day was."""
    return {
        "paths": paths(book, language),
        "calendar": working_days(book),
    }


def renamed_lists(book: Playbook) -> list[tuple[str, list[str]]]:
    """What ticks are kept under, with what they were kept under before, where that differs."""
    found = [(one.id, one.aliases) for one in book.all(Checklist)]
    for path in book.all(Onboarding):
        for stage in {stretch.stage.id: None for stretch in stages(book, path)}:
            names = [f"onboarding-{name}-{stage}" for name in (path.id, *path.aliases)]
            found.append((names[0], names[1:]))
    return [(name, former) for name, former in found if former]


def holiday_years(book: Playbook) -> dict[str, bool]:
    """The years whose holidays in the team's country are known, and whether that is from the law
    only: the notice is not out yet."""
    return {str(year.year): year.expected for year in known_years(book)}


def working_days(book: Playbook) -> dict[str, list[str]]:
    """Weekends, days off beside them, and days of the weekend that are worked, for
    working-days.js."""
    days = team_calendar(book)
    return {
        "weekend": sorted(days.weekend),
        "rest": sorted(day.isoformat() for day in days.rest),
        "working": sorted(day.isoformat() for day in days.working),
    }


def roles(book: Playbook, language: str) -> dict[str, str]:
    """Everyone who has something to do in a list."""
    busy = {role for duty in duties(book, language) for role in duty["roles"]}
    return {
        ident: marked(title, language) for ident, title in owners(book).items() if ident in busy
    }


def former_roles(book: Playbook) -> dict[str, str]:
    """The id of each role, by those it had."""
    return {old: role.id for role in book.all(Role) for old in role.aliases}


def paths(book: Playbook, language: str) -> list[dict[str, Any]]:
    """What a new hire does themselves in paths counted from the first day, and in which list."""
    found = book.all(Onboarding)
    return [
        {
            "id": path.id,
            "role": path.role,
            "title": marked(path.title, language),
            "steps": [
                {
                    "id": step.id,
                    "aliases": step.aliases,
                    "day": step.day,
                    "work": step.working_days,
                    "text": marked(step.text, language),
                    "stage": stretch.stage.id,
                }
                for stretch in stages(book, path)
                for step in stretch.steps
                if step.who == "hire"
            ],
        }
        for path in found
        if path.anchor == "first-day"
    ]
