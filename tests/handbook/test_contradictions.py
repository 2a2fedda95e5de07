"""No two places of this handbook say different things of one subject."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from tests.support.contradictions import ROOT, contradictions
from tests.support.statements import read

PLANTED: list[tuple[str, str, tuple[str | int, ...], Any]] = [
    ("work sample", "checklists/hiring", ("summary", "zh"), "实操题超过 2 小时要付费。"),
    ("level 2", "checklists/complaint", ("summary", "zh"), "二级转经理。"),
    ("break-even", "metrics/roas", ("summary", "zh"), "保本点是 1 ÷ 毛利率。"),
    ("coupons", "metrics/adrate", ("summary", "zh"), "店铺券都算进来。"),
    ("limit, in or out", "metrics/qa", ("summary",), {"zh": "3 分以上", "en": "More than 3"}),
    ("rhythm", "checklists/training", ("summary", "zh"), "每周一场培训。"),
    ("rota", "checklists/promo-t1", ("summary", "zh"), "公布值班表。"),
    ("score card", "roles/data", ("metrics", 2, "scoring", "zh"), "会议室没有冲突，茶水间整洁。"),
    ("24小时内回", "roles/promo", ("duties", 3, "text", "zh"), "评论 24 小时内回。"),
    ("每岗 2 到 3 项", "plan", ("summary", "zh"), "每岗 2 到 3 项。"),
    ("people as promo", "plan", ("headcount", 4, "inputs", 2, "example"), 9),
    ("working days", "checklists/ad-audit", ("schedule",), {
        "freq": "yearly", "months": [10], "monthdays": [3],
    }),
    ("after the gate", "onboarding/service-lead", ("steps", 6, "day"), 6),
    ("sent to", "checklists/live-ros", ("output", "to"), ["host", "ops", "promo"]),
    ("all in charge", "checklists/promo-t30", ("output", "to"), ["ops", "promo"]),
    ("those who met", "checklists/promo-plus-7", ("output", "to"), ["ops", "promo"]),
    ("adds up", "practices/goals", ("summary", "en"), "It is (30 + 10) × 40 = 1,500."),
    ("arrives", "roles/liveops", ("day_one", "hours", "zh"), "开播前 4 小时到。"),
    ("arrives", "roles/data", ("day_one", "hours", "zh"), "周一 08:00 到。"),
    ("collected by", "roles/data", ("duties", 1, "text", "zh"), "每天 09:00 前数据到位。"),
    ("hours in a day", "practices/customer", ("summary", "zh"), "连续工作 10 小时必须换人。"),
    ("emergency cards", "quizzes/role-liveops", ("summary", "zh"), "断网、错价各有一张应急卡。"),
    ("level 3", "checklists/daily-cs", ("summary", "zh"), "涉及人身伤害、媒体、监管的是三级。"),
    ("old version", "checklists/process-review", ("summary", "zh"), "旧版本加“已作废”。"),
    ("flash report", "practices/project", ("summary", "zh"), "T+1 出一页快报。"),
]  # fmt: skip
"""A word of the subject, and where a second value of it goes."""


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    return read(ROOT)


def test_this_handbook_contradicts_itself_nowhere(data: dict[str, Any]) -> None:
    assert contradictions(data) == []


def test_a_planted_contradiction_of_each_kind_is_found(data: dict[str, Any]) -> None:
    changed = copy.deepcopy(data)
    for _, name, keys, value in PLANTED:
        node = changed[name]
        for key in keys[:-1]:
            node = node[key]
        node[keys[-1]] = value
    del changed["roles/tech"]["day_one"]  # records of before there was one are read too
    found = [subject for subject, _ in contradictions(changed)]
    assert [word for word, *_ in PLANTED if not any(word in subject for subject in found)] == []
