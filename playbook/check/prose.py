"""The prose pages in docs/: every page in every language, and macros that name real records.

And what leads to them: the sections that mkdocs.yml lists.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from errno import ELOOP
from itertools import islice
from pathlib import Path

from playbook.check import sections
from playbook.check.base_prose import BaseProse, base_prose
from playbook.check.facts import bad_facts_of_page, unused_facts
from playbook.check.forbidden_characters import forbidden
from playbook.check.front_matter import META, bad_front_matter, body, front_matter, hidden_in_page
from playbook.check.macro_calls import (
    OPENING,
    Call,
    Fault,
    example,
    options_of,
    read,
    with_id,
)
from playbook.check.overviews import is_empty, shown
from playbook.check.prose_anchors import AnchorsIn, bad_prose_anchors
from playbook.check.prose_lines import doubtful_lines
from playbook.check.prose_links import Links
from playbook.check.prose_typos import conflicts, typos
from playbook.check.prose_work import too_tangled
from playbook.check.term_base import misnamed_on_page, term_base
from playbook.check.twins import bad_twins, same_address
from playbook.kinds import record_kinds
from playbook.kinds.facts.by_hand import searches_for
from playbook.kinds.facts.model import Facts
from playbook.kinds.facts.numbers import of_book
from playbook.kinds.team.model import Team
from playbook.kinds.topic.model import Topic
from playbook.model.filters import Value
from playbook.model.playbook import Playbook
from playbook.problems.problem import Problem, mark_at
from playbook.problems.suggestions import nearest
from playbook.source.files import files_below, is_litter, rings_below, special_below, why_unreadable
from playbook.source.project import Project
from playbook.source.reader import MAX_FINDINGS, PAGE_BYTES
from playbook.source.writing import real_path
from playbook.text.encoding import decode

SUFFIXES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""How the names end that MkDocs makes pages of."""


def check_prose(
    project: Project, playbook: Playbook, macros: Collection[str], anchors_in: AnchorsIn
) -> list[Problem]:
    """Problems of the prose of `project`, which may call `macros`."""
    docs = project.docs
    languages = [language.code for language in playbook.languages]
    problems = [*_misnamed(docs), *_rings(docs)]
    if problems:
        return problems  # nothing more can be said of a page that has no address, or many
    base = base_prose(project, playbook)
    links = Links(project, playbook, base)
    calls = _calls_of_records(real_path(docs), playbook)
    unprinted = playbook.unprinted
    problems += [*_without_page(project, unprinted), *_unreadable(project)]
    texts = _shipped(base)
    facts = {code: of_book(playbook, code) for code in languages}
    searches = {c: searches_for(playbook.get(Facts), c, playbook[Team]) for c in languages}
    terms = term_base(playbook.all(Topic))
    unplaced: list[Path] = []
    pages = [path for path in _pages(project) if path.relative_to(docs).parts[0] not in unprinted]
    for path in pages:
        where = path.relative_to(docs.parent).as_posix()
        text = _read(path, where)
        if not isinstance(text, str):
            problems += text
            continue
        problems += _calls(where, text, playbook, macros)
        page = path.relative_to(docs)
        printed = page.parts[0] in languages and not is_litter(page)
        front = front_matter(text)
        if not (printed or front.fields.get("template")):  # with a layout it is meant to be there
            unplaced.append(path)
        problems += bad_front_matter(where, front, project.templates, printed=printed)
        if printed:
            problems += [*hidden_in_page(where, text), *forbidden(where, text)]
            problems += doubtful_lines(where, text) if project.plain_markup else []
            problems += [*links.problems(where, text, path), *typos(where, text, macros)]
            code = page.parts[0]
            found = bad_facts_of_page(where, text, facts[code], searches[code])
            problems += islice(found, MAX_FINDINGS)
            problems += misnamed_on_page(where, text, terms.get(code))
            texts.append(text)
            problems += bad_prose_anchors(where, text, path, anchors_in, calls)
            problems += bad_twins(page, front, project, languages, base)
            problems += same_address(page, project, playbook.paths)
    problems += sections.without_page(project, languages, base, pages)
    for code in languages:
        problems += sections.unreachable(project, code, pages, base, playbook)
    problems += [*sections.listed_twice(project), *sections.outside(project, languages, unplaced)]
    return [*problems, *unused_facts(project, playbook, texts)]


def _pages(project: Project) -> list[Path]:
    """All that MkDocs may make a page of, such as hidden ones, which mkdocs.yml may ask for."""
    found = files_below(project.docs, litter=True)
    pages = (path for path in found if path.name.endswith(SUFFIXES))
    return [path for path in pages if path not in project.left_out]


def _shipped(base: BaseProse) -> list[str]:
    """The texts of the base's own pages."""
    pages = (path for path in base.printed.values() if path.name.endswith(SUFFIXES))
    return [path.read_text(encoding="utf-8") for path in pages]


def _calls_of_records(docs: Path, playbook: Playbook) -> dict[Path, str]:
    """What the page of each record holds, by the file of `docs` that it would be."""
    found: dict[Path, str] = {}
    for kind, ident in playbook.paths:
        call = f'{{{{ {record_kinds()[kind].singular}("{ident}") }}}}'
        for language in playbook.languages:
            found[docs / language.code / kind / f"{ident}.md"] = call
    return found


def _misnamed(docs: Path) -> Iterator[Problem]:
    """Files whose names are not UTF-8, of which MkDocs makes no address."""
    for path in files_below(docs):
        where = path.relative_to(docs.parent).as_posix()
        if any("\ud800" <= letter <= "\udfff" for letter in where):
            yield Problem(where, 1, 1, "bad-name")


def _rings(docs: Path) -> Iterator[Problem]:
    """Links to a folder that they stand in, whose pages MkDocs would find again and again."""
    for path in rings_below(docs):
        where = path.relative_to(docs.parent).as_posix()
        yield Problem(where, 1, 1, "unreadable", {"detail": os.strerror(ELOOP)})


def _unreadable(project: Project) -> Iterator[Problem]:
    """Pictures and other files beside the pages that MkDocs could not copy."""
    others = (path for path in files_below(project.docs) if not path.name.endswith(SUFFIXES))
    for path in [*others, *special_below(project.docs)]:
        if path not in project.left_out:
            where = path.relative_to(project.docs.parent).as_posix()
            if detail := why_unreadable(path):
                yield Problem(where, 1, 1, "unreadable", {"detail": detail})


def _read(path: Path, where: str) -> str | list[Problem]:
    """The text of the page at `path`, or why there is none."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        return [Problem(where, 1, 1, "unreadable", {"detail": error.strerror})]
    if len(raw) > PAGE_BYTES:  # printed it is larger still
        return [Problem(where, 1, 1, "page-too-big", {"size": len(raw), "limit": PAGE_BYTES})]
    page = decode(raw)
    if page.encoding == "UTF-8":
        if tangled := too_tangled(where, page.text):
            return [tangled]
        return conflicts(where, page.text) or page.text
    code = "encoding-of-page" if page.encoding else "unknown-encoding"
    return [Problem(where, page.line, page.column, code, {"name": page.encoding})]


def _without_page(project: Project, unprinted: Collection[str]) -> Iterator[Problem]:
    """What looks like pages and is not printed: in languages that the team does not print, and
    with names that end in capitals."""
    docs = project.docs
    for language in unprinted:
        folder = docs / language
        if folder.is_dir():
            where = folder.relative_to(docs.parent).as_posix()
            yield Problem(where, 1, 1, "docs-not-printed", {"language": language}, warning=True)
    for path in files_below(docs):
        ending = path.suffix.lower()
        if ending in SUFFIXES and path.suffix != ending and path not in project.left_out:
            where = path.relative_to(docs.parent).as_posix()
            words = {"name": path.name, "ending": ending, "wanted": path.with_suffix(ending).name}
            yield Problem(where, 1, 1, "wrong-ending", words)


def _calls(where: str, text: str, playbook: Playbook, macros: Collection[str]) -> Iterator[Problem]:
    """What would run as code; macros that are not written well, or show what is not there."""
    front = META.match(text)
    for opening in OPENING.finditer(text, 0, front.end() if front else 0):
        yield Problem(where, *mark_at(text, opening.start()), "braces-in-front-matter")
    for piece in read(body(text), macros):
        if isinstance(piece, Fault):
            yield Problem(where, *piece.mark, piece.code, piece.words)
        elif isinstance(piece, Call):
            yield from _call(where, piece, playbook)


def _call(where: str, call: Call, playbook: Playbook) -> Iterator[Problem]:
    """What is wrong with a macro that is written well: it names or shows what is not there."""
    macro, ident = call.macro, call.ident
    yield from _options(where, call, playbook)
    if kind := with_id().get(macro):
        records = playbook.records[kind]
        if ident is None:
            form = {"word": macro, "example": example(macro)}
            yield Problem(where, *call.mark, "macro-form", form)
        elif ident not in records:
            former = {old: record.id for record in records.values() for old in record.aliases}
            words = {"id": ident, "kind": kind, "near": nearest(ident, records, former)}
            yield Problem(where, *call.mark, "unknown-id", words)
        elif records[ident].draft:
            yield Problem(where, *call.mark, "names-a-draft", {"id": ident})
    elif ident is not None:
        words = {"word": macro, "example": example(macro)}
        yield Problem(where, *call.mark, "macro-form", words)
    elif is_empty(macro, playbook):
        words = {"word": macro, "data": shown()[macro][0]}
        yield Problem(where, *call.mark, "nothing-to-show", words)


def _options(where: str, call: Call, playbook: Playbook) -> Iterator[Problem]:
    """Options of a macro whose values are nothing that the data, or the model, knows."""
    for name, value in call.options.items():
        known = options_of(call.macro)[name].values(playbook)
        if not any(type(one) is type(value) and one == value for one in known):
            near = nearest(_written(value), map(_written, known))
            words = {"name": name, "value": _written(value), "word": call.macro, "near": near}
            yield Problem(where, *call.places[name], "unknown-value", words)


def _written(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
