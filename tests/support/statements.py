"""Every text of a handbook's data, with who says it, for which days, leading to which pages.

Read as plain data, so that an older handbook can be read by today's code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from playbook.kinds.facts.model import Facts
from playbook.kinds.facts.numbers import values
from playbook.locale.languages import LANGUAGES
from playbook.text.fact_names import filled

LINK = re.compile(r"\]\((\w[\w-]*/[\w-]+)\)")


@dataclass(frozen=True)
class Said:
    """One text: where, by whom (a role), in which days of a campaign, leading to which pages."""

    place: str
    zh: str
    en: str
    who: str = ""
    when: str = ""
    pages: tuple[str, ...] = ()


def read(folder: Path) -> dict[str, Any]:
    """All records below `folder` by kind/id, and single files by their name; facts as they read."""
    names = sorted(path for path in folder.rglob("*.yml"))
    data = {
        path.relative_to(folder).with_suffix("").as_posix(): yaml.load(
            path.read_bytes(), yaml.CSafeLoader
        )
        for path in names
    }
    facts = Facts.model_validate(data["facts"]) if "facts" in data else None
    known = {side: values(facts, side) for side in LANGUAGES}
    return {name: _said(record, known) for name, record in data.items()}


def _said(node: Any, known: dict[str, dict[str, str]], side: str = "") -> Any:
    if isinstance(node, dict):
        return {
            key: _said(one, known, key if key in LANGUAGES else side) for key, one in node.items()
        }
    if isinstance(node, list):
        return [_said(one, known, side) for one in node]
    return filled(node, known[side]) if side and isinstance(node, str) else node


def texts(data: dict[str, Any]) -> Iterator[Said]:
    """Every text of all records."""
    for name, record in data.items():
        who = record.get("owner", "") if not name.startswith("roles/") else record["id"]
        days = record.get("campaign") or {}
        yield from _below(record, name, Said("", "", "", who, _days(days)))


def _days(node: dict[str, Any]) -> str:
    start = node.get("start")
    return f"T{start:+d}" if isinstance(start, int) else ""


def _below(node: Any, place: str, above: Said) -> Iterator[Said]:
    if isinstance(node, list):
        for number, one in enumerate(node):
            inner = one.get("id", number) if isinstance(one, dict) else number
            yield from _below(one, f"{place}.{inner}", above)
    elif isinstance(node, dict) and isinstance(node.get("zh"), str):
        pages = above.pages + tuple(LINK.findall(node["zh"]))
        yield Said(place, node["zh"], str(node.get("en")), above.who, above.when, pages)
    elif isinstance(node, dict):
        page = node.get("page")
        here = Said(
            "", "", "",
            node.get("role") or node.get("who") or above.who,
            _days(node) or above.when,
            (page,) if isinstance(page, str) else above.pages,
        )  # fmt: skip
        for key, one in node.items():
            yield from _below(one, f"{place}.{key}", here)
