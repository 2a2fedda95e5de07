"""The words that pages may use, such as `{{ practice("goals") }}`: one line each into templates."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playbook.kinds import KINDS
from playbook.load import current, last_good
from playbook.view import PAGE_WORDS, View


def define_env(env: Any) -> None:
    """Called by mkdocs-macros; `env.page` is the page in whose text a macro stands."""
    folder = Path(env.project_dir) / "playbook_data"
    view = View(last_good(folder) or current(folder))
    env.show = view.show  # while serving, hooks.py shows newer data

    def word(template: str) -> Any:
        return lambda ident=None, url=None, **options: view.render(
            template, url or env.page.url, ident, site_url=env.conf.site_url or "", **options
        )

    for name in [*(kind.singular for kind in KINDS.values()), *PAGE_WORDS]:
        env.macro(word(name), name)
