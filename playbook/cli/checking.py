"""`playbook check`: everything that is wrong."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from playbook.check import translations
from playbook.check.anchors import Anchors
from playbook.check.file import Readings
from playbook.check.loader import inspect
from playbook.check.lock import lock_faults
from playbook.check.platforms import other_amounts, other_holidays, other_platforms
from playbook.check.prose import check_prose
from playbook.cli.fixing import mend
from playbook.cli.output import FAILED, say
from playbook.cli.translated import keep_up, lines
from playbook.kinds.team.model import Team
from playbook.model.playbook import Playbook, Side
from playbook.problems.problem import Problem, in_order
from playbook.problems.report import FORMATS, markdown, summary
from playbook.source.writing import write

SHOWN = 10
"""Of more stale sides it says only how many."""


def check(options: argparse.Namespace) -> int:
    """Say everything that is wrong or doubtful. Returns 0 if nothing is wrong."""
    if options.fix:
        mend(options, sys.stdout if options.format == "text" else sys.stderr)
    before: Readings = {}
    playbook, problems = read(options, before=before)
    errors = [one for one in problems if (options.strict and not one.is_note) or not one.warning]
    report = FORMATS[options.format](problems, options.lang, options.project.data.parent)
    if report:
        print(report)
    if options.format == "text":
        for path in [playbook.paths[key] for key in playbook.drafts] if playbook else []:
            print(say(options, "draft", path=path))
        for line in _of_another_market(options, playbook) if playbook else ():
            print(line)
        for line in _stale(options, playbook.stale) if playbook else ():
            print(line)
        print(summary(problems, options.lang))
    if playbook:
        keep_up(options.project, before)
    if options.summary:
        write(options.summary, markdown(problems, options.lang))
    return FAILED if errors else 0


def _of_another_market(options: argparse.Namespace, playbook: Playbook) -> Iterator[str]:
    """What the base says that is another market's than the team's."""
    if not (base := options.project.base):
        return
    team = playbook[Team]
    named = other_platforms(playbook, base).items()
    if listed := ", ".join(f"{name} ({count})" for name, count in named):
        yield say(options, "other-platforms", named=listed)
    for found in other_amounts(playbook):
        words = {"currency": found.currency, "own": team.currency, "count": found.records}
        yield say(options, "other-amounts", named=", ".join(found.facts), **words)
    own_file = options.project.data / "holidays.yml"
    if (other := other_holidays(playbook)) and not own_file.exists():
        year = team.period.start[:4]
        yield say(options, "other-holidays", other=other, country=team.country, year=year)


def _stale(options: argparse.Namespace, stale: Sequence[Side]) -> Iterator[str]:
    """The first of the `stale` sides, and where to read of the others."""
    yield from lines(options, stale[:SHOWN])
    if len(stale) > SHOWN:
        yield say(options, "more-stale", count=len(stale) - SHOWN)


def read(
    options: argparse.Namespace, *, cache_in: Path | None = None, before: Readings | None = None
) -> tuple[Playbook | None, list[Problem]]:
    """The playbook, if it can be made, and all that is wrong or doubtful with settings, data and
    the prose that stands beside it. A build keeps compiled templates in `cache_in`."""
    anchors_of = partial(_anchors_of, cache_in=cache_in)
    playbook, problems = inspect(
        options.project.data, base=options.project.base, before=before, anchors_of=anchors_of
    )
    has_wrong_settings = any(not problem.warning for problem in options.settings_problems)
    if playbook and options.project.docs.is_dir():
        from playbook.mkdocs.prose_faults import prose_faults  # noqa: PLC0415 - the same
        from playbook.render.anchors import anchors_in_prose  # noqa: PLC0415 - the same
        from playbook.render.renderer import templates  # noqa: PLC0415 - loads the templates

        anchors_in = anchors_in_prose(playbook, cache_in=cache_in)
        problems += check_prose(options.project, playbook, templates(), anchors_in)
        if not has_wrong_settings:
            told = {problem.path for problem in problems if not problem.warning}
            problems += prose_faults(options.project, playbook, told, cache_in)
    problems += lock_faults(options.project) + translations.lock_faults(options.project.data)
    if has_wrong_settings:  # which base they name may be what is wrong with them
        problems = [problem for problem in problems if problem.code != "change-of-no-base"]
    return playbook, in_order([*options.settings_problems, *problems])


def _anchors_of(playbook: Playbook, cache_in: Path | None) -> Anchors:
    from playbook.render.anchors import anchors_of_records  # noqa: PLC0415 - loads the templates

    return anchors_of_records(playbook, cache_in=cache_in)
