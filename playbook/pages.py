"""A playbook -> the pages of one language that nobody writes by hand: one for each record."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from playbook.inline import plain
from playbook.kinds import KINDS
from playbook.languages import Language
from playbook.playbook import Playbook


@dataclass(frozen=True)
class Page:
    """A page made from a record: where it goes, what it is called, which file it comes from."""

    path: str
    """Below the docs folder, such as zh/practices/goals.md."""
    title: str
    description: str
    call: str
    """The macro that prints it."""
    data: str
    """The YAML file behind it, such as playbook_data/practices/goals.yml."""

    @property
    def source(self) -> str:
        """The page as a Markdown file. JSON strings are YAML strings, so any title is safe."""
        meta = {"title": self.title, "description": self.description}
        lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in meta.items()]
        return "\n".join(["---", *lines, "---", "", "{{ " + self.call + " }}", ""])


def pages(playbook: Playbook, language: Language) -> Iterator[Page]:
    """The pages of all records in `language`, kind by kind, in reading order."""
    for kind in KINDS.values():
        for record in playbook.each(kind.name):
            yield Page(
                path=f"{language.code}/{kind.name}/{record.id}.md",
                title=plain(record.title[language.code]),
                description=plain(record.summary[language.code]),
                call=f'{kind.singular}("{record.id}")',
                data=playbook.paths[kind.name, record.id],
            )
