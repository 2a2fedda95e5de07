"""The words that pages may use, such as `{{ practice("goals") }}`: one line each into templates."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playbook.check.loader import current, last_good
from playbook.render.blocks import set_aside
from playbook.render.renderer import WORDS, View


def define_env(env: Any) -> None:
    """Called by mkdocs-macros; `env.page` is the page in whose text a macro stands."""
    folder = Path(env.project_dir) / "playbook_data"
    view = View(last_good(folder) or current(folder))
    env.show = view.show  # while serving, hooks.py shows newer data

    def word(template: str) -> Any:
        def call(ident: str | None = None, url: str | None = None, **options: Any) -> str:
            site_url = env.conf.site_url or ""
            text = view.render(template, url or env.page.url, ident, site_url=site_url, **options)
            # In prose, HTML is set aside: hooks.py puts it back once Markdown is done.
            return text if url else set_aside(text, env.page.meta.setdefault("blocks", []))

        return call

    for name in WORDS:
        env.macro(word(name), name)
