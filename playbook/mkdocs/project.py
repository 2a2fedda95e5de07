"""A handbook's folders and address, from the settings that MkDocs reads."""

from __future__ import annotations

from pathlib import Path

import yaml
from mkdocs.config.defaults import MkDocsConfig

from playbook.mkdocs.plugin_options import DATA
from playbook.mkdocs.settings import NAME, SETTINGS, chain, options, read_settings, taken, value_at
from playbook.problems.problem import Problem
from playbook.source.project import Project, Section


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
        templates=tuple(map(Path, config.theme.dirs)),
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
    own = data.resolve().parent if data is not None else folder.resolve()
    has_settings = (one for one in (own, folder.resolve()) if (one / SETTINGS).is_file())
    root = next(has_settings, own)
    path = root / SETTINGS
    settings, problems = read_settings(path)
    config, unfit = taken(path, settings) if settings else (MkDocsConfig(), [])
    given = options(settings).get("data_dir")
    return Project(
        root=root,
        data=(data or root / (given if isinstance(given, str) else DATA)).resolve(),
        docs=root / config.docs_dir,
        site=(site or root / config.site_dir).absolute(),
        site_url=config.site_url or "",
        sections=_sections(path) if settings else (),
        # Under settings that are wrong, which layouts there are is not known either.
        templates=() if unfit else tuple(map(Path, getattr(config.theme, "dirs", ()))),
    ), problems + unfit


def _sections(settings: Path) -> tuple[Section, ...]:
    """The menu's order with the place of each entry, in `settings` or what they inherit."""
    for root, name in chain(settings):
        listed = value_at(root, "plugins", NAME, "sections")
        if isinstance(listed, yaml.SequenceNode):
            marks = [(node.value, node.start_mark) for node in listed.value]
            return tuple(Section(str(s), name, m.line + 1, m.column + 1) for s, m in marks)
    return ()
