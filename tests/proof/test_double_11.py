"""Double 11 2026 on Today, day by day: for whoever has chosen no role, and for three roles."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, expect

from playbook.kinds.team.model import Team
from playbook.model.playbook import Playbook
from tests.support.handbooks import Site
from tests.support.lists import part_of_day, reading

DAYS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "double-11-2026.yml").read_text(encoding="utf-8")
)
READERS = ("nobody", "mgr", "ops", "cs")


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("day", DAYS, ids=lambda day: day["now"])
def test_today_says_what_the_data_say(
    browser: Browser, site: Site, book: Playbook, day: dict[str, Any], reader: str
) -> None:
    kept = {} if reader == "nobody" else {"role": reader}
    now, team = f"{day['now']}:00+08:00", book[Team].id
    with reading(browser, site, "zh/", now=now, kept=kept, team=team, width=375) as seen:
        head = seen.page.locator(".pb-hero")
        for line in day["says"]:
            expect(head).to_contain_text(line)
        due = part_of_day(seen.page, "due-now", "zh")
        for line in day.get("due", {}).get(reader, []):
            expect(due).to_contain_text(line)
        for line in day.get("hidden", {}).get(reader, []):
            expect(due).not_to_contain_text(line)
