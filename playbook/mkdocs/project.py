"""A handbook's folders and address, from the settings that MkDocs reads."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig

from playbook.mkdocs.plugin_options import DATA
from playbook.mkdocs.settings import NAME, is_plain, options, taken
from playbook.mkdocs.settings_file import SETTINGS, chain, read_settings, value_at
from playbook.mkdocs.settings_texts import cut_texts
from playbook.problems.problem import Problem
from playbook.source import bases
from playbook.source.bases import Base
from playbook.source.files import files_below
from playbook.source.project import Project, Section
from playbook.source.writing import real_path


def project_of(config: MkDocsConfig) -> Project:
    """The handbook that MkDocs is about to print."""
    settings = real_path(Path(config.config_file_path))
    return Project(
        root=settings.parent,
        data=real_path(settings.parent / config.plugins[NAME].config.data_dir),
        docs=Path(config.docs_dir),
        site=Path(config.site_dir),
        site_url=config.site_url or "",
        sections=_sections(settings),
        base=_base(settings.parent, config.plugins[NAME].config.base),
        templates=tuple(map(Path, config.theme.dirs)),
        doubted=_doubted(config),
        left_out=_left_out(config, Path(config.docs_dir)),
        off_menu=_chosen(Path(config.docs_dir), config.not_in_nav),
    )


def find_project(
    folder: Path, data: Path | None = None, site: Path | None = None
) -> tuple[Project, list[Problem]]:
    """The handbook in `folder`, and what is wrong with its settings.

    `data` and `site` are folders to use in place of those that the settings name. Data with
    settings beside it is a handbook of its own, even if those in `folder` are another's. Settings
    that cannot be read count as absent, and those that are wrong as not made, so that the data can
    still be checked.
    """
    own = real_path(data).parent if data is not None else real_path(folder)
    has_settings = (one for one in (own, real_path(folder)) if (one / SETTINGS).is_file())
    root = next(has_settings, own)
    path = root / SETTINGS
    settings, problems = read_settings(path)
    is_read = path.is_file() and not problems  # one that says nothing lacks what it must say
    config, unfit = taken(path, settings) if is_read else (MkDocsConfig(), [])
    given, base = (options(settings).get(name) for name in ("data_dir", "base"))
    return Project(
        root=root,
        data=real_path(data or root / (given if isinstance(given, str) else DATA)),
        docs=root / config.docs_dir,
        site=(site or root / config.site_dir).absolute(),
        site_url=config.site_url or "",
        sections=_sections(path) if is_read else (),
        base=_base(root, base if isinstance(base, str) else ""),
        # Under settings that are wrong, which layouts there are is not known either.
        templates=() if unfit else tuple(map(Path, getattr(config.theme, "dirs", ()))),
        doubted=_doubted(config) if is_read else frozenset(),
        left_out=_left_out(config, root / config.docs_dir) if is_read else frozenset(),
        off_menu=_chosen(root / config.docs_dir, config.not_in_nav) if is_read else frozenset(),
        plain_markup=is_plain(settings.get("markdown_extensions")),
    ), [*problems, *unfit, *(cut_texts(path) if is_read else ())]


def _base(root: Path, name: str) -> Base | None:
    """What the settings in the folder `root` call the base."""
    return bases.find(name, root) if name else None


def _sections(settings: Path) -> tuple[Section, ...]:
    """The menu's order with the place of each entry, in `settings` or what they inherit."""
    for root, name in chain(settings):
        listed = value_at(root, "plugins", NAME, "sections")
        if isinstance(listed, yaml.SequenceNode):
            return tuple(_section(node, name) for node in listed.value if node.value)
    return ()


def _section(node: yaml.Node, settings: str) -> Section:
    """An entry of the list: the name of a section, or `name: place`."""
    named, place = node, ""
    if isinstance(node, yaml.MappingNode) and node.value:
        named, chosen = node.value[0]
        place = str(chosen.value)
    mark = node.start_mark
    return Section(str(named.value), settings, mark.line + 1, mark.column + 1, place)


def _doubted(config: MkDocsConfig) -> frozenset[str]:
    """The kinds of links that end a strict build if they lead to no file of the docs."""
    levels = getattr(config.validation, "links", {})  # nothing, or words, if it is not written well
    return frozenset(
        kind
        for kind, level in levels.items()
        if isinstance(level, int) and level >= logging.WARNING
    )


def _left_out(config: MkDocsConfig, docs: Path) -> frozenset[Path]:
    """The files in `docs` that a build leaves out: drafts, and whatever else the settings name."""
    return _chosen(docs, config.exclude_docs, config.draft_docs)


def _chosen(docs: Path, *given: Any) -> frozenset[Path]:
    """The files in `docs` that any of the patterns that are `given` names."""
    specs = [spec for spec in given if spec]
    found = files_below(docs) if specs else []
    names = {path: path.relative_to(docs).as_posix() for path in found}
    return frozenset(
        path for path, name in names.items() if any(spec.match_file(name) for spec in specs)
    )
