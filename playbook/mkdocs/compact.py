"""The theme's templates without what only their authors read: indentation, lines of tags alone."""

from __future__ import annotations

import re

from jinja2.ext import Extension

INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)
TAGS_ALONE = re.compile(r"^((?:\{%[^%\n]*%\}|\{#[^#]*#\})+)[ \t]*\n", re.MULTILINE)
"""Lines that print nothing but the end of a line."""


class Compact(Extension):
    """Takes it out when a template is compiled, so that no page carries it."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The text to compile."""
        return TAGS_ALONE.sub(r"\1", INDENTATION.sub("", source))
