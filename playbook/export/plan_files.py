"""The team's two files of its plan, cut where the plan builder puts a reader's numbers."""

from __future__ import annotations

import copy
import re
from typing import Any

import yaml

from playbook.model.playbook import Playbook
from playbook.source.additions import printed

FILE = "plan-files.json"
HEAD = "# yaml-language-server: $schema=schema/{name}.json\n"
MARK = "9X{}X9"
"""Where a number goes: nothing that a team writes."""
PLACE = re.compile(r"9X([\w.-]+?)X9")
UNFOLDED = 10**6


def plan_files(book: Playbook) -> dict[str, list[str]]:
    """Each file in pieces: text and, every other one, the name of the builder's field. What it says
    in languages that the team does not print is left out."""
    marked = {"team": _team(book), "plan": _plan(book)}
    sides = {language.code for language in book.languages}
    return {name: PLACE.split(_text(name, printed(data, sides))) for name, data in marked.items()}


def _text(name: str, data: Any) -> str:
    written = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=UNFOLDED)
    return HEAD.format(name=name) + written


def _team(book: Playbook) -> Any:
    team = copy.deepcopy(book.as_written["team"])
    team["period"] = {name: MARK.format(name) for name in ("start", "end")}
    team["base_sales"] = MARK.format("base")
    team["growth"] = MARK.format("growth")
    team["platforms"] = MARK.format("platforms")
    return team


def _plan(book: Playbook) -> Any:
    plan = copy.deepcopy(book.as_written["plan"])
    for name, old in plan["assumptions"].items():
        plan["assumptions"][name] = old if name == "weights" else MARK.format(name)
    plan["assumptions"]["weights"] = [MARK.format(f"weight.{month}") for month in range(1, 13)]
    for seat in plan["structure"]:
        seat["people"] = MARK.format(f"seat.{seat['role']}")
    for line in plan["budget"]:
        line["share"] = MARK.format(f"line.{line['id']}")
    for size in plan.get("headcount", []):
        for given in size["inputs"]:
            of_role = f"staff.{size['role']}.{given['id']}"
            given["example"] = MARK.format("spend" if given["id"] == "spend" else of_role)
    return plan
