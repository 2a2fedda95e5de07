"""Spoilt copies of good data."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from playbook.check.contents import Contents
from playbook.check.file import examine, model_for
from playbook.check.integrity import cross_check
from playbook.check.loader import yaml_files
from playbook.kinds import record_kinds
from playbook.model.base import Record
from playbook.problems.problem import Problem
from playbook.source.reader import Source, read
from tests.support.chance import SEED, dice
from tests.support.losses import losses, wrongly_mended

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


def insert(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(NASTY) + text[at:]


def delete(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at + chance.randint(1, 4) :]


def replace(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(NASTY) + text[at + 1 :]


def lines(chance: random.Random, text: str) -> str:
    """Drop, double, swap, indent or cut at a line."""
    parts = text.split("\n")
    at, other = chance.randrange(len(parts)), chance.randrange(len(parts))
    match chance.randrange(5):
        case 0:
            del parts[at]
        case 1:
            parts.insert(at, parts[at])
        case 2:
            parts[at], parts[other] = parts[other], parts[at]
        case 3:
            parts[at] = chance.choice([" ", "  ", "\t", "\u3000"]) + parts[at]
        case 4:
            parts = parts[:at]
    return "\n".join(parts)


CHANGES: list[Change] = [insert, insert, delete, replace, replace, lines, lines]


def spoil(chance: random.Random, text: str) -> bytes:
    """`text` with one to three faults, now and then in another encoding."""
    for _ in range(chance.choice([1, 1, 1, 2, 3])):
        text = chance.choice(CHANGES)(chance, text)
    encoding = chance.choices(["utf-8", "gbk", "utf-16", "raw"], [94, 2, 2, 2])[0]
    if encoding != "raw":
        return text.encode(encoding, errors="replace")
    raw = bytearray(text.encode())
    if raw:
        raw[chance.randrange(len(raw))] = chance.randrange(256)
    return bytes(raw)


@dataclass
class Told:
    """What a run found: mutants that are valid all the same, and the slowest in seconds."""

    accepted: int = 0
    slowest: float = 0.0
    mended_wrongly: list[str] = field(default_factory=list)
    losses: list[str] = field(default_factory=list)
    """What was lost by a change that was let pass without a word."""


def refused_with_a_place_or_a_model(data: Path, count: int) -> Told:
    """Spoil the files of `data` `count` times; each is refused with a place, or is a model."""
    files = {path: path.read_text(encoding="utf-8") for path in yaml_files(data)}
    small = [path for path, text in files.items() if len(text.encode()) <= LARGE]
    large = [path for path in files if path not in small]
    ids = {
        kind: {path.stem for path in files if path.parent.name == kind} for kind in record_kinds()
    }
    ids |= {name: set() for name in ("partners", "sources", "evidence", "phases")}
    whole = {path: read("x", text.encode()).data for path, text in files.items()}
    chance, told = dice(), Told()
    for number in range(count):
        path = chance.choice(large if number % 200 == 0 and large else small)
        raw = spoil(chance, files[path])
        started = time.process_time()
        source, problems, valid = _examined(data, path, raw, ids)
        told.slowest = max(told.slowest, time.process_time() - started)
        words = f"SEED={SEED}: mutant {number} of {path.name}"
        for problem in problems:
            assert 1 <= problem.line <= len(raw) + 1 and problem.column >= 1, words
            for language in ("zh", "en"):
                assert problem.message(language), words
                problem.hint(language)
        errors = [problem for problem in source.problems if not problem.warning]
        assert errors or valid, words
        if wrong := _wrongly_mended(raw, path, data):
            told.mended_wrongly.append(f"{words}: {wrong}")
        told.accepted += valid and not errors
        if valid and not problems:
            for loss in losses(whole[path], source.data, source.text):
                told.losses.append(f"{words}: {loss}")
    return told


def _wrongly_mended(raw: bytes, path: Path, data: Path) -> str:
    try:
        return wrongly_mended(raw.decode().replace("\r\n", "\n").replace("\r", "\n"), path, data)
    except UnicodeDecodeError:
        return ""


def _examined(
    data: Path, path: Path, raw: bytes, ids: dict[str, set[str]]
) -> tuple[Source, list[Problem], bool]:
    """What is read at `path`, all that is wrong with it, and whether it is a model."""
    source, model = examine(path, data, raw)
    problems = list(source.problems)
    if isinstance(model, Record):
        problems += cross_check(
            Contents(records={(path.parent.name, model.id): (model, source)}, unread=ids)
        )
    elif model is None and source.data is not None:
        problems += cross_check(
            Contents(unread=ids, broken=[(model_for(path.relative_to(data))[1], source)])
        )
    return source, problems, model is not None
