"""What a record says in one place and does not keep in another: times, parties and sums.

Read of all records at once, none of them by name; `tests.support.contradictions` prints the finds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from math import ceil
from typing import Any

from playbook.model.formula import evaluate
from tests.support.statements import Said

Found = tuple[str, dict[str, list[str]]]
"""A subject, and each value of it with the places that say it."""

WEEKDAYS = {"MO": "一", "TU": "二", "WE": "三", "TH": "四", "FR": "五", "SA": "六", "SU": "日"}
PARTIES = {
    "客服组长": "service-lead", "运营": "ops", "推广": "promo", "客服": "cs", "商品": "merch",
    "仓库": "warehouse", "直播": "liveops", "主播": "host", "设计": "design", "财务": "fin",
    "数据": "data", "内容": "content", "技术": "tech", "法务": "legal", "经理": "mgr", "HR": "hr",
}  # fmt: skip
"""How texts name a role or partner; the longer word first."""
SENT = re.compile(r"(?:发给|交给)([^，。；：]+)|([^，。；：]+?)各存一份")
TIME = r"([0-9]{2}:[0-9]{2})"
SUM = re.compile(
    r"([0-9(（][0-9,.%()（） ×÷+−*/]*[×÷+−*/][0-9,.%()（） ×÷+−*/]*) ?([=≈]) ?([0-9][0-9,.]*)"
)
SIGNS = str.maketrans({"×": "*", "÷": "/", "−": "-", "（": "(", "）": ")", ",": None, " ": None})


def records_agree(data: dict[str, Any], said: list[Said]) -> Iterator[Found]:
    """Every subject of this module of which two values are said."""
    yield from rest_days(data, said)
    yield from steps_after_gates(data)
    yield from recipients(data)
    yield from arrivals(data)
    yield from level_three(said)
    yield from sums(said)


def rest_days(data: dict[str, Any], said: list[Said]) -> Iterator[Found]:
    """Lists that fall on days off in the years of the plan, and do not say what happens then."""
    period = str(data["team"]["period"]["start"])[:4]
    moved = {text.place.split(".")[0] for text in said if "顺延" in text.zh}
    for years in [one for one in data["holidays"]["years"] if str(one["year"]) >= period]:
        off, work = _off(years), {_day(one) for one in years.get("working", [])}
        for name, record in data.items():
            days = list(_due(record.get("schedule") or {}, years["year"]))
            rest = [d for d in days if d in off or (d.weekday() > 4 and d not in work)]
            if rest and name not in moved:
                missed = f"{len(rest)} of {len(days)} on days off in {years['year']}"
                yield "due on working days", {"a working day": ["holidays"], missed: [name]}


def _due(rule: dict[str, Any], year: int) -> Iterator[date]:
    """The days in `year` of a rule by days of the month."""
    if rule.get("freq") not in ("monthly", "yearly"):
        return
    for day in (date(year, 1, 1) + timedelta(n) for n in range(365)):
        last = -1 if (day + timedelta(1)).day == 1 else 0
        if (
            day.month in (rule.get("months") or range(1, 13))
            and {day.day, last} & set(rule["monthdays"])
            and list(WEEKDAYS)[day.weekday()] in (rule.get("weekdays") or WEEKDAYS)
        ):
            yield day


def _day(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


def _off(years: dict[str, Any]) -> set[date]:
    spans = [(_day(one["start"]), _day(one["end"])) for one in years["holidays"]]
    return {first + timedelta(n) for first, last in spans for n in range((last - first).days + 1)}


def steps_after_gates(data: dict[str, Any]) -> Iterator[Found]:
    """Steps on a working day that a weekend carries past the gate which asks for them."""
    for name, path in data.items():
        gates = [gate["day"] for gate in path.get("gates", [])] if "onboarding" in name else []
        for step in [one for one in path.get("steps", []) if one.get("working_days")]:
            day = step["day"]
            gate = next((one for one in gates if one >= day > 0), day)
            latest = day + 2 * ceil((day - 1) / 5)
            if day > 0 and latest > gate:
                late = f"working day {day}, up to day {latest}"
                yield (
                    "a step after the gate",
                    {late: [f"{name}.{step['id']}"], f"day {gate}": [name]},
                )


def _named(zh: str) -> set[str]:
    """The parties that a text names."""
    found = set()
    for word, party in PARTIES.items():
        if word in zh:
            found.add(party)
            zh = zh.replace(word, "")
    return found


def recipients(data: dict[str, Any]) -> Iterator[Found]:
    """Lists whose outcome goes to others than its text names."""
    for name, record in data.items():
        output = record.get("output", {}) if name.startswith("checklists/") else {}
        zh, to = output.get("text", {}).get("zh", ""), set(output.get("to", []))
        checks = [check for section in record.get("sections", []) for check in section["checks"]]
        for match in SENT.finditer(zh):
            named = _named(match[1] or match[2])
            beyond = to ^ named if match[0].startswith("发给") else named - to
            if named and beyond:
                yield "sent to", {match[0]: [name], str(sorted(to)): [name]}
        owners = {check["role"] for check in checks if "role" in check} - {"hr", "legal", "mgr"}
        if "全部负责人" in zh and owners - to:
            yield "sent to all in charge", {str(sorted(owners)): [name], str(sorted(to)): [name]}
        for said in [check["text"]["zh"] for check in checks if "与会" in zh]:
            met = _named(said) if re.search("请.*各到", said) else set()
            if met and met != to:
                yield "sent to those who met", {said: [name], str(sorted(to)): [name]}


def arrivals(data: dict[str, Any]) -> Iterator[Found]:
    """Roles that arrive later, or collect later, than their first duty of the day is due."""
    for name, role in data.items():
        is_role = name.startswith("roles/")
        hours = role.get("day_one", {}).get("hours", {}).get("zh", "") if is_role else ""
        duties = "".join(one["text"]["zh"] for one in role["duties"]) if is_role else ""
        pairs = [
            ("arrives", re.search(f"周一 {TIME} 到", hours), re.search(f"周一 {TIME} 发", duties)),
            (
                "collected by",
                re.search(rf"每天 {TIME} 前(?!（)", duties), re.search(f"周一 {TIME} 发", duties),
            ),
        ]  # fmt: skip
        for what, start, due in pairs:
            if start and due and start[1] >= due[1]:
                yield what, {start[0]: [name], due[0]: [name]}
        before = re.search(r"开播前 ([0-9]+) 小时到", hours)
        ready = re.search(r"T-([0-9]+) 小时配好", duties)
        if before and ready and int(before[1]) <= int(ready[1]):
            yield "arrives", {before[0]: [name], ready[0]: [name]}


def level_three(said: list[Said]) -> Iterator[Found]:
    """Whether a lawyer makes a complaint level 3, as media and a regulator do."""
    values: dict[str, list[str]] = {}
    for text in said:
        for part in re.split("。", text.zh):
            if "媒体" in part and "监管" in part and re.search("三级|30 分钟", part):
                value = "with a lawyer" if "律师" in part else "without a lawyer"
                values.setdefault(value, []).append(text.place)
    yield "level 3 of complaints", values


def sums(said: list[Said]) -> Iterator[Found]:
    """Arithmetic written out that does not come to what is written."""
    for text in said:
        for match in (found for side in (text.zh, text.en) for found in SUM.finditer(side)):
            written = re.sub(r"([0-9.]+)%", r"(\1/100)", match[1].translate(SIGNS))
            if written.count("(") != written.count(")"):
                continue
            stated = match[3].rstrip(".,").replace(",", "")
            digits = len(stated.partition(".")[2])
            worked = evaluate(written, {})
            near = abs(worked) * 0.02 if match[2] == "≈" else 0.5001 * 10**-digits
            if abs(worked - float(stated)) > near:
                yield "adds up", {match[0].strip(): [text.place], f"{worked:g}": ["worked out"]}
