"""The calendar of this repository's own handbook: what each campaign asks for, on its days."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from icalendar import Calendar

from playbook.export.calendar import Feeds
from playbook.kinds.campaign.model import Campaign
from playbook.kinds.campaign.numbers import offered
from playbook.kinds.checklist.model import Checklist
from playbook.kinds.team.model import Team
from playbook.model.playbook import Playbook
from playbook.views.client_data import campaigns, known
from playbook.views.duties import campaign_duties


def test_campaign_events_cover_every_campaign_but_the_light_ones(book: Playbook) -> None:
    duties = list(campaign_duties(book))
    called: set[str] = set()
    for campaign in offered(book):
        assert isinstance(campaign, Campaign)
        phases = book.entries["phases"][campaign.phases].phases
        if campaign.tier < 3 and any(
            one.startswith("promo-") for p in phases for one in p.checklists
        ):
            called.add(campaign.id)
    assert {duty.campaign.id for duty in duties} == called
    assert len(called) > 12
    feed = Feeds(book, "en", "https://example.org/sample/").feed()
    events: list[Any] = list(Calendar.from_ical(feed).walk("VEVENT"))
    found = {event["uid"]: event for event in events}
    for duty in duties:
        event = found[f"{duty.checklist.id}.{duty.key}@{book[Team].id}"]
        assert event["dtstart"].dt == duty.first
        assert event["dtend"].dt == duty.last + timedelta(days=1), "the end is the day after"
    assert len([uid for uid in found if ".double-11.2026-1@" in uid]) == 6


def test_campaigns_of_other_markets_stay_away_from_the_day(book: Playbook) -> None:
    """On 11 November, a team that sells in China had lists for Thanksgiving and Black Friday."""
    foreign = {one.id for one in book.all(Campaign)} - {one.id for one in offered(book)}
    assert {"black-friday", "thanksgiving", "prime-day", "ramadan"} <= foreign
    assert not {"double-11", "mothers-day"} & foreign
    (t0,) = (one for one in book.all(Checklist) if one.id == "promo-t0")
    told = json.dumps([known(book, "en"), campaigns(book, "en", t0)])
    assert not {ident for ident in foreign if f'"{ident}' in told}
    feed = Feeds(book, "en", "").feed()
    assert not {ident for ident in foreign if f".{ident}.".encode() in feed}


def test_lists_of_double_11_count_from_the_stages_they_name(book: Playbook) -> None:
    """With the opening on 9 October the price lock is before that, not before 11 November."""
    found: dict[str, list[str]] = {}
    for duty in campaign_duties(book):
        if duty.key.startswith("double-11.2026-1"):
            found.setdefault(duty.checklist.id, []).append(f"{duty.first:%m-%d} {duty.last:%m-%d}")
    assert found == {
        "promo-t30": ["09-09 09-24"],
        "promo-t7": ["10-02 10-07"],
        "promo-t1": ["10-08 10-08", "10-14 10-14", "10-19 10-19", "11-10 11-10"],
        "promo-t0": ["10-09 10-09", "10-15 10-15", "10-20 10-20", "11-11 11-11"],
        "promo-plus-1": ["11-15 11-17"],
        "promo-plus-7": ["11-21 11-21"],
    }
