"""Steps that wait for others."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.kinds.onboarding.model import Onboarding
from playbook.kinds.rules import cycles
from playbook.kinds.vocabulary.model import Vocabulary
from playbook.model.kind import Whole
from playbook.problems.problem import Problem
from playbook.problems.suggestions import nearest
from playbook.source.reader import Source


def check(path: Onboarding, source: Source) -> Iterator[Problem]:
    """Steps that cannot be walked in the order in which they wait."""
    yield from _steps(path, source)
    yield from _waits(path, source)


def _steps(path: Onboarding, source: Source) -> Iterator[Problem]:
    """Steps may wait only for steps of the same path, and never in a ring."""
    after = {step.id: step.after for step in path.steps}
    for number, step in enumerate(path.steps):
        for place, ident in enumerate(step.after):
            if ident not in after:
                mark = source.value_mark(("steps", number, "after", place))
                words = {"id": ident, "kind": "steps", "near": nearest(ident, after)}
                yield Problem(source.path, *mark, "unknown-id", words)
    for cycle in cycles(after):
        number = list(after).index(cycle[0])
        mark = source.value_mark(("steps", number, "after"))
        yield Problem(source.path, *mark, "cycle", {"path": " → ".join(cycle)})


def _waits(path: Onboarding, source: Source) -> Iterator[Problem]:
    """A step cannot wait for one that is due later."""
    days = {step.id: step.day for step in path.steps}
    for number, step in enumerate(path.steps):
        for place, ident in enumerate(step.after):
            later = days.get(ident, step.day)
            if later > step.day:
                words = {"day": step.day, "id": ident, "later": later}
                loc = ("steps", number, "after", place)
                yield Problem(source.path, *source.value_mark(loc), "waits-for-later", words, True)


def check_whole(whole: Whole) -> Iterator[Problem]:
    """Days of steps and gates that no stage of the vocabulary reaches."""
    if "stages" in whole.unread:
        return
    vocabulary = whole.files["vocabulary"][0] if "vocabulary" in whole.files else None
    stages = vocabulary.stages if isinstance(vocabulary, Vocabulary) else []
    told: set[str] = set()
    for path, source in whole.records.values():
        if not isinstance(path, Onboarding) or (source.shipped and vocabulary is None):
            continue
        ends = [stage.last for stage in stages if stage.anchor == path.anchor]
        days = [(("steps", number, "day"), step.day) for number, step in enumerate(path.steps)]
        days += [(("gates", number, "day"), gate.day) for number, gate in enumerate(path.gates)]
        for loc, day in sorted(days, key=lambda one: -one[1]) if source.shipped else days:
            if day > max(ends, default=-999) and path.anchor not in told:
                if source.shipped:  # one is enough of what the team cannot change
                    told.add(path.anchor)
                words = {"day": day, "anchor": path.anchor}
                yield Problem(source.path, *source.value_mark(loc), "no-stage", words)
