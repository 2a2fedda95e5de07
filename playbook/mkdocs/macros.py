"""The words that pages may use, such as `{{ practice("goals") }}`: each calls a template."""

from __future__ import annotations

from typing import Any

from playbook.mkdocs.settings import NAME
from playbook.render.blocks import set_aside
from playbook.render.renderer import MACROS


def define_env(env: Any) -> None:
    """Called by mkdocs-macros; `env.page` is the page in whose text a macro stands."""
    handbook = env.conf.plugins[NAME].handbook

    def word(template: str) -> Any:
        def call(ident: str | None = None, url: str | None = None, **options: Any) -> str:
            site_url = env.conf.site_url or ""
            at = url or env.page.url
            text: str = handbook.renderer.render(template, at, ident, site_url=site_url, **options)
            # In prose, HTML is set aside: the plugin puts it back once Markdown is done.
            return text if url else set_aside(text, env.page.meta.setdefault("blocks", []))

        return call

    for name in MACROS:
        env.macro(word(name), name)
