"""`playbook schema`: the JSON Schemas that editors read."""

from __future__ import annotations

import argparse

from playbook.cli.output import FAILED, say
from playbook.model import json_schema


def schema(options: argparse.Namespace) -> int:
    """Write them, or only say which are out of date. Returns 0 if none is."""
    data = options.project.data
    if not options.check:
        for path in json_schema.write(data):
            print(path)
        return 0
    old = [path for path, _ in json_schema.stale(data)]
    for path in old:
        print(say(options, "stale", path=path))
    return FAILED if old else 0
