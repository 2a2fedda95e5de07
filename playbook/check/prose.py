"""The prose pages in docs/: every page in every language, and macros that name real records.

And what leads to them: the sections that mkdocs.yml lists.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from urllib.parse import unquote

import yaml

from playbook.check.macro_calls import (
    OPENING,
    WITH_ID,
    Call,
    Fault,
    example,
    mark_at,
    read,
    without_code,
)
from playbook.model.playbook import Playbook
from playbook.problems.problem import Mark, Problem, phrase
from playbook.problems.suggestions import nearest
from playbook.schedule.duties import routine
from playbook.source.files import files_below, is_litter
from playbook.source.project import Project
from playbook.text.encoding import decode
from playbook.text.languages import LANGUAGES
from playbook.text.markup import is_readable

LINK = re.compile(r"\]\((?P<page>[^)\s:#]+\.md)[^)]*\)")
OUTSIDE = re.compile(r"(?:\]\(|\]:[ \t]*|<|href=[\"'])(?P<address>https?://[^)>\s\"']+)")
META = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
"""Front matter, ending where it ends for MkDocs."""
SUFFIXES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""How the names end that MkDocs makes pages of."""


class _Loader(yaml.SafeLoader):
    """The reader of front matter that MkDocs has, but for values it breaks on: they get a place."""

    def construct_object(self, node: yaml.Node, deep: bool = False) -> object:
        try:
            return super().construct_object(node, deep)
        except ValueError as error:  # such as 2026-13-45, which looks like a date
            raise yaml.constructor.ConstructorError(
                None, None, str(error), node.start_mark
            ) from error


def _records(kind: str) -> tuple[str, Callable[[Playbook], object]]:
    return kind, lambda book: book.records[kind]


def _of_platforms(book: Playbook) -> bool:
    return any(getattr(metric, "platforms", ()) for metric in book.each("metrics"))


_PLAN: tuple[str, Callable[[Playbook], object]] = ("plan.yml", lambda book: book.plan)
SHOWN: dict[str, tuple[str, Callable[[Playbook], object]]] = {
    "bridge_table": ("metrics: platforms", _of_platforms),
    "build_path": _PLAN,
    "calendar_table": _records("calendar"),
    "checklists_table": _records("checklists"),
    "compliance_cards": _records("compliance"),
    "glossary": _records("glossary"),
    "metrics_table": _records("metrics"),
    "my_path": _records("onboarding"),
    "onboarding_cards": _records("onboarding"),
    "org_chart": _records("roles"),
    "plan_budget": _PLAN,
    "plan_closing": _PLAN,
    "plan_goals": _PLAN,
    "plan_incentives": _PLAN,
    "plan_people": _PLAN,
    "plan_structure": _PLAN,
    "practice_cards": _records("practices"),
    "quiz_cards": _records("quizzes"),
    "raci_table": _records("checklists"),
    "roles_table": _records("roles"),
    "sources_table": ("sources.yml", lambda book: book.inventory),
    "today": ("checklists: schedule", routine),
}
"""What each overview shows: where it stands in the data, and how to see whether it is there."""


def check_prose(project: Project, playbook: Playbook, macros: Collection[str]) -> list[Problem]:
    """Problems of the prose of `project`, which may call `macros`."""
    docs = project.docs
    languages = [language.code for language in playbook.languages]
    problems: list[Problem] = []
    for language in LANGUAGES.keys() - languages:
        problems += _unprinted(docs, language)
    for path in _pages(docs):
        where = path.relative_to(docs.parent).as_posix()
        text = _read(path, where)
        if isinstance(text, Problem):
            problems.append(text)
            continue
        problems += _calls(where, text, playbook, macros)
        page = path.relative_to(docs)
        printed = page.parts[0] in languages and not is_litter(page)
        problems += _front_matter(where, text, project.templates, printed=printed)
        if printed:
            problems += _links(where, text, path)
            problems += _twins(where, page, docs, languages)
    for language in languages:
        problems += _sections(project, language)
    return problems


def _pages(docs: Path) -> list[Path]:
    """All that MkDocs may make a page of, such as hidden ones, which mkdocs.yml may ask for."""
    return [path for path in files_below(docs, litter=True) if path.name.endswith(SUFFIXES)]


def _read(path: Path, where: str) -> str | Problem:
    """The text of the page at `path`, or why there is none."""
    try:
        page = decode(path.read_bytes())
    except OSError as error:
        return Problem(where, 1, 1, "unreadable", {"detail": error.strerror})
    if page.encoding == "UTF-8":
        return page.text
    code = "encoding-of-page" if page.encoding else "unknown-encoding"
    return Problem(where, page.line, page.column, code, {"name": page.encoding})


def _unprinted(docs: Path, language: str) -> Iterator[Problem]:
    """Pages in a language that the team does not print: they lead to records that have no page."""
    folder = docs / language
    if folder.is_dir():
        where = folder.relative_to(docs.parent).as_posix()
        yield Problem(where, 1, 1, "docs-not-printed", {"language": language})


def _twins(where: str, page: Path, docs: Path, languages: list[str]) -> Iterator[Problem]:
    """The languages that lack this page."""
    for language in languages:
        twin = docs.joinpath(language, *page.parts[1:])
        if not twin.exists():
            name = twin.relative_to(docs.parent).as_posix()
            yield Problem(where, 1, 1, "no-twin", {"name": name})


def body(text: str) -> str:
    """A page without its front matter, whose lines stay, empty: the others keep their numbers."""
    return META.sub(lambda front: "\n" * front.group().count("\n"), text)


def _links(where: str, text: str, path: Path) -> Iterator[Problem]:
    """Links to other pages of prose, which MkDocs finds too but says no line; and addresses that
    it breaks on."""
    bare = without_code(text)
    for link in LINK.finditer(bare):
        if not (path.parent / unquote(link["page"])).is_file():
            mark = mark_at(text, link.start("page"))
            yield Problem(where, *mark, "no-such-page", {"page": link["page"]})
    for link in OUTSIDE.finditer(bare):
        if not is_readable(link["address"]):
            words = {"value": link["address"], "form": phrase("form-address")}
            yield Problem(where, *mark_at(text, link.start("address")), "bad-form", words)


def _sections(project: Project, language: str) -> Iterator[Problem]:
    """Sections in the settings that have no page to open."""
    for section in project.sections:
        name = section.name
        page = project.docs / language / (f"{name}index.md" if name.endswith("/") else name)
        if not page.is_file():
            words = {"name": name, "page": page.relative_to(project.docs.parent).as_posix()}
            yield Problem(section.path, section.line, section.column, "no-section", words)


def _front_matter(
    where: str, text: str, templates: tuple[Path, ...], *, printed: bool
) -> Iterator[Problem]:
    """What is wrong at the top of a page; only one that is `printed` has to say anything there."""
    found = META.match(text)
    front = found.group(1) if found else ""
    try:
        meta, root = yaml.load(front, _Loader), yaml.compose(front, yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + 2, mark.column + 1) if mark else (1, 1)
        if printed:  # to MkDocs it is text, as any other
            yield Problem(where, line, column, "yaml-syntax")
        return
    fields = meta if isinstance(meta, dict) else {}
    for name in ("title", "description"):
        value = fields.get(name)
        mark = _field(root, name)
        if value is None or value == "":
            if printed:
                yield Problem(where, 1, 1, "missing-meta", {"name": name})
        elif not isinstance(value, str):
            yield Problem(where, *mark, "not-text", {"name": name})
        elif OPENING.search(value) and not OPENING.search(front):  # by escapes
            yield Problem(where, *mark, "braces-in-front-matter")
    layout = fields.get("template")
    known = isinstance(layout, str) and any((one / layout).is_file() for one in templates)
    if layout and templates and not known:
        yield Problem(where, *_field(root, "template"), "no-template", {"name": layout})


def _field(root: yaml.Node | None, name: str) -> Mark:
    """Where the value of the field `name` stands on a page with `root` at its top."""
    fields = root.value if isinstance(root, yaml.MappingNode) else []
    marks = [value.start_mark for key, value in fields if key.value == name]
    return (marks[-1].line + 2, marks[-1].column + 1) if marks else (1, 1)


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
    if kind := WITH_ID.get(macro):
        records = playbook.records[kind]
        if ident is None:
            shown = {"word": macro, "example": example(macro)}
            yield Problem(where, *call.mark, "macro-form", shown)
        elif ident not in records:
            words = {"id": ident, "kind": kind, "near": nearest(ident, records)}
            yield Problem(where, *call.mark, "unknown-id", words)
    elif macro in SHOWN and not SHOWN[macro][1](playbook):
        yield Problem(
            where, *call.mark, "nothing-to-show", {"word": macro, "data": SHOWN[macro][0]}
        )
