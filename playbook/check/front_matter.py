"""The top of a page of prose: its title, its description, and whatever else it says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml.reader import Reader

from playbook.check.macro_calls import OPENING
from playbook.problems.problem import Mark, Problem
from playbook.problems.suggestions import did_you_mean, likeliest
from playbook.source import recovery, typos
from playbook.source.hidden import CONTROL, damage, hidden

META = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
"""Front matter, ending where it ends for MkDocs."""
ONLY = "only"
"""The field that names the one language of a page."""
NAMED = ("title", "description")
"""What every page says at its top."""
OPTIONAL = ("only", "template", "short", "keywords", "home", "wide", "draft")
"""What it may say too."""
OTHERS = frozenset(("hide", "tags", "date", "status", "icon", "search"))
"""What plugins and Material read there, and is no slip of ours."""
UNREAD = re.compile(
    r"\A\s*?^(?=[ \t]*(?:[-—–－]+[ \t]*\n)?[ \t]*(?:title|description)[ \t]*[:：])",
    re.MULTILINE,
)
"""Where a page begins whose front matter is none to MkDocs."""
SLIPS = ("full-width-colon", "colon-space")
NAMES = ("tag:yaml.org,2002:str", "tag:yaml.org,2002:merge")


class PlacingLoader(yaml.SafeLoader):
    """The reader that MkDocs has, but for values it breaks on: they get a place."""

    def construct_object(self, node: yaml.Node, deep: bool = False) -> object:
        try:
            return super().construct_object(node, deep)
        except ValueError as error:  # such as 2026-13-45, which looks like a date
            raise yaml.constructor.ConstructorError(
                None, None, str(error), node.start_mark
            ) from error


@dataclass(frozen=True)
class FrontMatter:
    """What stands at the top of a page; nothing if that is no YAML, or none."""

    text: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
    root: yaml.Node | None = None
    broken_at: Mark | None = None
    """Where it stops being YAML."""
    unread_at: Mark | None = None
    """Where something begins that was meant as front matter, and is none."""

    def mark(self, name: str) -> Mark:
        """Where the value of the field `name` stands on the page."""
        fields = self.root.value if isinstance(self.root, yaml.MappingNode) else []
        marks = [value.start_mark for key, value in fields if key.value == name]
        return (marks[-1].line + 2, marks[-1].column + 1) if marks else (1, 1)


def front_matter(text: str) -> FrontMatter:
    """The front matter of the page `text`."""
    found = META.match(text)
    if not found and (meant := UNREAD.match(text)):
        return FrontMatter(unread_at=(meant.group().count("\n") + 1, 1))
    # What YAML does not allow is told for itself, and the rest read on, as in a file of data.
    front = Reader.NON_PRINTABLE.sub(" ", found.group(1)) if found else ""
    try:
        loader = PlacingLoader(front)
        root = loader.get_single_node()
        meta = loader.construct_document(root) if root else None
    except (yaml.YAMLError, RecursionError) as error:
        return FrontMatter(front, broken_at=_place(error))
    return FrontMatter(front, meta if isinstance(meta, dict) else {}, root)


def _place(error: Exception) -> Mark:
    """Where front matter, which begins on the second line of its page, is no YAML."""
    mark = getattr(error, "problem_mark", None)
    return (mark.line + 2, mark.column + 1) if mark else (1, 1)


def twins(root: yaml.Node | None) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    """The keys below `root` that stand twice: where first, and where again."""
    known: dict[object, yaml.Node] = {}
    for part in root.value if isinstance(root, yaml.CollectionNode) else ():
        key, value = part if isinstance(part, tuple) else (None, part)
        if isinstance(key, yaml.ScalarNode) and key.value in known and key.value != "<<":
            yield known[key.value], key
        elif isinstance(key, yaml.ScalarNode):
            known[key.value] = key
        yield from twins(value)


def _cut(where: str, front: FrontMatter) -> Iterator[Problem]:
    """Titles that a # cuts short."""
    lines = front.text.split("\n")
    for key, value in front.root.value if isinstance(front.root, yaml.MappingNode) else ():
        end = value.end_mark
        rest = lines[end.line][end.column :] if end.line < len(lines) else ""
        if key.value in NAMED and re.match(r"[ \t]+#", rest):
            column = end.column + rest.index("#") + 1
            words = {"kept": value.value}
            yield Problem(where, end.line + 2, column, "maybe-cut", words, warning=True)


def _misspelt(where: str, front: FrontMatter) -> Iterator[Problem]:
    """Fields that nothing reads, and whose names are nearly those of others."""
    for key, _ in front.root.value if isinstance(front.root, yaml.MappingNode) else ():
        name = str(key.value)
        if name in OPTIONAL or name in OTHERS or name in NAMED:
            continue
        if near := likeliest(name, OPTIONAL):
            line, column = key.start_mark.line + 2, key.start_mark.column + 1
            words = {"name": name, "near": near}
            yield Problem(where, line, column, "unknown-field", words, warning=True)


def _slips(where: str, front: FrontMatter) -> Iterator[Problem]:
    """Why a title or a description is not read, where that can be told."""
    missing = [name for name in NAMED if name not in front.fields]
    if front.unread_at:
        yield Problem(where, *front.unread_at, "unread-top")
    for number, line in enumerate(front.text.split("\n") if missing else (), 2):
        guess = typos.misread(line)
        if guess and guess.code in SLIPS:
            yield Problem(where, number, guess.column, guess.code, guess.words)
        name = line.partition(":")[0].strip()
        if name.lower() in missing and name not in NAMED:
            words = {"name": name, "near": did_you_mean(name.lower())}
            yield Problem(where, number, 1, "unknown-field", words)


def hidden_in_page(where: str, text: str) -> Iterator[Problem]:
    """What nobody can see: at the top, whatever data may not hold; below, what no text holds."""
    found = META.match(text)
    top = found.group() if found else ""
    told = list(damage(text)) or [*hidden(top), *hidden(body(text), CONTROL)]
    for mark, code, words in told:
        yield Problem(where, *mark, "invisible-in-page" if code == "invisible" else code, words)


def body(text: str) -> str:
    """A page without its front matter, whose lines stay, empty: the others keep their numbers."""
    return META.sub(lambda front: "\n" * front.group().count("\n"), text)


def bad_front_matter(
    where: str, front: FrontMatter, templates: tuple[Path, ...], *, printed: bool
) -> Iterator[Problem]:
    """What is wrong at the top of a page; only one that is `printed` has to say anything there."""
    if slips := [*_slips(where, front)] if printed else []:
        yield from slips
        return
    if front.broken_at:
        if printed:  # to MkDocs it is text, as any other
            found = [*recovery.faults(front.text)]
            for one in found:
                yield Problem(where, one.line + 1, one.column, one.code, one.words)
            if not found:
                yield Problem(where, *front.broken_at, "yaml-syntax")
        return
    for key, _ in front.root.value if isinstance(front.root, yaml.MappingNode) else ():
        if key.tag not in NAMES:  # a page's macros are called with all of them by name
            line, column = key.start_mark.line + 2, key.start_mark.column + 1
            yield Problem(where, line, column, "key-not-text")
    for first, again in twins(front.root):
        line, column = again.start_mark.line + 2, again.start_mark.column + 1
        words = {"key": again.value, "line": first.start_mark.line + 2}
        yield Problem(where, line, column, "duplicate-key", words)
    yield from _cut(where, front)
    yield from _misspelt(where, front)
    for name in NAMED:
        value = front.fields.get(name)
        if value is None or value == "":
            if printed:
                yield Problem(where, 1, 1, "missing-meta", {"name": name})
        elif not isinstance(value, str):
            yield Problem(where, *front.mark(name), "not-text", {"name": name})
        elif OPENING.search(value) and not OPENING.search(front.text):  # by escapes
            yield Problem(where, *front.mark(name), "braces-in-front-matter")
    layout = front.fields.get("template")
    known = isinstance(layout, str) and any((one / layout).is_file() for one in templates)
    if layout and templates and not known:
        yield Problem(where, *front.mark("template"), "no-template", {"name": layout})
