"""Extensions of Markdown in the settings: which there are, and what they may be told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from markdown import Markdown

from playbook.source import modules

SAMPLE = """\
[TOC]

# É { #one }

## Ü

Text[^1] ++ctrl+c++ :smile: `#!python x` <https://example.org> ![x](x.png)

=== "A"

    !!! note

        ```python
        x = 1
        ```

a | b
--|--
1 | 2

- [ ] a

[^1]: A note.
"""
"""Something of all that extensions see."""
OURS = {"markdown", "pymdownx"}
"""Whose extensions are loaded to ask them: packages that every handbook comes with."""


def is_foreign(name: str) -> bool:
    """Whether the extension called `name` is code of the handbook's, or of whom it asked."""
    module = modules.provided("markdown.extensions").get(name, name)
    return module.partition(".")[0] not in OURS


def plain(given: object) -> dict[str, Any]:
    """The options `given` to an extension, but for those that name something in Python: whoever
    only reads settings leaves that empty, and runs none of it."""
    options = given if isinstance(given, Mapping) else {}
    return {name: value for name, value in options.items() if not _is_python(value)}


def _is_python(value: object) -> bool:
    if isinstance(value, Mapping | list):
        return any(map(_is_python, value.values() if isinstance(value, Mapping) else value))
    return value is None


def unfit(listed: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Extensions that are not there, each with an empty text, and options that one does not know.

    Of the `listed`, by name with their options, no foreign one is loaded.
    """
    short = modules.provided("markdown.extensions")
    for name, given in listed.items():
        module = short.get(name, name)
        package = module.partition(".")[0]
        if not modules.is_there(module if package in OURS else package):
            yield name, ""
        elif isinstance(given, Mapping) and given and package in OURS:
            known = modules.load(module).makeExtension().config
            yield from ((name, str(option)) for option in given if option not in known)


def refusals(listed: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Those of ours among the `listed` that fail with the options they are given, and how."""
    for name, given in listed.items():
        told = plain(given)
        if not told or is_foreign(name):
            continue
        try:
            Markdown(extensions=[name], extension_configs={name: told}).convert(SAMPLE)
        except Exception as error:  # whatever an extension makes of them ends a build
            yield name, str(error)
