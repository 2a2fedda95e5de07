"""A playbook -> the pages of one language that nobody writes by hand: one for each record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from playbook.model.playbook import Playbook
from playbook.model.registry import KINDS
from playbook.text.languages import Language
from playbook.text.markup import plain


@dataclass(frozen=True)
class Page:
    """A page made from a record: where it goes, what it is called, which file it comes from."""

    path: str
    """Below the docs folder, such as zh/practices/goals.md."""
    title: str
    description: str
    macro: str
    """The macro that prints it, such as practice."""
    ident: str
    """The id of the record, which the macro is called with."""
    data: str
    """The YAML file behind it, such as playbook_data/practices/goals.yml."""

    @property
    def call(self) -> str:
        """The page in Markdown: one macro call, such as `{{ practice("goals") }}`."""
        return f'{{{{ {self.macro}("{self.ident}") }}}}'


def pages(playbook: Playbook, language: Language) -> Iterator[Page]:
    """The pages of all records in `language`, kind by kind, in reading order."""
    for kind in KINDS.values():
        for record in playbook.each(kind.name):
            yield Page(
                path=f"{language.code}/{kind.name}/{record.id}.md",
                title=plain(record.title[language.code]),
                description=plain(record.summary[language.code]),
                macro=kind.singular,
                ident=record.id,
                data=playbook.paths[kind.name, record.id],
            )
