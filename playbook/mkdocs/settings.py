"""mkdocs.yml, read as MkDocs reads it, with the place of all that is wrong in it.

Nothing that it names in Python (plugins, hooks, extensions) is imported: that is slow, and to check
a handbook must run none of its code. What only a plugin itself can refuse, the build tells.
"""

from __future__ import annotations

import os.path
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config import config_options as c
from mkdocs.config.base import Config, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.plugins import get_plugins
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from playbook.mkdocs.plugin_options import PluginOptions
from playbook.problems.problem import Problem, in_order, phrase
from playbook.problems.report import reader_language, show
from playbook.problems.suggestions import nearest
from playbook.text.markup import is_readable

SETTINGS = "mkdocs.yml"
NAME = "playbook"
"""The plugin's name in the settings, and the theme's."""
MACROS = "macros"
KNOWN = ("docs_dir", "site_dir", "data_dir", "plugins", "theme", "module_name")
"""Settings with words of their own for what is wanted; of others, MkDocs says it."""
TEXT_WANTED = re.compile("Expected type: <class 'str'>|Expected a string")
Keys = tuple[str, ...]


class _Settings(MkDocsConfig):  # type: ignore[no-untyped-call]
    """All that MkDocs knows, but for what it would import."""

    plugins = c.Type(object, default=[])  # type: ignore[assignment]
    hooks = c.ListOfItems(c.File(exists=True), default=[])  # type: ignore[assignment]
    markdown_extensions = c.Type((list, dict), default=[])  # type: ignore[assignment]


def read_settings(path: Path) -> tuple[dict[str, Any], list[Problem]]:
    """The settings in `path` with what they inherit, and why they cannot be read."""
    if not path.is_file():
        return {}, []
    try:
        if (found := _bad_parent(path)) is not None:
            return {}, [found]
        with path.open("rb") as file:
            settings = yaml_load(file, _loader(path))
    except (ConfigurationError, yaml.YAMLError, OSError, ValueError, RecursionError) as error:
        return {}, [_unreadable(path, error)]
    if isinstance(settings, dict):
        return settings, []
    detail = phrase("a-mapping-is-wanted")
    return {}, [Problem(path.name, 1, 1, "unreadable-settings", {"detail": detail})]


def taken(path: Path, settings: Mapping[str, Any]) -> tuple[MkDocsConfig, list[Problem]]:
    """The `settings` in `path` as MkDocs takes them, and all that is wrong with them.

    What is wrong has MkDocs' default.
    """
    config = _Settings(config_file_path=str(path))
    config.load_dict(deepcopy(dict(settings)))
    problems = [*_unfit(path, settings), *_of_plugins(path, settings.get("plugins"))]
    if not is_readable(str(config.site_url or "")):
        config.site_url = None
    problems += _refused(path, (), config)
    if getattr(config.theme, "name", NAME) != NAME:
        problems.append(_bad(path, ("theme",)))
    return config, problems


def faults(path: Path) -> list[str]:
    """All that is wrong with the settings in `path`, in words."""
    settings, unreadable = read_settings(path)
    found = in_order(unreadable or taken(path, settings)[1])
    return [show(problem, reader_language(), path.parent) for problem in found]


def options(settings: Mapping[str, Any], name: str = NAME) -> dict[str, Any]:
    """The options of a plugin in the settings; none if they are not written well."""
    listed = settings.get("plugins")
    given = dict(named(listed)).get(name) if _is_listed_well(listed) else None
    return dict(given or {})


def named(listed: Any) -> list[tuple[str, Any]]:
    """The names and options of plugins or extensions, which MkDocs takes in a list or a mapping."""
    if isinstance(listed, dict):
        return list(listed.items())
    return [next(iter(one.items())) if isinstance(one, dict) else (one, None) for one in listed]


def chain(path: Path) -> Iterator[tuple[yaml.Node | None, str]]:
    """What stands in `path` and in all that it inherits, each with its name from there; what
    cannot be read ends it."""
    folder, seen = path.parent, set[Path]()
    while path.is_file() and path not in seen:
        seen.add(path)
        try:
            with path.open("rb") as file:
                root = yaml.compose(file, _loader(path))
        except (OSError, ValueError, yaml.YAMLError):
            return
        yield root, Path(os.path.relpath(path, folder)).as_posix()
        parent = value_at(root, "INHERIT")
        if not isinstance(parent, yaml.ScalarNode):
            return
        path = Path(os.path.normpath(path.parent / parent.value))


def value_at(node: yaml.Node | None, *keys: str) -> yaml.Node | None:
    """What stands at `keys` below `node`, in mappings or in lists of mappings."""
    for key in keys:
        maps = node.value if isinstance(node, yaml.SequenceNode) else [node]
        pairs = [pair for one in maps if isinstance(one, yaml.MappingNode) for pair in one.value]
        node = next((value for name, value in pairs if name.value == key), None)
    return node


def _loader(settings: Path) -> Any:
    """MkDocs' own reader of settings, but for what they may name in Python: nothing runs."""
    loader = get_yaml_loader(yaml.SafeLoader, MkDocsConfig(config_file_path=str(settings)))
    loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)
    return loader


def _bad_parent(path: Path) -> Problem | None:
    """The INHERIT in `path`, or in what it inherits, that leads to no other file."""
    folder, seen = path.parent, {path}
    while True:
        with path.open("rb") as file:
            parent = value_at(yaml.compose(file, _loader(path)), "INHERIT")
        if parent is None:
            return None
        name = os.path.relpath(path, folder)
        if isinstance(parent, yaml.ScalarNode) and parent.tag == "tag:yaml.org,2002:str":
            path = Path(os.path.normpath(path.parent / parent.value))
            if path.is_file() and path not in seen:
                seen.add(path)
                continue
        mark = parent.start_mark
        words = {"name": "INHERIT", "detail": phrase("wanted-inherit")}
        return Problem(Path(name).as_posix(), mark.line + 1, mark.column + 1, "bad-setting", words)


def _unreadable(path: Path, error: Exception) -> Problem:
    """`error`, at its place in `path` or in the file that it inherits."""
    cause = error if isinstance(error, yaml.MarkedYAMLError) else error.__context__
    mark = getattr(cause, "problem_mark", None)
    if mark is None:
        return Problem(path.name, 1, 1, "unreadable-settings", {"detail": str(error)})
    name = Path(os.path.relpath(mark.name, path.parent)).as_posix()
    words = {"detail": getattr(cause, "problem", "")}
    return Problem(name, mark.line + 1, mark.column + 1, "unreadable-settings", words)


def _unfit(path: Path, settings: Mapping[str, Any]) -> Iterator[Problem]:
    """What MkDocs allows and no handbook can be printed with."""
    if settings.get("use_directory_urls") is False:
        yield Problem(*_place(path, "use_directory_urls"), "pages-without-folders")
    address = str(settings.get("site_url") or "")
    if not is_readable(address):
        words = {"value": address, "form": phrase("form-address")}
        yield Problem(*_place(path, "site_url"), "bad-form", words)


def _refused(path: Path, above: Keys, config: Config) -> Iterator[Problem]:
    """What MkDocs refuses of a `config` that stands at the keys `above`; its default stands in.

    A strict build refuses what MkDocs only doubts as well.
    """
    options = dict(config._schema)  # 1.6: its own validate() ends at the first fault
    for key in config.keys() - options.keys():
        words = {"name": key, "near": nearest(str(key), options)}
        yield Problem(*_place(path, *above, key), "unknown-setting", words)
    for step in (_before, _itself, _after):
        for key, option in list(options.items()):
            try:
                step(config, key, option)
                said: object = option.warnings[0] if option.warnings else ""
            except (ValidationError, ValueError) as error:
                config[key] = option.default
                del options[key]
                said = str(error).replace(f"{path.parent}{os.sep}", "")
                if not isinstance(error, ValidationError):  # an address such as https://[bad
                    said = phrase("form-address")
            option.reset_warnings()
            if said:
                yield _bad(path, (*above, key), said)


def _before(config: Config, key: str, option: Any) -> None:
    option.pre_validation(config, key_name=key)


def _itself(config: Config, key: str, option: Any) -> None:
    config[key] = option.validate(config.get(key))


def _after(config: Config, key: str, option: Any) -> None:
    option.post_validation(config, key_name=key)


def _bad(path: Path, keys: Keys, said: object = "") -> Problem:
    """That the value at `keys` is not what is wanted: in our words, or as MkDocs has `said`."""
    key = keys[-1]
    if key in KNOWN:
        detail: object = phrase(f"wanted-{key}")
    else:
        detail = phrase("wanted-text") if TEXT_WANTED.match(str(said)) else said
    return Problem(*_place(path, *keys), "bad-setting", {"name": key, "detail": detail})


def _is_listed_well(listed: object) -> bool:
    entries = listed if isinstance(listed, list) else [listed]
    return all(
        isinstance(one, str) or (isinstance(one, dict) and (one is listed or len(one) == 1))
        for one in entries
    ) and all(
        isinstance(name, str) and isinstance(given, dict | None)
        for name, given in named(entries if isinstance(listed, list) else listed)
    )


def _of_plugins(path: Path, listed: object) -> Iterator[Problem]:
    """What is wrong with the plugins: the two that every handbook needs, and their options."""
    names = [name for name, _ in named(listed)] if _is_listed_well(listed) else []
    if names.count(NAME) != 1 or names.count(MACROS) != 1:
        yield _bad(path, ("plugins",))
        return
    installed = get_plugins()
    for name in names:
        if name.strip("/") not in installed and f"{NAME}/{name}" not in installed:
            place = _place(path, "plugins", name)
            yield Problem(*place, "bad-setting", {"name": name, "detail": phrase("wanted-plugin")})
    config = PluginOptions()
    config.load_dict(options({"plugins": listed}))
    yield from _refused(path, ("plugins", NAME), config)
    macros = options({"plugins": listed}, MACROS)
    module = path.parent / str(macros.get("module_name") or "main")
    if not macros.get("modules") and not (module.is_dir() or Path(f"{module}.py").is_file()):
        yield _bad(path, ("plugins", MACROS, "module_name"))


def _place(settings: Path, *keys: str) -> tuple[str, int, int]:
    """Where the value at `keys` stands, or the nearest thing around it: file, line, column."""
    for length in range(len(keys), 0, -1):
        for root, name in chain(settings):
            if (node := value_at(root, *keys[:length])) is not None:
                return name, node.start_mark.line + 1, node.start_mark.column + 1
    return SETTINGS, 1, 1
