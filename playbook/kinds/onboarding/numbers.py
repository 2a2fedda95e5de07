"""A path cut at its stages, and whose it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from playbook.kinds.onboarding.model import Gate, Onboarding, PathStep
from playbook.kinds.vocabulary.model import Stage, Vocabulary
from playbook.model.playbook import Playbook


@dataclass(frozen=True)
class Stretch:
    """A stage of a path with what falls into it; of gates, one for each day."""

    stage: Stage
    steps: list[PathStep]
    gates: list[Gate]


def stages(book: Playbook, path: Onboarding) -> list[Stretch]:
    """The path cut at its stages; one without steps and gates is left out."""
    found: list[Stretch] = []
    before = float("-inf")
    for stage in stages_of(book, path.anchor):
        steps = [one for one in path.steps if before < one.day <= stage.last]
        gates = [one for one in path.gates if before < one.day <= stage.last]
        before = stage.last
        if steps or gates:
            steps.sort(key=lambda one: one.day)
            found.append(Stretch(stage, steps, list(_one_a_day(gates))))
    return found


def stages_of(book: Playbook, anchor: str) -> list[Stage]:
    """The stages of paths counted from `anchor`, by day."""
    vocabulary = book.get(Vocabulary)
    found = [one for one in vocabulary.stages if one.anchor == anchor] if vocabulary else []
    return sorted(found, key=lambda stage: stage.last)


def stage_at(book: Playbook, path: Onboarding, day: int) -> Stage:
    """The stage that `day` of `path` falls into: the check has seen that there is one."""
    return next(stage for stage in stages_of(book, path.anchor) if day <= stage.last)


def _one_a_day(gates: Iterable[Gate]) -> Iterator[Gate]:
    """The gates by day; those of one day are one, as on a path with dates."""
    for _, same in groupby(sorted(gates, key=lambda gate: gate.day), key=lambda gate: gate.day):
        first, *more = same
        evidence = [*first.evidence, *(text for gate in more for text in gate.evidence)]
        talk = [*first.talk, *(text for gate in more for text in gate.talk)]
        yield first.model_copy(update={"evidence": evidence, "talk": talk})


def step(path: Onboarding, ident: str) -> PathStep:
    """The step of `path` with this id."""
    return next(one for one in path.steps if one.id == ident)


def dated(book: Playbook) -> list[Onboarding]:
    """The paths whose days are counted from the first day at work."""
    return [path for path in book.all(Onboarding) if path.anchor == "first-day"]


def own_paths(book: Playbook, role: str | None) -> list[Onboarding]:
    """The dated paths into `role`; with None those that everyone new walks."""
    return [path for path in dated(book) if path.role == role]
