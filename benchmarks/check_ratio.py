"""How long it takes to load and check the data, against PyYAML's C loader on the same files.

Prints the ratio, which depends little on the machine; the bar is 2. The processor's time counts,
not the clock's, and the best of several runs in turns: whatever else the machine does only adds.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).parents[1]))

from playbook.check.loader import inspect, yaml_files

DATA = Path(__file__).parents[1] / "playbook_data"
BAR = 2.0
RUNS = 7


def seconds(work: Callable[[], object]) -> float:
    """The processor's time that `work` takes once."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> int:
    """Print both times and their ratio. Returns 1 above the bar."""
    files = [path.read_bytes() for path in yaml_files(DATA)]

    def plain() -> object:
        return [yaml.load(raw, Loader=yaml.CSafeLoader) for raw in files]

    inspect(DATA)  # models and patterns are made once
    times = [(seconds(plain), seconds(lambda: inspect(DATA))) for _ in range(RUNS)]
    loader, ours = (min(column) for column in zip(*times, strict=True))
    size = sum(map(len, files))
    print(f"{len(files)} files, {size:,} bytes")
    print(f"PyYAML's C loader {loader * 1000:.0f} ms, load and check {ours * 1000:.0f} ms")
    print(f"ratio {ours / loader:.2f} (bar {BAR})")
    return 1 if ours / loader > BAR else 0


if __name__ == "__main__":
    sys.exit(main())
