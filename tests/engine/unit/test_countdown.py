"""A campaign's countdown, read back as a calendar application would."""

from __future__ import annotations

from datetime import date

import pytest
from icalendar import Calendar

from playbook.export.countdown import countdown
from playbook.kinds.campaign.model import Campaign
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
