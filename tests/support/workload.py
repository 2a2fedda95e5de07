"""How much work a handbook's lists are, reckoned a second time: from its YAML, day by day, without
anything of the engine's."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
EPOCH = date(2026, 1, 1)
NEAR = 60


class Workload:
    """Hours, owned lists and critical items by owner, and clashes, of the folder `data`."""

    def __init__(self, data: Path) -> None:
        self.team, self.phases, self.plan, self.holidays = (
            _read(data / f"{name}.yml") for name in ("team", "phases", "plan", "holidays")
        )
        self.lists = {one["id"]: one for one in map(_read, (data / "checklists").glob("*.yml"))}
        self.campaigns = [_read(path) for path in (data / "calendar").glob("*.yml")]
        first = date.fromisoformat(str(self.team["period"]["start"]))
        count = (date(first.year + 1, first.month, first.day) - first).days
        self.year = [first + timedelta(days=number) for number in range(count)]
        self.off, self.worked = set[date](), set[date]()
        for year in self.holidays["years"]:
            for held in year["holidays"]:
                self.off |= {*_between(_day(held["start"]), _day(held["end"]))}
            self.worked |= {*map(_day, year.get("working", ()))}
        self.known = range(
            min(self.off | self.worked).toordinal(), max(self.off | self.worked).toordinal() + 1
        )

    def hours(self) -> dict[str, float]:
        """A month, by owner."""
        found = Counter[str]()
        campaign = Counter(self._turns())
        for one in self.lists.values():
            times = campaign[one["id"]] if "campaign" in one else len(self.days(one))
            doers = self._doers(one)
            for owner in doers:
                minutes = one.get("minutes", 0) * times / len(doers)
                found[owner] += minutes
        return {owner: minutes / 720 for owner, minutes in found.items()}

    def owned(self) -> Counter[str]:
        """Lists by owner."""
        return Counter(one["owner"] for one in self.lists.values())

    def critical(self) -> Counter[str]:
        """Critical items by who does them."""
        return Counter(
            check.get("role", one["owner"])
            for one in self.lists.values()
            for section in one["sections"]
            for check in section["checks"]
            if check.get("critical")
        )

    def clashes(self) -> set[tuple[str, frozenset[str], int]]:
        """By the minute: the lists of one person that last at the same time on some day."""
        seats = defaultdict[str, float](float)
        for seat in self.plan["structure"]:
            seats[seat["role"]] += seat["people"]
        found = Counter[tuple[str, frozenset[str]]]()
        mine = [one for one in self.lists.values() if 0 < seats[one["owner"]] <= 1]
        for day in self.year:
            busy: dict[tuple[str, int], set[str]] = {}
            for one in mine:
                for at in one.get("schedule", {}).get("times", ()) if day in self.days(one) else ():
                    start = int(at[:2]) * 60 + int(at[3:])
                    for minute in range(start, start + one.get("minutes", 0)):
                        busy.setdefault((one["owner"], minute), set()).add(one["id"])
            pairs = {
                (owner, frozenset((a, b)))
                for (owner, _), names in busy.items()
                for a in names
                for b in names
                if a < b
            }
            found.update(pairs)
        return {(owner, pair, days) for (owner, pair), days in found.items()}

    def days(self, one: dict[str, Any]) -> list[date]:
        """The days of the year on which a list comes round."""
        rule = one.get("schedule")
        if not rule:
            return []
        working = rule.get("weekdays") == list(DAYS[:5])
        return [day for day in self.year if self._comes(rule, day, working=working)]

    def _comes(self, rule: dict[str, Any], day: date, *, working: bool) -> bool:
        if working and day.toordinal() in self.known:
            return day in self.worked or (day.weekday() < 5 and day not in self.off)
        if rule["freq"] == "weekly":
            week = (day - EPOCH + timedelta(days=EPOCH.weekday())).days // 7
            if week % rule.get("interval", 1):
                return False
        return (
            DAYS[day.weekday()] in rule.get("weekdays", DAYS)
            and day.day in rule.get("monthdays", range(1, 32))
            and day.month in rule.get("months", range(1, 13))
        )

    def _doers(self, one: dict[str, Any]) -> list[str]:
        """Who does each box; an item of several rounds has a box in each."""
        boxes = []
        for section in one["sections"]:
            rounds = section.get("rounds", one.get("rounds", [""]))
            for check in section["checks"]:
                boxes += [check.get("role", one["owner"])] * _count(rounds)
        return boxes

    def _turns(self) -> Iterator[str]:
        """The id of a list for each of its turns that begins in the year."""
        sets = {one["id"]: one["phases"] for one in self.phases["sets"]}
        markets = self.team.get("markets")
        for campaign in self.campaigns:
            if campaign["tier"] == 3 or (markets and campaign["market"] not in markets):
                continue
            named = {name for phase in sets[campaign["phases"]] for name in phase["checklists"]}
            for ident in named:
                window = self.lists[ident].get("campaign")
                for own in self._own(campaign) if window else ():
                    stages = {one["stage"]: _stage(one, own) for one in campaign.get("stages", ())}
                    asked = {stages[one] for one in window.get("stages", ()) if one in stages}
                    for day in asked or {own}:
                        if day + timedelta(days=window["start"]) in self.year:
                            yield ident

    def _own(self, campaign: dict[str, Any]) -> list[date]:
        if "dates" in campaign:
            return [*map(_day, campaign["dates"])]
        rule = campaign["rule"]
        found = []
        for year in range(self.year[0].year - 1, self.year[-1].year + 2):
            days = [*_between(date(year, rule["month"], 1), date(year, rule["month"], 28))]
            days += [
                day
                for day in (days[-1] + timedelta(n) for n in (1, 2, 3))
                if day.month == rule["month"]
            ]
            if "nth" in rule:
                days = [day for day in days if DAYS[day.weekday()] == rule["weekday"]]
                day = days[rule["nth"] - 1 if rule["nth"] > 0 else -1]
            else:
                day = days[rule.get("day", 1) - 1]
            found.append(day + timedelta(days=rule.get("plus", 0)))
        return found


def _count(rounds: list[str] | dict[str, Any]) -> int:
    if isinstance(rounds, list):
        return len(rounds)
    start, end = (int(rounds[name][:2]) * 60 + int(rounds[name][3:]) for name in ("from", "to"))
    return (end - start) % 1440 // int(rounds["every"]) + 1


def _stage(stage: dict[str, Any], own: date) -> date:
    usual = own + timedelta(days=stage["usual"])
    near = [day for day in map(_day, stage.get("announced", ())) if abs((day - usual).days) <= NEAR]
    return min(near, key=lambda day: abs(day - usual), default=usual)


def _between(first: date, last: date) -> Iterator[date]:
    yield from (first + timedelta(days=number) for number in range((last - first).days + 1))


def _day(given: object) -> date:
    return date.fromisoformat(str(given))


def _read(path: Path) -> Any:
    return yaml.load(path.read_bytes(), yaml.CSafeLoader)
