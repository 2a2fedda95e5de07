"""How long the handbook takes to print, against plain MkDocs, Material and Zensical.

Run with `make bench`. Builds are interleaved round by round, each in a process of its own; seconds
are CPU seconds of that process and its children, so that a busy machine changes them little.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

sys.path.insert(0, str(Path(__file__).parent.parent))

from bases import THEIRS, Base, bases
from generate import generate

HERE = Path(__file__).parent
RESULTS = HERE / "results"
SIZES = (50, 200, 800)
MEASURE = """
import json, pathlib, re, resource, subprocess, sys, tempfile, time
said = tempfile.TemporaryFile("w+")
running = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=said)
own = 0
while running.poll() is None:
    status = pathlib.Path(f"/proc/{running.pid}/status")  # on Linux: the most it ever held
    found = re.search("VmHWM:[^0-9]*([0-9]+)", status.read_text()) if status.exists() else None
    own = int(found[1]) if found else own
    time.sleep(0.05)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
said.seek(0)
seconds = used.ru_utime + used.ru_stime
print(json.dumps([running.returncode, seconds, own, used.ru_maxrss, said.read()]))
"""
PACKAGES = ("mkdocs", "mkdocs-material", "mkdocs-macros-plugin", "mkdocs-static-i18n", "jieba",
            "zensical", "Markdown", "Jinja2")  # fmt: skip


@dataclass(frozen=True)
class Run:
    """One build: CPU seconds, and the megabytes of its own process and of the largest of all."""

    seconds: float
    own: float
    memory: float


def main() -> None:
    """Measure, and write the table, the chart and the raw numbers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for size in options.sizes:
            rows += _measure(Path(folder), size, options.rounds)
    result = {"machine": _machine(), "rounds": options.rounds, "rows": rows}
    result["growth"] = _growth(rows)
    RESULTS.mkdir(exist_ok=True)
    text = json.dumps(result, indent=1, ensure_ascii=False)
    (RESULTS / "build.json").write_text(text + "\n", encoding="utf-8")
    templates = Environment(
        loader=FileSystemLoader(HERE),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    for name in ("build.md", "build.svg"):
        text = templates.get_template(f"{name}.jinja").render(result, chart=_chart(rows))
        (RESULTS / name).write_text(text, encoding="utf-8")
    print((RESULTS / "build.md").read_text(encoding="utf-8"))


def _measure(folder: Path, size: int, rounds: int) -> list[dict[str, object]]:
    """One row for each builder: medians over `rounds`, and what it wrote."""
    handbook = folder / f"handbook-{size}"
    book = generate(handbook, size)
    builders = bases(handbook, book, folder / f"bases-{size}")
    runs: dict[str, list[Run]] = {base.name: [] for base in builders}
    for _ in range(rounds):
        for base in builders:
            runs[base.name].append(_build(base))
            print(size, base.name, runs[base.name][-1], file=sys.stderr)
    core = [run.seconds for run in runs["core"]]
    rows = []
    for base in builders:
        seconds = [run.seconds for run in runs[base.name]]
        ratios = [one / other for one, other in zip(seconds, core, strict=True)]
        row = {"size": size, "name": base.name, "seconds": statistics.median(seconds)}
        row["ratio"] = statistics.median(ratios)
        row["own"] = max(run.own for run in runs[base.name])
        row["memory"] = max(run.memory for run in runs[base.name])
        row |= _written(base)
        rows.append(row)
    return rows


def _build(base: Base) -> Run:
    seconds, own, memory = 0.0, 0.0, 0.0
    # As on a keeper's machine: what is compiled once, whoever builds, is not compiled again.
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": ""}
    for command in base.commands:
        done = subprocess.run(
            [sys.executable, "-c", MEASURE, *command],
            cwd=base.project,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        code, used, itself, largest, said = json.loads(done.stdout)
        if code:
            sys.exit(f"{base.name} failed:\n{said}")
        seconds += used
        own, memory = max(own, itself / 1024), max(memory, largest / 1024)
    return Run(seconds, own, memory)


def _written(base: Base) -> dict[str, float]:
    """How many pages, the median page (raw and gzip), and the search index, in kilobytes."""
    pages = [path for site in base.sites for path in site.rglob("*.html")]
    records = [path.read_bytes() for path in pages if path.parent.parent.name == "practices"]
    index = [
        path
        for site in base.sites
        for path in {
            *site.glob("*/search/**/*.json"),
            *site.rglob("search_index.json"),
            *site.glob("search.json"),
        }
    ]
    return {
        "pages": len(pages),
        "page": statistics.median(map(len, records)) / 1000,
        "page_gzip": statistics.median(len(gzip.compress(page, 6)) for page in records) / 1000,
        "index": sum(path.stat().st_size for path in index) / 1000,
    }


def _growth(rows: list[dict[str, object]]) -> dict[str, float]:
    """For each builder, the exponent of its CPU seconds over records, from 200 to 800."""
    known = {(row["name"], row["size"]): row["seconds"] for row in rows}
    return {
        name: math.log(known[name, 800] / known[name, 200]) / math.log(4)
        for name, size in known
        if size == 800 and (name, 200) in known
    }


def _chart(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """For each builder, its line through (records, CPU seconds), both axes by powers."""
    most = max(row["seconds"] for row in rows)
    lines: dict[str, list[tuple[int, int]]] = {}
    for row in rows:
        across = 60 + 420 * math.log(row["size"] / 50) / math.log(16)
        down = 260 - 230 * math.log(1 + row["seconds"]) / math.log(1 + most)
        lines.setdefault(str(row["name"]), []).append((round(across), round(down)))
    return [{"name": name, "points": points} for name, points in lines.items()]


def _machine() -> dict[str, object]:
    code = f"""
import json
from importlib.metadata import version
print(json.dumps({{name: version(name) for name in {PACKAGES}}}))
"""
    theirs = subprocess.run([THEIRS, "-c", code], capture_output=True, text=True, check=True)
    packages = {name: version(name) for name in ("mkdocs", "selectolax")}
    model = [
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        if line.startswith("model name")
    ]
    return {
        "cpu": model[0] if model else platform.processor(),
        "cores": os.cpu_count(),
        "load": [round(load, 1) for load in os.getloadavg()],
        "python": platform.python_version(),
        "ours": packages,
        "bases": json.loads(theirs.stdout),
    }


if __name__ == "__main__":
    main()
