"""Single slips such as a keeper makes: nearly each is told once, where it is, and nothing else."""

from __future__ import annotations

import random
from collections import Counter

from playbook.check.file import examine
from playbook.check.loader import yaml_files
from tests.support.chance import tries
from tests.support.handbooks import FIXTURE

DATA = FIXTURE / "playbook_data"
SLIPS = tries(800, whole=2_000)
SEED = 20270308
FULL_WIDTH = dict(zip(":,[]{}\"'-()#", "：，【】｛｝“‘－（）＃", strict=True))


def slip(dice: random.Random, text: str) -> str:
    """`text` with one mark full-width, left out or doubled, or one line out of its column."""
    at = dice.choice([n for n, mark in enumerate(text) if mark in FULL_WIDTH])
    lines = text.split("\n")
    number = dice.randrange(1, len(lines) - 1)
    match dice.randrange(6):
        case 0 | 1:
            return text[:at] + FULL_WIDTH[text[at]] + text[at + 1 :]
        case 2:
            return text[:at] + text[at + 1 :]
        case 3:
            return text[:at] + text[at] + text[at:]
        case 4:
            lines[number] = " " * dice.choice([1, 2]) + lines[number]
        case _:
            lines[number] = lines[number].removeprefix(" " * dice.choice([1, 2]))
    return "\n".join(lines)


def test_one_slip_is_told_once_and_where_it_is() -> None:
    dice = random.Random(SEED)
    files = {path: path.read_text(encoding="utf-8") for path in yaml_files(DATA)}
    counted: Counter[str] = Counter()
    for _ in range(SLIPS):
        path = dice.choice(list(files))
        before, after = files[path], slip(dice, files[path])
        source, _ = examine(path, DATA, after.encode())
        lines = [problem.line for problem in source.problems if not problem.warning]
        both = zip(before.split("\n"), after.split("\n"), strict=False)
        at = next((n for n, (old, new) in enumerate(both, 1) if old != new), 0)
        if lines:
            counted["told"] += 1
            counted["once"] += len(lines) == 1
            counted["there"] += all(abs(line - at) <= 1 for line in lines)
    assert counted["told"] > SLIPS / 2
    assert counted["once"] > 0.9 * counted["told"], counted
    assert counted["there"] > 0.95 * counted["told"], counted
