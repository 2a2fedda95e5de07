"""What mkdocs.yml may say of the handbook."""

from __future__ import annotations

from mkdocs.config import config_options as c
from mkdocs.config.base import BaseConfigOption, Config, ValidationError

from playbook.model.kind import ABOUT, PLACES

DATA = "playbook_data"


class SectionEntry(BaseConfigOption[object]):
    """A section of the menu: its name, or `name: place` for one that stands in another place than
    the engine would put it in."""

    def run_validation(self, value: object) -> object:
        """`value` as it is. Raises ValidationError if it is neither."""
        if not isinstance(value, str):
            named = value if isinstance(value, dict) and len(value) == 1 else {"": ""}
            for name, place in named.items():
                if not (name and isinstance(name, str) and place in (*PLACES, ABOUT)):
                    said = "Sub-option '{}': " if isinstance(name, str) and name else "{}"
                    raise ValidationError(said.format(name) + f"not a section: {value!r}")
        return value


class PluginOptions(Config):  # type: ignore[no-untyped-call]
    """The options of the plugin; one called `data` would hide an attribute of MkDocs' Config."""

    data_dir = c.Type(str, default=DATA)
    """The folder of the YAML files, from the folder of mkdocs.yml."""
    base = c.Type(str, default="")
    """What the handbook stands on: `ecommerce`, `none` (no more than empty sections), or a folder
    from the folder of mkdocs.yml; nothing without it."""
    edit_on_site = c.Type(bool, default=False)
    """Whether the published site has a page for editing in forms, which proposes each change as a
    pull request on GitHub; `repo_url` and `edit_uri` say where."""
    sections = c.ListOfItems(SectionEntry(), default=[])
    """The menu's order, one for every language. A folder such as `roles/` stands for its index.md,
    its other pages (those listed here, then the rest by name), and its records. An entry such as
    `house/: learn` says in which of the five places of the menu it stands."""
