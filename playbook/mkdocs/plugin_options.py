"""What mkdocs.yml may say of the handbook."""

from __future__ import annotations

from mkdocs.config import config_options as c
from mkdocs.config.base import Config

DATA = "playbook_data"


class PluginOptions(Config):  # type: ignore[no-untyped-call]
    """The options of the plugin; one called `data` would hide an attribute of MkDocs' Config."""

    data_dir = c.Type(str, default=DATA)
    """The folder of the YAML files, from the folder of mkdocs.yml."""
    sections = c.ListOfItems(c.Type(str), default=[])
    """The menu's order, one for every language. A folder such as `roles/` stands for its index.md,
    its other pages (those listed here, then the rest by name), and its records."""
