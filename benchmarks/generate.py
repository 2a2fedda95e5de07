"""A playbook of any size, for measuring: this repository's records, copied and their texts mixed.

A copy's texts are drawn from the same places of other records of its kind, and its references
lead to copies of the same round, so that pages stay as long and as linked as real ones.
"""

from __future__ import annotations

import random
import re
import shutil
from collections import defaultdict
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path
from typing import Any

import yaml

from playbook.check.loader import load
from playbook.kinds import file_kinds, record_kinds
from playbook.locale.languages import LANGUAGES
from playbook.model.base import Model, Text
from playbook.model.playbook import Key, Playbook, references
from playbook.model.traversal import leaves
from playbook.source.reader import Loc, read

ROOT = Path(__file__).parent.parent
DATA = ROOT / "playbook_data"
FIXTURE = ROOT / "tests" / "engine" / "fixture"
FIGURE = re.compile(r"\$[a-z][a-z-]+\$")
"""In prose of the fixture, one of its own."""
LINK = re.compile(r"\]\((?P<kind>[a-z]+)/(?P<ident>[a-z0-9-]+)(?:#[a-z0-9-]+)?\)")
Pools = dict[tuple[str, str], list[dict[str, str]]]
"""By kind and place, such as ("practices", "steps.text"), the texts that stand there."""


def generate(project: Path, size: int, seed: int = 7) -> Playbook:
    """Write a handbook of `size` records into the folder `project`; returns it, checked."""
    book = load(DATA)
    chosen = _choose(book, size)
    pools = _pools(book)
    chance = random.Random(seed)
    data = project / "playbook_data"
    for name, kind in file_kinds().items():
        path = DATA / f"{name}.yml"
        if path.is_file():
            raw = _read(path)
            _refer(raw, kind.model.model_validate(raw), 0, chosen)
            _link(raw, 0, chosen)
            _write(data / path.name, raw)
    for (kind, ident), rounds in chosen.items():
        for number in range(rounds):
            raw = _read(ROOT / book.paths[kind, ident])
            _refer(raw, book.records[kind][ident], number, chosen)
            if number:
                _vary(raw, book.records[kind][ident], kind, pools, chance)
                raw["title"] = {
                    "zh": f"{raw['title']['zh']} {number}",
                    "en": f"{raw['title']['en']} {number}",
                }
            _link(raw, number, chosen)
            raw["id"] = _name(ident, number)
            raw.pop("aliases", None)
            _write(data / kind / f"{raw['id']}.yml", raw)
    _surround(project, book)
    return load(data)


def _surround(project: Path, book: Playbook) -> None:
    """The engine, and the fixture's short prose and settings."""
    shutil.copytree(FIXTURE / "docs", project / "docs")
    for language in book.languages:
        for page in ("inline.md", "components.md"):  # they show records of the fixture
            (project / "docs" / language.code / "about" / page).unlink()
    for path in (project / "docs").rglob("*.md"):
        path.write_text(FIGURE.sub("10", path.read_text(encoding="utf-8")), encoding="utf-8")
    for name in ("playbook", "macros.py"):
        (project / name).symlink_to(ROOT / name)
    shutil.copy(FIXTURE / "mkdocs.yml", project)


def _choose(book: Playbook, size: int) -> dict[Key, int]:
    """How often each record is copied: all kinds in proportion, the most used records first."""
    queues = {
        kind: sorted(records, key=lambda ident: -len(book.used_by.get((kind, ident), [])))
        for kind, records in book.records.items()
    }
    total = sum(map(len, queues.values()))
    shares = {kind: max(1, size * len(queue) // total) for kind, queue in queues.items()}
    for kind in cycle(queues):
        if sum(shares.values()) >= size:
            break
        shares[kind] += 1
    return {
        (kind, ident): len(range(place, shares[kind], len(queue)))
        for kind, queue in queues.items()
        for place, ident in enumerate(queue[: shares[kind]])
    }


def _name(ident: str, number: int) -> str:
    return f"{ident}-{number}" if number else ident


def _target(kind: str, ident: str, number: int, chosen: dict[Key, int]) -> str:
    """The id that a reference of round `number` to `ident` leads to."""
    if (kind, ident) not in chosen:
        ident = next(other for known, other in chosen if known == kind)
    return _name(ident, min(number, chosen[kind, ident] - 1))


def _refer(raw: Any, model: Model, number: int, chosen: dict[Key, int]) -> None:
    """Lead every reference of `model`, whose data is `raw`, to a record that is there."""
    lists: list[list[Any]] = []
    for (*parents, last), kinds, ident in references(model):
        holder = _at(raw, parents)
        outside = "partners" in kinds and not (DATA / "roles" / f"{ident}.yml").is_file()
        if kinds[0] not in record_kinds() or not ident or outside or last in LANGUAGES:
            continue
        target = _target(kinds[0], ident, number, chosen)
        holder[last] = f"{kinds[0]}/{target}" if "/" in holder[last] else target
        if isinstance(holder, list):
            lists.append(holder)
    for holder in lists:
        holder[:] = dict.fromkeys(holder)


def _link(raw: Any, number: int, chosen: dict[Key, int]) -> None:
    """The same for the links inside texts."""
    for key, value in raw.items() if isinstance(raw, dict) else enumerate(raw):
        if isinstance(value, dict | list):
            _link(value, number, chosen)
        elif isinstance(value, str) and "](" in value:
            raw[key] = LINK.sub(lambda found: _relinked(found, number, chosen), value)


def _relinked(found: re.Match[str], number: int, chosen: dict[Key, int]) -> str:
    kind, ident = found["kind"], found["ident"]
    return (
        f"]({kind}/{_target(kind, ident, number, chosen)})" if kind in record_kinds() else found[0]
    )


def _pools(book: Playbook) -> Pools:
    pools: Pools = defaultdict(list)
    for kind, records in book.records.items():
        for record in records.values():
            for loc, marker, value in leaves(record):
                if marker is Text:
                    pools[kind, _place(loc)].append(value.model_dump(exclude_defaults=True))
    return pools


def _vary(raw: Any, record: Model, kind: str, pools: Pools, chance: random.Random) -> None:
    """Put another record's text in the place of each but the title."""
    for loc, marker, _ in leaves(record):
        if marker is Text and loc != ("title",):
            *parents, last = loc
            _at(raw, parents)[last] = dict(chance.choice(pools[kind, _place(loc)]))


def _place(loc: Loc) -> str:
    return ".".join(part for part in loc if isinstance(part, str))


def _at(raw: Any, loc: Sequence[str | int]) -> Any:
    for part in loc:
        raw = raw[part]
    return raw


def _read(path: Path) -> Any:
    return read(path.name, path.read_bytes()).data


def _write(path: Path, raw: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(raw, Dumper=_Quoted, allow_unicode=True, sort_keys=False, width=10_000)
    path.write_text(text, encoding="utf-8")


class _Quoted(yaml.SafeDumper):
    """Quotes every text, so that none is read as something else, and repeats rather than refers."""

    def ignore_aliases(self, _: Any) -> bool:
        """Never write an alias."""
        return True


def _quoted(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')


_Quoted.add_representer(str, _quoted)
