"""What a change of a file has lost without a word, and what mending one may never do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playbook.check.fix import mended

LEAST = 4
"""Shorter texts are found in others by chance."""
COMMENT = re.compile(r"\s#")
Leaf = tuple[tuple[str | int, ...], str]


def leaves(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[Leaf]:
    """Every text in `data`, with the way to it."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from leaves(value, (*path, str(key)))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from leaves(value, (*path, number))
    elif data is not None:
        yield path, str(data)


def losses(before: Any, after: Any, file: str) -> Iterator[str]:
    """What the data `before` held, the text of the `file` still holds, and `after` holds no more
    where it stood: shortened, dropped, or joined to another."""
    known, now = dict(leaves(before)), dict(leaves(after))
    squeezed = _squeezed(file)
    for path, text in now.items():
        old = known.get(path, "")
        rest = _squeezed(old[len(text) :])
        if rest and old.startswith(text) and text and _squeezed(text) + rest in squeezed:
            yield f"shortened {path}: {old!r} is {text!r}"
        held = [one for one in known.values() if len(one) >= LEAST and one != text and one in text]
        if old in held and any(one not in old and old not in one for one in held):
            yield f"joined {path}: {text!r}"
    all_now = _squeezed(" ".join(now.values()))
    for path, text in known.items():
        lost = _squeezed(text)
        if len(lost) >= LEAST and lost in squeezed and lost not in all_now:
            yield f"dropped {path}: {text!r}"


def wrongly_mended(text: str, path: Path, folder: Path) -> str:
    """What mending `text`, the file at `path`, would do and may not; empty if all is well."""
    after = mended(text, path, folder)
    if mended(after, path, folder) != after:
        return "twice is not once"
    if _squeezed(after) != _squeezed(text):
        return "a letter is gone or has come"
    for old, new in zip(text.split("\n"), after.split("\n"), strict=True):
        comment = COMMENT.search(old)
        if comment is None or re.search("[\"'「“]", old[: comment.start()]):
            continue  # in quotes it may be text
        kept = COMMENT.search(new)
        if not kept or _squeezed(new[kept.start() :]) != _squeezed(old[comment.start() :]):
            return f"a comment became text: {new!r}"
    return ""


def _squeezed(text: str) -> str:
    """Letters and digits alone: what is left of a text whatever its marks."""
    return "".join(letter for letter in text if letter.isalnum())
