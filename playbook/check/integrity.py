"""What only the whole can tell: references, shared ids, texts, rules of single kinds."""

from __future__ import annotations

from playbook.check.contents import Broken, Files, Records, Unread
from playbook.check.ids import repeated_ids, shared_ids
from playbook.check.kind_rules import bad_record, reporting_cycles
from playbook.check.plausibility import implausible, implausible_data
from playbook.check.references import bad_references, known_ids
from playbook.check.texts import bad_texts
from playbook.model.traversal import leaves, leaves_of_data
from playbook.problems.problem import Problem


def cross_check(
    records: Records, files: Files, unread: Unread, broken: Broken = ()
) -> list[Problem]:
    """Every problem of the whole. A reference to one of the `unread` is no second fault. `broken`
    files are read as far as they can be: what their models refused hides nothing else that is
    wrong with them."""
    problems: list[Problem] = []
    known = known_ids(records, files, unread)
    for model, source in [*records.values(), *files.values()]:
        found = leaves(model)
        problems += bad_texts(found, source)
        problems += bad_references(type(model), found, source, known)
        problems += repeated_ids(source)
        problems += implausible(model, source)
        problems += bad_record(model, source)
    for kind, source in broken:
        found = leaves_of_data(kind, source.data)
        reported = {(problem.line, problem.column) for problem in source.problems}
        also = [*bad_texts(found, source), *bad_references(kind, found, source, known)]
        also += [*repeated_ids(source), *implausible_data(source)]
        problems += [problem for problem in also if (problem.line, problem.column) not in reported]
    problems += shared_ids(records, files)
    problems += reporting_cycles(records)
    return problems
