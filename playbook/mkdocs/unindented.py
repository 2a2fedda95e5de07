"""The theme's templates without their indentation, which only their authors read."""

from __future__ import annotations

import re

from jinja2.ext import Extension

INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)


class Unindented(Extension):
    """Takes it out when a template is compiled, so that no page carries it."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The text to compile."""
        return INDENTATION.sub("", source)
