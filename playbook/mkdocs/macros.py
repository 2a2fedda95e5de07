"""The words that pages may use, such as `{{ practice("goals") }}`: each calls a template."""

from __future__ import annotations

from typing import Any

from playbook.mkdocs.settings import NAME
from playbook.render.prose import Prose
from playbook.render.renderer import templates
from playbook.views.pages import OVERVIEW


def define_env(env: Any) -> None:
    """Called by mkdocs-macros; `env.page` is the page in whose text a macro stands."""
    handbook = env.conf.plugins[NAME].handbook

    def word(template: str) -> Any:
        def call(
            ident: str | None = None, url: str | None = None, depth: int = 0, **options: Any
        ) -> str:
            site_url = env.conf.site_url or ""
            at = url or env.page.url
            text: str = handbook.renderer.render(template, at, ident, options, site_url=site_url)
            if url:
                return text
            # In prose, HTML is set aside: the plugin puts it back once Markdown is done.
            prose: Prose = env.page.meta.setdefault("prose", Prose(env.page.markdown))
            return prose.put(text, template, ident, depth)

        return call

    for name in (*templates(), OVERVIEW):
        env.macro(word(name), name)
