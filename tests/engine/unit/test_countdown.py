"""A campaign's countdown, read back as a calendar application would."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from icalendar import Calendar

from playbook.export.countdown import countdown
from playbook.kinds.campaign.model import Campaign
from playbook.kinds.phases.model import Phases
from tests.support.handbooks import fixture_book

BOOK = fixture_book()


@pytest.mark.parametrize(
    ("language", "opening", "estimated", "plan"),
    [
        ("zh", "春季上新（老客先买）", "春季上新（老客先买）（估）", "春季上新 · 定计划"),
        (
            "en",
            "Spring sale (Regulars first)",
            "Spring sale (Regulars first) (est.)",
            "Spring sale: Plan",
        ),
    ],
)
def test_stages_and_phases_have_days_and_estimates_say_so(
    language: str, opening: str, estimated: str, plan: str
) -> None:
    campaign = BOOK.record("calendar", "spring-sale")
    assert isinstance(campaign, Campaign)
    file = countdown(BOOK, campaign, language, "https://example.org/")
    events = list(Calendar.from_ical(file).walk("VEVENT"))
    found = {(str(one["SUMMARY"]), one.decoded("DTSTART")): one.decoded("DTEND") for one in events}
    assert found[opening, date(2027, 3, 4)] == date(2027, 3, 5), "as it was announced"
    assert found[estimated, date(2028, 3, 10)] == date(2028, 3, 11), "three days before the day"
    assert found[plan, date(2027, 2, 22)] == date(2027, 3, 2), "from two weeks to one before it"
    assert len({str(one["UID"]) for one in events}) == len(events)
    assert all(f"/{language}/calendar/spring-sale/" in str(one["URL"]) for one in events)


def test_a_phase_that_is_called_like_a_stage_is_another_event() -> None:
    campaign = BOOK.record("calendar", "spring-sale")
    assert isinstance(campaign, Campaign)
    [stage] = campaign.stages
    phases = BOOK[Phases].model_dump(by_alias=True)
    phases["sets"][0]["phases"][0]["id"] = stage.stage
    book = replace(BOOK, files=BOOK.files | {"phases": Phases.model_validate(phases)})
    events = Calendar.from_ical(countdown(book, campaign, "en", "")).walk("VEVENT")
    uids = Counter(str(one["UID"]) for one in events)
    assert [uid for uid, count in uids.items() if count > 1] == []
