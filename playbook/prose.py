"""The prose pages in docs/: every page in every language, and macros that name real records.

And what leads to them: the sections that mkdocs.yml lists.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from playbook.encoding import decode
from playbook.explain import nearest
from playbook.figures import routine
from playbook.kinds import KINDS
from playbook.playbook import Playbook
from playbook.problems import Mark, Problem

BRACES = re.compile(r"\{\{(?P<inside>.*?)(?:\}\}|\n\n|\Z)", re.DOTALL)
CALL = re.compile(
    r"""\s*(?P<word>\w+)\(\s*(?:(["'])(?P<id>[^"']*)\2)?
    (?:[\s,]*\w+\s*=\s*(?:"[^"]*"|'[^']*'|true|false|\d+))*\s*\)\s*\}\}""",
    re.VERBOSE | re.IGNORECASE,
)
WORD = re.compile(r"\s*(?P<word>\w+)")
RAW = re.compile(r"\{%-?\s*raw\b.*?endraw", re.DOTALL)
SECTIONS = re.compile(
    r"^(?P<indent> *)sections:\s*\n(?P<names>(?:(?P=indent) +-.*\n)+)", re.MULTILINE
)
SECTION = re.compile(r"-\s+(?P<page>[^\s#]+)")
LINK = re.compile(r"\]\((?P<page>[^)\s:#]+\.md)[^)]*\)")
META = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
BY_WORD = {kind.singular: kind.name for kind in KINDS.values()}
WITH_ID = {**BY_WORD, "metric_tree": "metrics"}
"""The words that name a record, and of which kind."""


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


def check_prose(docs: Path, playbook: Playbook, words: tuple[str, ...]) -> list[Problem]:
    """Problems of the prose below `docs`; `words` are the macros besides one for each kind."""
    languages = [language.code for language in playbook.languages]
    problems: list[Problem] = []
    for language in languages:
        folder = docs / language
        for path in sorted(folder.rglob("*.md")):
            where = path.relative_to(docs.parent).as_posix()
            read = decode(path.read_bytes())
            if read.encoding != "UTF-8":
                code = "encoding-of-page" if read.encoding else "unknown-encoding"
                problems.append(
                    Problem(where, read.line, read.column, code, {"name": read.encoding})
                )
                continue
            problems += _front_matter(where, read.text)
            problems += _calls(where, read.text, playbook, words)
            problems += _links(where, read.text, path)
            for other in languages:
                twin = docs / other / path.relative_to(folder)
                if not twin.exists():
                    name = twin.relative_to(docs.parent).as_posix()
                    problems.append(Problem(where, 1, 1, "no-twin", {"name": name}))
        problems += _sections(docs, language)
    return problems


def _place(text: str, start: int) -> Mark:
    before = text[:start]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _links(where: str, text: str, path: Path) -> Iterator[Problem]:
    """Links to other pages of prose, which MkDocs finds too but says no line."""
    for link in LINK.finditer(text):
        if not (path.parent / link["page"]).is_file():
            mark = _place(text, link.start("page"))
            yield Problem(where, *mark, "no-such-page", {"page": link["page"]})


def _sections(docs: Path, language: str) -> Iterator[Problem]:
    """Sections in mkdocs.yml that have no page to open."""
    settings = docs.parent / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8") if settings.is_file() else ""
    if not (listed := SECTIONS.search(text)):
        return
    for section in SECTION.finditer(text, *listed.span("names")):
        name = section["page"]
        page = docs / language / (f"{name}index.md" if name.endswith("/") else name)
        if not page.is_file():
            mark = _place(text, section.start("page"))
            words = {"name": name, "page": page.relative_to(docs.parent).as_posix()}
            yield Problem(settings.name, *mark, "no-section", words)


def _front_matter(where: str, text: str) -> Iterator[Problem]:
    found = META.match(text)
    try:
        meta = yaml.safe_load(found.group(1)) if found else {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + 2, mark.column + 1) if mark else (1, 1)
        yield Problem(where, line, column, "yaml-syntax")
        return
    for name in ("title", "description"):
        if not (isinstance(meta, dict) and meta.get(name)):
            yield Problem(where, 1, 1, "missing-meta", {"name": name})


def _calls(where: str, text: str, playbook: Playbook, words: tuple[str, ...]) -> Iterator[Problem]:
    text = RAW.sub(lambda found: re.sub(r"[{}]", " ", found.group()), text)
    for braces in BRACES.finditer(text):
        mark = _place(text, braces.start())
        named = WORD.match(braces["inside"])
        word = named["word"] if named else ""
        if word not in BY_WORD and word not in words:
            if not word or "." not in braces["inside"].split("(", maxsplit=1)[0]:
                near = nearest(word, [*BY_WORD, *words])
                yield Problem(where, *mark, "unknown-macro", {"word": word, "near": near})
            continue
        call = CALL.match(text, braces.start("inside"))
        if call is None or (word in WITH_ID and call["id"] is None):
            example = f'{word}("goals")' if word in WITH_ID else f"{word}()"
            yield Problem(where, *mark, "macro-form", {"word": word, "example": example})
        else:
            yield from _call(where, mark, word, call["id"], playbook)


def _call(
    where: str, mark: Mark, word: str, ident: str | None, playbook: Playbook
) -> Iterator[Problem]:
    """What is wrong with a macro that is written well: it names or shows what is not there."""
    if kind := WITH_ID.get(word):
        records = playbook.records[kind]
        if ident not in records:
            words = {"id": ident, "kind": kind, "near": nearest(str(ident), records)}
            yield Problem(where, *mark, "unknown-id", words)
    elif word in SHOWN and not SHOWN[word][1](playbook):
        yield Problem(where, *mark, "nothing-to-show", {"word": word, "data": SHOWN[word][0]})
