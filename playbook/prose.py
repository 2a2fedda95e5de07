"""The prose pages in docs/: every page in every language, and macros that name real records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from playbook.explain import nearest
from playbook.kinds import KINDS
from playbook.playbook import Playbook
from playbook.problems import Problem

CALL = re.compile(r"\{\{\s*(?P<word>[a-z_]+)\(\s*(?:[\"'](?P<id>[^\"']*)[\"'])?")
META = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
BY_WORD = {kind.singular: kind.name for kind in KINDS.values()}


def check_prose(docs: Path, playbook: Playbook, words: tuple[str, ...]) -> list[Problem]:
    """Problems of the prose below `docs`; `words` are the macros besides one for each kind."""
    languages = [language.code for language in playbook.languages]
    problems: list[Problem] = []
    for language in languages:
        folder = docs / language
        for path in sorted(folder.rglob("*.md")):
            where = path.relative_to(docs.parent).as_posix()
            text = path.read_text(encoding="utf-8")
            problems += _front_matter(where, text)
            problems += _calls(where, text, playbook, words)
            for other in languages:
                twin = docs / other / path.relative_to(folder)
                if not twin.exists():
                    name = twin.relative_to(docs.parent).as_posix()
                    problems.append(Problem(where, 1, 1, "no-twin", {"name": name}))
    return problems


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
    for call in CALL.finditer(text):
        before = text[: call.start()]
        mark = (before.count("\n") + 1, len(before) - before.rfind("\n"))
        kind = BY_WORD.get(call["word"])
        if kind is None and call["word"] not in words:
            near = nearest(call["word"], [*BY_WORD, *words])
            yield Problem(where, *mark, "unknown-macro", {"word": call["word"], "near": near})
        elif kind and call["id"] not in playbook.records[kind]:
            near = nearest(call["id"] or "", playbook.records[kind])
            yield Problem(
                where, *mark, "unknown-id", {"id": call["id"], "kind": kind, "near": near}
            )
