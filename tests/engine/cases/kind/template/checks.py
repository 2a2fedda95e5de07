"""What a text to copy must not say."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.kinds.template.model import Template

from playbook.problems.problem import Problem
from playbook.source.reader import Source


def check(template: Template, source: Source) -> Iterator[Problem]:
    """A line that stands there twice."""
    for number, line in enumerate(template.lines):
        for language, said in line.sides.items():
            if said in [above.sides.get(language) for above in template.lines[:number]]:
                mark = source.value_mark(("lines", number, language))
                yield Problem(source.path, *mark, "listed-twice", {"value": said})
