"""What only the whole can tell: references, shared ids, texts, rules of single kinds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from playbook.check.contents import Contents
from playbook.check.facts import bad_names, figures_by_hand
from playbook.check.ids import repeated_ids, shared_ids
from playbook.check.plausibility import implausible_data
from playbook.check.references import Known, bad_references, known_ids, lacking_entries
from playbook.check.term_base import misnamed
from playbook.check.texts import bad_texts
from playbook.kinds import all_kinds, file_kinds, record_kinds
from playbook.model.base import Model
from playbook.model.kind import Whole
from playbook.model.traversal import Leaf, leaves, leaves_of_data
from playbook.problems.problem import Problem
from playbook.source.reader import MAX_FINDINGS, Source


def cross_check(contents: Contents) -> list[Problem]:
    """Every problem of the whole. A reference to an unread file is no second fault. Broken files
    are read as far as they can be: what their models refused hides nothing else that is wrong with
    them."""
    problems: list[Problem] = []
    records, files = contents.records, contents.files
    known = known_ids(contents)
    for one, source in [*records.values(), *files.values()]:
        problems += _of_one(type(one), leaves(one), source, known)
    for (name, _), (record, source) in records.items():
        problems += record_kinds()[name].check(record, source)
    for name, (file, source) in files.items():
        problems += file_kinds()[name].check(file, source)
    for model, source in contents.broken:
        reported = {(problem.line, problem.column) for problem in source.problems}
        also = _of_one(model, leaves_of_data(model, source.data), source, known)
        problems += [problem for problem in also if (problem.line, problem.column) not in reported]
    problems += lacking_entries(known)
    problems += shared_ids(records)
    problems += bad_names(contents)
    for kind in all_kinds():
        problems += kind.check_whole(Whole(records, files, contents.unread))
    return problems


def _of_one(
    model: type[Model], found: list[Leaf], source: Source, known: Known
) -> Iterator[Problem]:
    """What is wrong with one file, as far as that is of any help."""
    told = chain(
        bad_texts(found, source),
        bad_references(model, found, source, known),
        repeated_ids(source),
        implausible_data(source),
    )
    return _enough(told)


def _enough(found: Iterable[Problem]) -> Iterator[Problem]:
    """The first of what was `found`; doubts, however many, hide no error."""
    errors = doubts = 0
    for problem in found:
        errors, doubts = errors + (not problem.warning), doubts + problem.warning
        if errors > MAX_FINDINGS:
            return
        if not problem.warning or doubts <= MAX_FINDINGS:
            yield problem


def doubtful(contents: Contents) -> list[Problem]:
    """What is no error and takes long to look for in all texts: figures by hand, other words."""
    return [*figures_by_hand(contents), *misnamed(contents)]
