"""The calendars, workbooks and days of this handbook keep what the engine's tests ask of all."""

from __future__ import annotations

import pytest

from playbook.model.playbook import Playbook
from tests.engine.scripts.test_today_agrees import test_every_duty_of_every_role
from tests.engine.unit.test_feeds import (
    test_a_feed_is_the_same_bytes_every_time,
    test_a_role_has_the_lists_it_owns_or_helps_with,
    test_recurring_events_fall_on_the_days_of_their_schedules,
    test_the_text_of_a_feed_keeps_the_rules_of_its_format,
    test_uids_are_unique_and_the_same_in_both_languages,
)
from tests.engine.unit.test_sheets import (
    test_a_workbook_is_the_same_bytes_every_time,
    test_every_list_has_a_sheet_with_all_its_items,
    test_every_state_is_chosen_from_a_list,
    test_names_of_sheets_are_allowed_and_unique,
    test_nothing_in_a_workbook_can_run,
)

__all__ = [
    "test_a_feed_is_the_same_bytes_every_time",
    "test_a_role_has_the_lists_it_owns_or_helps_with",
    "test_a_workbook_is_the_same_bytes_every_time",
    "test_every_duty_of_every_role",
    "test_every_list_has_a_sheet_with_all_its_items",
    "test_every_state_is_chosen_from_a_list",
    "test_names_of_sheets_are_allowed_and_unique",
    "test_nothing_in_a_workbook_can_run",
    "test_recurring_events_fall_on_the_days_of_their_schedules",
    "test_the_text_of_a_feed_keeps_the_rules_of_its_format",
    "test_uids_are_unique_and_the_same_in_both_languages",
]

pytestmark = pytest.mark.proof
"""At every commit the same is asked of the fixture."""


@pytest.fixture
def book(book: Playbook) -> Playbook:
    """The handbook, if it has checklists: a team's need not."""
    if not book.records["checklists"]:
        pytest.skip("a handbook without checklists")
    return book
