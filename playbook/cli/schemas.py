"""`playbook schema`: the JSON Schemas that editors read."""

from __future__ import annotations

import argparse
from pathlib import Path

from playbook.check.loader import gather
from playbook.cli.output import FAILED, say
from playbook.kinds import all_kinds
from playbook.kinds.vocabulary.model import KIND, Vocabulary
from playbook.kinds.vocabulary.numbers import choices
from playbook.model import json_schema
from playbook.source.bases import Base


def schema(options: argparse.Namespace) -> int:
    """Write them, or only say which are out of date. Returns 0 if none is."""
    data: Path = options.project.data
    kinds, known = all_kinds(), known_choices(data, options.project.base)
    if not options.check:
        for path in json_schema.write(data, kinds, known):
            print(path)
        return 0
    old = [path for path, _ in json_schema.stale(data, kinds, known)]
    for path in old:
        print(say(options, "stale", path=path))
    return FAILED if old else 0


def known_choices(data: Path, base: Base | None = None) -> dict[str, list[str]]:
    """What the vocabulary of the folder `data`, which stands on `base`, gives to choose from;
    nothing if it has faults."""
    model, _ = gather(data, base=base).files.get(KIND.name, (None, None))
    return choices(model) if isinstance(model, Vocabulary) else {}
