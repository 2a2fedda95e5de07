"""A handbook's folders and address, from the settings that MkDocs reads."""

from __future__ import annotations

import os.path
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from playbook.mkdocs.config import DATA
from playbook.problems.problem import Problem, phrase
from playbook.source.project import Project, Section
from playbook.text.markup import is_readable

SETTINGS = "mkdocs.yml"
NAME = "playbook"
"""The plugin's name in the settings."""


def project_of(config: MkDocsConfig) -> Project:
    """The handbook that MkDocs is about to print."""
    settings = Path(config.config_file_path).resolve()
    return Project(
        root=settings.parent,
        data=(settings.parent / config.plugins[NAME].config.data_dir).resolve(),
        docs=Path(config.docs_dir),
        site=Path(config.site_dir),
        site_url=config.site_url or "",
        sections=_sections(settings),
    )


def find_project(
    folder: Path, data: Path | None = None, site: Path | None = None
) -> tuple[Project, list[Problem]]:
    """The handbook in `folder`, and what is wrong with its settings.

    `data` and `site` are folders to use in place of those that the settings name. Data with
    settings beside it is a handbook of its own, even if those in `folder` are another's. Settings
    that cannot be read count as absent, so that the data can still be checked.
    """
    own = data.resolve().parent if data is not None else folder.resolve()
    has_settings = (one for one in (own, folder.resolve()) if (one / SETTINGS).is_file())
    root = next(has_settings, own)
    settings, problems = read_settings(root / SETTINGS)
    problems += _unfit(root / SETTINGS, settings)
    options = _options(settings.get("plugins"))
    return Project(
        root=root,
        data=(data or root / options.get("data_dir", DATA)).resolve(),
        docs=root / settings.get("docs_dir", "docs"),
        site=(site or root / settings.get("site_dir", "site")).absolute(),
        site_url=str(settings.get("site_url") or ""),
        sections=_sections(root / SETTINGS) if settings else (),
    ), problems


def pages_without_folders(settings: Path) -> Problem:
    """That `settings` ask for addresses such as roles/ops.html: the handbook has roles/ops/."""
    return Problem(*_place(settings, "use_directory_urls"), "pages-without-folders")


def _unfit(path: Path, settings: Mapping[str, Any]) -> Iterator[Problem]:
    """What the `settings` in `path` ask for and no handbook can be printed with."""
    if settings.get("use_directory_urls") is False:
        yield pages_without_folders(path)
    address = str(settings.get("site_url") or "")
    if not is_readable(address):
        words = {"value": address, "form": phrase("form-address")}
        yield Problem(*_place(path, "site_url"), "bad-form", words)


def _loader(settings: Path) -> Any:
    """MkDocs' own reader of settings, but for what they may name in Python: nothing runs."""
    loader = get_yaml_loader(yaml.SafeLoader, MkDocsConfig(config_file_path=str(settings)))
    loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)
    return loader


def read_settings(path: Path) -> tuple[dict[str, Any], list[Problem]]:
    """The settings in `path` with what they inherit, and what is wrong with them.

    Nothing that they name in Python is imported or run.
    """
    try:
        with path.open("rb") as file:
            settings = yaml_load(file, _loader(path))
    except FileNotFoundError:
        return {}, []
    except (ConfigurationError, OSError, UnicodeError) as error:
        return {}, [_unreadable(path, error)]
    if isinstance(settings, dict):
        return settings, []
    detail = phrase("a-mapping-is-wanted")
    return {}, [Problem(path.name, 1, 1, "unreadable-settings", {"detail": detail})]


def _unreadable(path: Path, error: Exception) -> Problem:
    """`error`, at its place in `path` or in the file that it inherits."""
    mark = getattr(error.__context__, "problem_mark", None)
    if mark is None:
        return Problem(path.name, 1, 1, "unreadable-settings", {"detail": str(error)})
    name = Path(os.path.relpath(mark.name, path.parent)).as_posix()
    words = {"detail": getattr(error.__context__, "problem", "")}
    return Problem(name, mark.line + 1, mark.column + 1, "unreadable-settings", words)


def named(listed: Any) -> list[tuple[str, Any]]:
    """The names and options of plugins or extensions, which MkDocs takes in a list or a mapping."""
    if isinstance(listed, dict):
        return list(listed.items())
    return [next(iter(one.items())) if isinstance(one, dict) else (one, None) for one in listed]


def _options(plugins: object) -> Mapping[str, Any]:
    """The plugin's options in a list or a mapping of plugins, as MkDocs allows both."""
    for entry in plugins if isinstance(plugins, list) else [plugins]:
        if isinstance(entry, dict) and isinstance(entry.get(NAME), dict):
            options: dict[str, Any] = entry[NAME]
            return options
    return {}


def _chain(settings: Path, name: str = SETTINGS) -> Iterator[tuple[yaml.Node | None, str]]:
    """What stands in `settings` and in all that they inherit, each with its file's name."""
    with settings.open("rb") as file:
        root = yaml.compose(file, _loader(settings))
    yield root, name
    parent = _value(root, "INHERIT")
    if isinstance(parent, yaml.ScalarNode):
        yield from _chain(settings.parent / parent.value, parent.value)


def _sections(settings: Path) -> tuple[Section, ...]:
    """The menu's order with the place of each entry, in `settings` or what they inherit."""
    for root, name in _chain(settings):
        plugins = _value(root, "plugins")
        entries = plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]
        for entry in entries:
            listed = _value(_value(entry, NAME), "sections")
            if isinstance(listed, yaml.SequenceNode):
                marks = [(node.value, node.start_mark) for node in listed.value]
                return tuple(Section(str(s), name, m.line + 1, m.column + 1) for s, m in marks)
    return ()


def _place(settings: Path, key: str) -> tuple[str, int, int]:
    """Where the value of `key` stands, in `settings` or what they inherit: file, line, column."""
    for root, name in _chain(settings):
        if (node := _value(root, key)) is not None:
            return name, node.start_mark.line + 1, node.start_mark.column + 1
    return SETTINGS, 1, 1


def _value(node: yaml.Node | None, key: str) -> yaml.Node | None:
    """What stands at `key`, if `node` is a mapping that has it."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for name, value in pairs if name.value == key), None)
