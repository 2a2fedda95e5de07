"""Rules that several kinds hold their data to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from playbook.kinds.team.model import Team
from playbook.model.formula import BadExpression, Input, worked_example
from playbook.model.kind import Whole
from playbook.problems.problem import Problem, listed, phrase
from playbook.source.reader import Loc, Source


def reckoned(
    expression: str, inputs: Sequence[Input], source: Source, loc: Loc
) -> Iterator[Problem]:
    """An `expression`, which stands at `loc`, that its example does not fit."""
    try:
        worked_example(expression, inputs)
    except BadExpression as error:
        detail = phrase(error.code, **error.words)
        yield Problem(source.path, *source.value_mark(loc), "bad-expression", {"detail": detail})


def shares(shares: Sequence[float], name: str, source: Source) -> Iterator[Problem]:
    """Parts of the whole, in percent, that do not make 100."""
    total = float(f"{sum(shares):.15g}")
    if total != 100:
        mark = source.key_mark((name,))
        words = {"name": name, "total": f"{total:g}"}
        yield Problem(source.path, *mark, "shares", words)


def beyond_known(whole: Whole, code: str, known: Mapping[str, int]) -> Iterator[Problem]:
    """The team's period, if it ends in a year after the last that is `known` of some records."""
    team, source = whole.files.get("team", (None, None))
    if not isinstance(team, Team) or source is None:
        return
    end = team.period.end
    if ended := {name: year for name, year in known.items() if year < int(end[:4])}:
        mark = source.value_mark(("period", "end"))
        words = {"end": end, "year": min(ended.values()), "names": listed(ended)}
        yield Problem(source.path, *mark, code, words, warning=True)


def cycles(graph: Mapping[str, list[str]]) -> list[list[str]]:
    """Each ring once, as the ids along it and the first one again."""
    done: set[str] = set()
    rings: list[list[str]] = []

    def follow(node: str, path: list[str]) -> None:
        if node in path:
            rings.append([*path[path.index(node) :], node])
            return
        if node in done:
            return
        for following in graph.get(node, []):
            follow(following, [*path, node])
        done.add(node)

    for node in graph:
        follow(node, [])
    return rings
