"""What a change of the base's file says is just what makes of it what was wanted."""

from __future__ import annotations

import random
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
import yaml

from playbook.source.changes import joined
from playbook.source.difference import difference, without_nothing
from playbook.source.reader import read
from tests.support.chance import SEED, tries
from tests.support.handbooks import FIXTURE

FILES = sorted((FIXTURE / "playbook_data").glob("*/*.yml"))
BASE = read(
    "base/x.yml", b"id: x\nt: {zh: a, en: b}\nn: 1\nlist: [{id: a}, {id: b, n: 1}, {id: c}]\n"
)


def made(base: Any, said: Any) -> Any:
    """What a change that says that makes of the base's file."""
    raw = yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=10**6).encode()
    whole = joined(read("playbook_data/x.yml", raw), base)
    assert whole.problems == []
    return whole.data


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({}, {}),
        ({"n": 2}, {"n": 2}),
        ({"n": None}, {"n": None}),
        ({"new": [1]}, {"new": [1]}),
        ({"t": {"zh": "a", "en": "B"}}, {"t": {"en": "B"}}),
        ({"t": {"zh": "A"}}, {"t": {"zh": "A", "en": None}}),
        ({"list": [{"id": "a"}, {"id": "c"}]}, {"list": {"remove": ["b"]}}),
        (
            {"list": [{"id": "a"}, {"id": "b", "n": 2}, {"id": "c"}, {"id": "d"}]},
            {
                "list": {
                    "change": {"b": {"n": 2}},
                    "add": [{"after": "c", "entries": [{"id": "d"}]}],
                }
            },
        ),
        (
            {"list": [{"id": "z"}, {"id": "b", "n": 1}, {"id": "c"}, {"id": "a"}]},
            {
                "list": {
                    "remove": ["a"],
                    "add": [
                        {"before": "b", "entries": [{"id": "z"}]},
                        {"after": "c", "entries": [{"id": "a"}]},
                    ],
                }
            },
        ),
        ({"list": []}, {"list": {"remove": ["a", "b", "c"]}}),
        ({"list": [{"no": 1}]}, {"list": [{"no": 1}]}),
    ],
)
def test_only_what_differs_is_said(wanted: dict[str, Any], said: dict[str, Any]) -> None:
    whole = BASE.data | wanted
    assert difference(BASE.data, whole) == {"change": True} | said
    assert made(BASE, difference(BASE.data, whole)) == without_nothing(whole)


def test_a_record_that_is_called_otherwise_keeps_its_name() -> None:
    base = read("base/x.yml", b"id: x\nn: 1\naliases: [w]\n")
    whole = {"id": "y", "n": 2, "aliases": ["w", "x", "v"]}
    said = difference(base.data, whole, "x")
    assert said == {"change": "x", "id": "y", "n": 2, "aliases": ["v"]}
    assert made(base, said) == whole


def places(data: Any) -> Iterator[Any]:
    """Every mapping and list within `data`."""
    if isinstance(data, dict | list):
        yield data
        for one in data.values() if isinstance(data, dict) else data:
            yield from places(one)


def edit(data: Any, chance: random.Random) -> None:
    """Change something anywhere."""
    place = chance.choice([one for one in places(data) if one])
    if isinstance(place, dict):
        key = chance.choice([*place])
        if key in ("id", "same") or chance.random() < 0.3:
            place[f"new-{chance.randrange(9)}"] = chance.choice(["x", ["y"], {"zh": "z"}])
        elif place is not data and chance.random() < 0.3:
            del place[key]
        elif not isinstance(place[key], dict | list):
            place[key] = "other"
        return
    one = place.pop(chance.randrange(len(place)))
    if chance.random() < 0.7:
        place.insert(chance.randrange(len(place) + 1), one)
    if isinstance(one, dict) and chance.random() < 0.5:
        place.insert(chance.randrange(len(place) + 1), deepcopy(one) | {"id": "added"})


def test_any_edits_of_a_record_can_be_said_as_a_change() -> None:
    chance = random.Random(SEED)
    for _ in range(tries(60, whole=5_000)):
        path = chance.choice(FILES)
        base = read(f"base/{path.name}", path.read_bytes())
        wanted = deepcopy(base.data)
        for _ in range(chance.randrange(5)):
            edit(wanted, chance)
        said = difference(base.data, wanted)
        assert made(base, said) == without_nothing(wanted), (path, said)
