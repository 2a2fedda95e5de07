"""What is wrong in mkdocs.yml, each at its place.

Of what it names in Python (plugins, hooks, extensions) only what every handbook comes with is
imported, and only to ask for its options: to check must be quick, and run none of the handbook's
code. What a plugin itself refuses, the build tells.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

from mkdocs.config import config_options as c
from mkdocs.config.base import Config, LegacyConfig, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugins

from playbook.edit.published import repository
from playbook.mkdocs.extensions import is_foreign, refusals, unfit
from playbook.mkdocs.plugin_options import PluginOptions
from playbook.mkdocs.settings_file import place, read_settings
from playbook.mkdocs.settings_files import extra_files, of_macros, of_theme, programs
from playbook.mkdocs.settings_texts import lost, unreachable
from playbook.mkdocs.settings_words import MISSING, UNKNOWN, in_our_words, inner
from playbook.problems.problem import Problem, in_order, phrase
from playbook.problems.report import reader_language, show
from playbook.problems.suggestions import likeliest, nearest
from playbook.source import bases
from playbook.source.reader import MAX_FINDINGS
from playbook.text.markup import ODD_ADDRESS, is_readable

NAME = "playbook"
"""The plugin's name in the settings, and the theme's."""
MACROS = "macros"
UNFIT = {
    "awesome-nav": "plugin-menus",
    "awesome-pages": "plugin-menus",
    "glightbox": "plugin-inline",
    "search": "plugin-search",
    "section-index": "plugin-menus",
}
"""Plugins that do nothing that a reader sees, and the code of why."""
KNOWN = ("docs_dir", "site_dir", "data_dir", "plugins", "sections", "theme", "module_name")
"""Settings with words of their own for what is wanted; of others, MkDocs says it."""
OF_PART = re.compile("The path set in (?P<key>custom_dir)|.*(?P<locale>locale)")
"""What MkDocs says of a part of the theme."""
WITH_HOST = re.compile(r"[a-z][a-z0-9+.-]*://[^/]", re.IGNORECASE)
OWN_LISTS = ("pymdownx.fancylists", "sane_lists", "markdown.extensions.sane_lists")
REMOVE = phrase("remove-it")
Keys = tuple[str | int, ...]


class _Settings(MkDocsConfig):  # type: ignore[no-untyped-call]
    """All that MkDocs knows, but for what it would import."""

    plugins = c.Type(object, default=[])  # type: ignore[assignment]
    hooks = c.ListOfItems(c.File(exists=True), default=[])  # type: ignore[assignment]
    markdown_extensions = c.Type((list, dict), default=[])  # type: ignore[assignment]


def taken(path: Path, settings: Mapping[str, Any]) -> tuple[MkDocsConfig, list[Problem]]:
    """The `settings` in `path` as MkDocs takes them, and all that is wrong with them.

    What is wrong has MkDocs' default.
    """
    config = _Settings(config_file_path=str(path))
    config.load_dict(deepcopy(dict(settings)))
    problems = [*_unfit(path, settings), *_of_plugins(path, settings.get("plugins"))]
    problems += _of_extensions(path, settings.get("markdown_extensions") or [])
    problems += programs(path, settings, module_of(settings))
    if not _is_address(str(config.site_url or "")):
        config.site_url = None
    problems += _refused(path, (), config)
    folders = getattr(config.theme, "dirs", ())
    problems += [*of_theme(path, settings, folders), *extra_files(path, settings, folders)]
    problems += (_lost_marks if settings.get("repo_url") else _edit_links)(path, config)
    problems += [*_edit_on_site(path, settings, config), *unreachable(path, config)]
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


def is_plain(listed: Any) -> bool:
    """Whether the extensions that are `listed` read lists as Markdown itself does."""
    names = [name for name, _ in named(listed)] if listed and _is_listed_well(listed) else []
    return not any(is_foreign(name) or name in OWN_LISTS for name in names)


def _unfit(path: Path, settings: Mapping[str, Any]) -> Iterator[Problem]:
    """What MkDocs allows and no handbook can be printed with."""
    address = str(settings.get("site_url") or "")
    if not _is_address(address):
        words = {"value": address, "form": phrase("form-address")}
        yield Problem(*place(path, "site_url"), "bad-form", words)
    for key in filter(_is_menu, settings):
        words = {"name": key, "why": phrase("plugin-menus")}
        yield Problem(*place(path, key), "setting-unused", words)


def _edit_links(path: Path, config: MkDocsConfig) -> Iterator[Problem]:
    """Doubted by MkDocs on every page: edit links that lead to no host."""
    key = "edit_uri_template" if config.edit_uri_template else "edit_uri"
    given = str(config[key] or "")
    if given and (ODD_ADDRESS.match(given) or not WITH_HOST.match(given)):
        yield _bad(path, (key,), phrase("wanted-edit"))


def _lost_marks(path: Path, config: MkDocsConfig) -> Iterator[Problem]:
    """Addresses that MkDocs takes, and no browser: `htps://github.com`."""
    for key in ("repo_url", "edit_uri", "edit_uri_template"):
        if ODD_ADDRESS.match(str(config[key] or "")):
            yield _bad(path, (key,), phrase("form-address"))


def _edit_on_site(
    path: Path, settings: Mapping[str, Any], config: MkDocsConfig
) -> Iterator[Problem]:
    """A page that edits what is in no repository on GitHub; built where none is named, there is
    no such page."""
    key = "edit_on_site"
    found = repository(config.repo_url, config.edit_uri, "")
    if options(settings).get(key) is True and config.repo_url and not found:
        yield _bad(path, ("plugins", NAME, key), phrase("wanted-edit-on-site"))


def _refused(path: Path, above: Keys, config: Config) -> Iterator[Problem]:
    """What MkDocs refuses of a `config` that stands at the keys `above`; its default stands in.

    A strict build refuses what MkDocs only doubts as well.
    """
    options = dict(config._schema)  # 1.6: its own validate() ends at the first fault
    unknown = [str(key) for key in config if key not in options][:MAX_FINDINGS]
    for key in unknown:
        if not above and _is_menu(key):
            continue  # which is told for itself
        words = {"name": key, "near": nearest(key, options)}
        yield Problem(*place(path, *above, key), "unknown-setting", words)
    for step in (_before, _itself, _after):
        for key, option in list(options.items()):
            try:
                step(config, key, option)
                told: list[object] = [*option.warnings]
            except (ValidationError, ValueError) as error:
                config[key] = option.default
                del options[key]
                told = [str(error).replace(f"{path.parent}{os.sep}", "")]
                if not isinstance(error, ValidationError):  # an address such as https://[bad
                    told = [phrase("form-address")]
            option.reset_warnings()
            is_misspelt = told == [MISSING] and likeliest(key, unknown)
            if key != "nav" and not is_misspelt:  # which are told for themselves
                yield from (_bad(path, (*above, key), said, option) for said in told)


def _before(config: Config, key: str, option: Any) -> None:
    option.pre_validation(config, key_name=key)


def _itself(config: Config, key: str, option: Any) -> None:
    config[key] = option.validate(config.get(key))


def _after(config: Config, key: str, option: Any) -> None:
    option.post_validation(config, key_name=key)


def _is_menu(key: object) -> bool:
    return key == "nav" or likeliest(str(key), ["nav"]) is not None


def _is_address(text: str) -> bool:
    return is_readable(text) and not ODD_ADDRESS.match(text)


def _bad(path: Path, keys: Keys, said: object = "", option: object = None) -> Problem:
    """That the value at `keys` is not what is wanted: in our words, or as MkDocs has `said` of its
    `option`."""
    more, said = inner(said) if isinstance(said, str) else ([], said)
    keys = (*keys, *more)
    key = "sections" if "sections" in keys else keys[-1]
    if isinstance(said, str) and UNKNOWN.match(said):
        known = [*_below(option, *more[:-1])]
        words: dict[str, object] = {"name": key, "near": likeliest(str(key), known) or REMOVE}
        return Problem(*place(path, *keys), "unknown-setting", words)
    if said == MISSING:
        return lost(path, *keys) or Problem(*place(path, *keys), "missing-field", {"name": key})
    is_known = key in KNOWN
    if key == "theme" and isinstance(said, str) and (part := OF_PART.match(said)):
        is_known, key = False, part["key"] or part["locale"]
        keys = (*keys, key)
    detail = phrase(f"wanted-{key}") if is_known else said
    detail = in_our_words(detail) if isinstance(detail, str) else detail
    return Problem(*place(path, *keys), "bad-setting", {"name": key, "detail": detail})


def _below(option: Any, *keys: str) -> Mapping[str, Any]:
    """The settings that an `option` holds, or what stands at `keys` in it."""
    while hasattr(option, "option_type"):  # of the entries of a list
        option = option.option_type
    known = dict(getattr(getattr(option, "config_class", None), "_schema", ()))
    return _below(known.get(keys[0]), *keys[1:]) if keys else known


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
        if why := UNFIT.get(name.removeprefix("material/")):
            words = {"name": name, "why": phrase(why)}
            yield Problem(*place(path, "plugins", name), "plugin-unfit", words)
        elif name.strip("/") not in installed and f"{NAME}/{name}" not in installed:
            mark = place(path, "plugins", name)
            yield Problem(*mark, "bad-setting", {"name": name, "detail": phrase("wanted-plugin")})
    config = PluginOptions()
    config.load_dict(options({"plugins": listed}))
    yield from _refused(path, ("plugins", NAME), config)
    if config.base and bases.find(config.base, path.parent) is None:
        near = nearest(config.base, [base.name for base in bases.bases()])
        words = {"name": config.base, "near": near}
        yield Problem(*place(path, "plugins", NAME, "base"), "no-base", words)
    macros = options({"plugins": listed}, MACROS)
    if macros.keys() - {"module_name"}:
        plugin = installed[MACROS].load()  # slow, and needed for this alone
        legacy = LegacyConfig(schema=plugin.config_scheme)
        legacy.load_dict(macros)
        yield from _refused(path, ("plugins", MACROS), legacy)
        yield from of_macros(path, macros)
    module = path.parent / module_of({"plugins": listed})
    if not macros.get("modules") and not (module.is_dir() or Path(f"{module}.py").is_file()):
        yield _bad(path, ("plugins", MACROS, "module_name"))


def module_of(settings: Mapping[str, Any]) -> str:
    """The Python module beside the settings that mkdocs-macros is to read."""
    return str(options(settings, MACROS).get("module_name") or "main")


def _of_extensions(path: Path, listed: object) -> Iterator[Problem]:
    """What MkDocs would end at, without a word on where it stands."""
    if not isinstance(listed, list | dict):
        return  # which MkDocs says
    if not _is_listed_well(listed):
        yield _bad(path, ("markdown_extensions",), phrase("wanted-extensions"))
        return
    known = dict(named(listed))
    for name, option in [*unfit(known)]:
        known.pop(name, None)
        if option:
            mark = place(path, "markdown_extensions", name, option)
            yield Problem(*mark, "unknown-setting", {"name": option, "near": REMOVE})
        else:
            yield _bad(path, ("markdown_extensions", name), phrase("wanted-extension"))
    for name, said in refusals(known):
        yield _bad(path, ("markdown_extensions", name), said)
