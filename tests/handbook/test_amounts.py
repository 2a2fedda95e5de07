"""Amounts of this handbook say whose money they are, for teams that pay in another."""

from __future__ import annotations

import re

from tests.support.handbooks import ROOT

BY_HAND = re.compile(
    r"RMB|[0-9.万亿]\s?元(?![旦素])|(?<!Chinese )\byuan\b|\bdollars\b|美元|[$¥￥]\s?[0-9]"
)
"""A currency in words or signs, which nobody elsewhere would read in their own."""
UNSEEN = re.compile(r"`[^`\n]*`|\$[a-z.-]+\$")
"""Code, and names that values stand for."""


def test_no_amount_names_its_currency_by_hand() -> None:
    """`$currency$` is the team's own, `$currency.cny$` China's; code is as it is."""
    found = [
        f"{path.relative_to(ROOT)}:{number}: {match[0]}"
        for folder, ending in (("playbook_data", "yml"), ("docs", "md"))
        for path in sorted((ROOT / folder).rglob(f"*.{ending}"))
        if path.name != "evidence.yml"
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        for match in BY_HAND.finditer(UNSEEN.sub("", line))
    ]
    assert found == []
