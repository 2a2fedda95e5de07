"""`playbook rename facts/<name>`: a fact under another name, with every text that says it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from playbook.check.facts import FILE
from playbook.check.loader import gather
from playbook.check.macro_calls import without_code
from playbook.kinds.facts.model import Facts
from playbook.source.editing import replaced
from playbook.source.files import files_below
from playbook.source.project import Project
from playbook.text.fact_names import named


def renamed_fact(project: Project, old: str, new: str) -> Iterator[tuple[Path, str]]:
    """The team's files that say the fact `old`, saying `new`; none unless the team's own facts.yml
    lists it: a base goes on to say its own names."""
    contents = gather(project.data, base=project.base)
    facts, listing = contents.files.get(FILE, (None, None))
    known = facts.facts if isinstance(facts, Facts) else []
    places = [("facts", number, "id") for number, fact in enumerate(known) if fact.id == old]
    if listing is None or listing.shipped or not places or listing.is_shipped(places[0]):
        return
    for source in contents.sources:
        if source.shipped:
            continue
        text = source.own_text
        if source is listing:
            text = replaced(text, [(listing.value_mark(places[0]), old, new)])
        said = _said(text, text, old, new)
        if said != source.own_text:
            yield project.data.parent / source.path, said
    for path in files_below(project.docs):
        if path.suffix == ".md":
            text = path.read_text(encoding="utf-8")
            said = _said(text, without_code(text), old, new)
            if said != text:
                yield path, said


def _said(text: str, prose: str, old: str, new: str) -> str:
    """`text` with the name `new` wherever its `prose`, of the same length, says `old`."""
    done, parts = 0, []
    for found in named(prose):
        if found["name"] == old:
            parts += [text[done : found.start("name")], new]
            done = found.end("name")
    return "".join([*parts, text[done:]])
