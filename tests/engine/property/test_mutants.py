"""Twenty thousand spoilt copies of the real data: each is refused with a place, or is a model."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

from playbook.check.integrity import cross_check
from playbook.check.loader import examine, model_for, yaml_files
from playbook.model.base import Record
from playbook.model.registry import KINDS

ROOT = Path(__file__).parents[2]
DATA = ROOT / "playbook_data"
MUTANTS = 20_000
SEED = 20270308
LARGE = 9_000
"""Larger files are spoilt too, but seldom: they take long to read."""
NASTY = [
    "\t", "\u00a0", "\u3000", "\u200b", "\ufeff", "\u202e", "\x00", "\x07", "\u0085", "\u2028",
    ":", ": ", "：", " #", "#", "-", "- ", "－", "'", '"', "“", "”", "[", "]", "{", "}", "，", ",",
    "&", "*", "!", "|", ">", "%", "@", "`", "~", "?", "<<: ", "---", "...", "\n", "\n\n", "\r",
    "{{", "}}", "{%", "<b>", "null", "true", "no", "yes", "010", "10:30", "1e9", "-1", "9" * 20,
    "2027-02-30", "zh:", "en：", "id: x", "same: true", "<<<<<<< HEAD\n", "=======\n", "\\",
    "😀", "👩‍💻", "é", "˫ʮһ", "[](metrics/nothing)", "[x](javascript:y)", "!!python/object:x",
    ">>>>>>> b\n", "\ufffd", "、", "TODO", " ", "  ",
]  # fmt: skip
Change = Callable[[random.Random, str], str]


def insert(dice: random.Random, text: str) -> str:
    at = dice.randrange(len(text) + 1)
    return text[:at] + dice.choice(NASTY) + text[at:]


def delete(dice: random.Random, text: str) -> str:
    at = dice.randrange(len(text) + 1)
    return text[:at] + text[at + dice.randint(1, 4) :]


def replace(dice: random.Random, text: str) -> str:
    at = dice.randrange(len(text) + 1)
    return text[:at] + dice.choice(NASTY) + text[at + 1 :]


def lines(dice: random.Random, text: str) -> str:
    """Drop, double, swap, indent or cut at a line."""
    parts = text.split("\n")
    at, other = dice.randrange(len(parts)), dice.randrange(len(parts))
    match dice.randrange(5):
        case 0:
            del parts[at]
        case 1:
            parts.insert(at, parts[at])
        case 2:
            parts[at], parts[other] = parts[other], parts[at]
        case 3:
            parts[at] = dice.choice([" ", "  ", "\t", "\u3000"]) + parts[at]
        case 4:
            parts = parts[:at]
    return "\n".join(parts)


CHANGES: list[Change] = [insert, insert, delete, replace, replace, lines, lines]


def spoil(dice: random.Random, text: str) -> bytes:
    """`text` with one to three faults, now and then in another encoding."""
    for _ in range(dice.choice([1, 1, 1, 2, 3])):
        text = dice.choice(CHANGES)(dice, text)
    encoding = dice.choices(["utf-8", "gbk", "utf-16", "raw"], [94, 2, 2, 2])[0]
    if encoding != "raw":
        return text.encode(encoding, errors="replace")
    raw = bytearray(text.encode())
    if raw:
        raw[dice.randrange(len(raw))] = dice.randrange(256)
    return bytes(raw)


def test_every_mutant_is_refused_with_a_place_or_is_a_model() -> None:
    files = {path: path.read_text(encoding="utf-8") for path in yaml_files(DATA)}
    small = [path for path, text in files.items() if len(text.encode()) <= LARGE]
    large = [path for path in files if path not in small]
    ids = {kind: {path.stem for path in files if path.parent.name == kind} for kind in KINDS}
    listed = {name: set[str]() for name in ("partners", "sources", "evidence", "phases")}
    dice = random.Random(SEED)
    accepted = slowest = 0.0
    for number in range(MUTANTS):
        path = dice.choice(large if number % 200 == 0 and large else small)
        raw = spoil(dice, files[path])
        started = time.monotonic()
        source, model = examine(path, DATA, raw)
        problems = list(source.problems)
        if isinstance(model, Record):
            kind = path.parent.name
            problems += cross_check({(kind, model.id): (model, source)}, {}, ids | listed)
        elif model is None and source.data is not None:
            problems += cross_check(
                {}, {}, ids | listed, [(model_for(path.relative_to(DATA))[1], source)]
            )
        slowest = max(slowest, time.monotonic() - started)
        words = f"mutant {number} of {path.name}"
        last = len(raw) + 1
        for problem in problems:
            assert 1 <= problem.line <= last and problem.column >= 1, words
            assert problem.message("zh") and problem.message("en"), words
            problem.hint("zh"), problem.hint("en")
        errors = [problem for problem in source.problems if not problem.warning]
        assert errors or model is not None, words
        accepted += model is not None and not errors
    assert 0 < accepted < MUTANTS
    assert slowest < 20, "one mutant took too long to read"
