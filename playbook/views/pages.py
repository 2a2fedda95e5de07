"""A playbook -> the pages of one language that nobody writes by hand: one for each record."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from playbook.kinds import record_kinds, words
from playbook.locale.languages import Language
from playbook.model.playbook import Playbook
from playbook.text.markup import plain

OVERVIEW = "overview"
"""Prints the page of a kind; no word of prose."""
HOME = "index.md"
"""What the name of the team leads to on each page, listed or not."""


@dataclass(frozen=True)
class Page:
    """A page made from a record: where it goes, what it is called, which file it comes from."""

    path: str
    """Below the docs folder, such as <language>/practices/goals.md."""
    title: str
    description: str
    macro: str
    """The macro that prints it, such as practice."""
    ident: str
    """The id of the record, which the macro is called with."""
    data: str = ""
    """The YAML file behind it, such as playbook_data/practices/goals.yml; none of an overview."""
    draft: bool = False
    stand_in: str = ""
    """The code of the language that its title stands in, if that is not the page's."""
    origin: str = ""
    """`of-base` if the base says it all, `base-changed` if the team changes it, else empty."""

    @property
    def is_shipped(self) -> bool:
        """Whether there is no file of the team's behind it."""
        return self.origin == "of-base"

    @property
    def call(self) -> str:
        """The page in Markdown: one macro call, such as `{{ practice("goals") }}`."""
        return f'{{{{ {self.macro}("{self.ident}") }}}}'


def pages(playbook: Playbook, language: Language) -> Iterator[Page]:
    """The pages of all records in `language`, kind by kind, in reading order."""
    for kind in record_kinds().values():
        for record in playbook.each(kind.name):
            said_in = record.title.said_in(language.code)
            yield Page(
                path=f"{language.code}/{kind.name}/{record.id}.md",
                title=plain(record.title[language.code]),
                description=plain(record.summary[language.code]),
                macro=kind.singular,
                ident=record.id,
                data=playbook.paths[kind.name, record.id],
                draft=record.draft,
                stand_in=said_in if said_in != language.code else "",
                origin=playbook.origins.get((kind.name, record.id), ""),
            )


def overviews(playbook: Playbook, language: Language, prose: Collection[str]) -> Iterator[Page]:
    """The pages in `language` that list the records of a kind, where no `prose` does: the paths of
    what is written below the docs folder."""
    said = words(language.code)
    for kind in record_kinds().values():
        path = f"{language.code}/{kind.name}/index.md"
        if playbook.records[kind.name] and path not in prose:
            title = said[f"kind-{kind.name}"]
            about = said.get(f"kind-{kind.name}-about", title)
            yield Page(path, title, description=about, macro=OVERVIEW, ident=kind.name)


def sections(playbook: Playbook, listed: Sequence[str], prose: Iterable[str] = ()) -> list[str]:
    """Those `listed` in the settings, then what they leave out: each kind with records, then what
    is written, by name. `prose` are paths below the docs folder."""
    kinds = [f"{kind.name}/" for kind in record_kinds().values() if playbook.records[kind.name]]
    named = [*listed, *(name for name in kinds if name not in listed)]
    codes = {language.code for language in playbook.languages}
    below = (path.partition("/") for path in prose)
    tops = {_top(path) for language, _, path in below if language in codes}
    known = {HOME, *map(_top, named)}
    return [*named, *sorted(tops - known)]


def _top(path: str) -> str:
    """What a menu shows of `path` in a language's folder: the folder it is in, or itself."""
    folder, below, _ = path.partition("/")
    return f"{folder}/" if below else path
