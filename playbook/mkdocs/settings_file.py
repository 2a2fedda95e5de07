"""mkdocs.yml as MkDocs reads it, with what it inherits, and the place of all that stands in it."""

from __future__ import annotations

import os.path
import re
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from playbook.check.front_matter import PlacingLoader, twins
from playbook.problems.problem import Problem, phrase
from playbook.source import recovery
from playbook.source.files import why_unreadable
from playbook.source.hidden import damage, hidden
from playbook.source.reader import MAX_BYTES
from playbook.text.encoding import decode

SETTINGS = "mkdocs.yml"
CODES = {"invisible": "invisible-in-page"}
"""What is said of settings, which no command mends, as of pages."""


def read_settings(path: Path) -> tuple[dict[str, Any], list[Problem]]:
    """The settings in `path` with what they inherit, and why they cannot be read."""
    if not path.is_file():
        is_there = os.path.lexists(path)  # a folder, or a link that leads nowhere
        words = {"detail": why_unreadable(path)}
        return {}, [Problem(path.name, 1, 1, "unreadable", words)] if is_there else []
    try:
        if found := _too_big(path, path.name) or _foreign(path) or _bad_parent(path):
            return {}, found
        with path.open("rb") as file:
            settings = yaml_load(file, _loader(path))
    except (ConfigurationError, yaml.YAMLError, OSError, ValueError, RecursionError) as error:
        return {}, _unreadable(path, error)
    if settings == {}:
        return {}, [Problem(path.name, 1, 1, "empty-settings")]
    if isinstance(settings, dict):
        return settings, [*_twins(path)]
    detail = phrase("a-mapping-is-wanted")
    return {}, [Problem(path.name, 1, 1, "unreadable-settings", {"detail": detail})]


def chain(path: Path) -> Iterator[tuple[yaml.Node | None, str]]:
    """What stands in `path` and in all that it inherits, each with its name from there; what
    cannot be read ends it."""
    folder, seen = path.parent, set[Path]()
    while path.is_file() and path not in seen:
        seen.add(path)
        try:
            root = _composed(path.read_bytes())
        except (OSError, ValueError, yaml.YAMLError):
            return
        yield root, Path(os.path.relpath(path, folder)).as_posix()
        parent = value_at(root, "INHERIT")
        if not isinstance(parent, yaml.ScalarNode):
            return
        path = Path(os.path.normpath(path.parent / parent.value))


@lru_cache(maxsize=4)
def _composed(raw: bytes) -> yaml.Node | None:
    """What stands in the settings of these bytes, whose places are asked for one by one."""
    return yaml.compose(BytesIO(raw), recovery.LOADER)


def value_at(node: yaml.Node | None, *keys: str | int) -> yaml.Node | None:
    """What stands at `keys` below `node`, in mappings, lists or lists of mappings and names."""
    for key in keys:
        if isinstance(key, int):
            entries = node.value if isinstance(node, yaml.SequenceNode) else []
            node = entries[key] if key < len(entries) else None
            continue
        listed = node.value if isinstance(node, yaml.SequenceNode) else []
        maps = listed or [node]
        pairs = [pair for one in maps if isinstance(one, yaml.MappingNode) for pair in one.value]
        pairs += [(one, one) for one in listed if isinstance(one, yaml.ScalarNode)]
        node = next((value for name, value in pairs if name.value == key), None)
    return node


def place(settings: Path, *keys: str | int) -> tuple[str, int, int]:
    """Where the value at `keys` stands, or the nearest thing around it: file, line, column."""
    for length in range(len(keys), 0, -1):
        for root, name in chain(settings):
            if (node := value_at(root, *keys[:length])) is not None:
                return name, node.start_mark.line + 1, node.start_mark.column + 1
    return SETTINGS, 1, 1


def _loader(settings: Path) -> Any:
    """MkDocs' own reader of settings, but for what they may name in Python: nothing runs."""
    loader = get_yaml_loader(PlacingLoader, MkDocsConfig(config_file_path=str(settings)))
    loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)
    return loader


def _too_big(path: Path, name: str) -> list[Problem]:
    """That nobody wrote so much by hand: to look up places in it would take minutes."""
    size = path.stat().st_size
    words = {"size": size, "limit": MAX_BYTES}
    return [Problem(name, 1, 1, "settings-too-big", words)] if size > MAX_BYTES else []


def _foreign(path: Path) -> list[Problem]:
    """That `path` is in an encoding that nobody reads settings in, or holds what nobody can see."""
    decoded = decode(path.read_bytes())
    if decoded.encoding in ("UTF-8", "UTF-16"):  # YAML may be either
        told = [*damage(decoded.text)] or hidden(decoded.text)
        return [
            Problem(path.name, *mark, CODES.get(code, code), words) for mark, code, words in told
        ]
    code = "encoding-of-settings" if decoded.encoding else "unknown-encoding"
    return [Problem(path.name, decoded.line, decoded.column, code, {"name": decoded.encoding})]


def _twins(path: Path) -> Iterator[Problem]:
    """Settings that stand twice in a file: the last would count, without a word."""
    for root, name in chain(path):
        for first, second in twins(root):
            line, column = second.start_mark.line + 1, second.start_mark.column + 1
            words = {"key": second.value, "line": first.start_mark.line + 1}
            yield Problem(name, line, column, "duplicate-key", words)


def _bad_parent(path: Path) -> list[Problem]:
    """The INHERIT in `path`, or in what it inherits, that leads to no other file."""
    folder, seen = path.parent, {path}
    while True:
        name = os.path.relpath(path, folder)
        if found := _too_big(path, Path(name).as_posix()):
            return found
        if "INHERIT" not in decode(path.read_bytes()).text:
            return []  # as nearly all settings: they are read once less
        with path.open("rb") as file:
            parent = value_at(yaml.compose(file, _loader(path)), "INHERIT")
        if parent is None:
            return []
        if isinstance(parent, yaml.ScalarNode) and parent.tag == "tag:yaml.org,2002:str":
            path = Path(os.path.normpath(path.parent / parent.value))
            if path.is_file() and path not in seen:
                seen.add(path)
                continue
        mark = parent.start_mark
        words = {"name": "INHERIT", "detail": phrase("wanted-inherit")}
        return [
            Problem(Path(name).as_posix(), mark.line + 1, mark.column + 1, "bad-setting", words)
        ]


def _unreadable(path: Path, error: Exception) -> list[Problem]:
    """Why YAML ended with `error` in the file at `path`, or in what that inherits."""
    if isinstance(error, RecursionError):
        return [Problem(path.name, 1, 1, "too-deep", {"limit": recovery.MAX_DEPTH})]
    cause = error if isinstance(error, yaml.MarkedYAMLError) else error.__context__
    mark = getattr(cause, "problem_mark", None)
    if mark is None:
        return [Problem(path.name, 1, 1, "unreadable-settings", {"detail": str(error)})]
    name = Path(os.path.relpath(mark.name, path.parent)).as_posix()
    text = decode(Path(mark.name).read_bytes()).text
    found = [
        Problem(name, fault.line, fault.column, fault.code, fault.words)
        for fault in recovery.faults(text)
    ]
    return found or [Problem(name, mark.line + 1, mark.column + 1, *_refused(text, mark))]


def _refused(text: str, mark: yaml.Mark) -> tuple[str, dict[str, object]]:
    """What is said of a value at `mark` that is written well and means nothing: `*stress`,
    `!important`, a thirteenth month."""
    rest = text.split("\n")[mark.line][mark.column :]
    value = rest.split()[0] if rest.strip() else ""
    if rest[:1] == "\t":
        return "tab", {}
    if value in ("---", "..."):
        return "two-documents", {}
    if value[:1] in ("*", "!"):
        return "starts-with-mark", {"mark": value[0]}
    if re.match("[0-9]{4}-", value):
        return "no-such-date", {"value": value.strip(",]}")}
    return "yaml-syntax", {}
