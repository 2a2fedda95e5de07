"""What `playbook fix` mends: typos with only one meaning, and wrong encodings."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, repeat
from pathlib import Path

from playbook.check.file import examine
from playbook.check.loader import yaml_files
from playbook.source.reader import MAX_BYTES
from playbook.text.encoding import INVISIBLE, LINE_BREAKS, MARKS, UNPRINTABLE, decode, unscrambled
from playbook.text.han import has_han, is_likely

ROUNDS = 20
"""Mending one typo may show the next."""
LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Repair:
    """One file as it should be. `encoding` is the one it was wrongly saved in, if any."""

    path: Path
    raw: bytes | None
    """What it holds now; None if it is not there yet."""
    after: str
    encoding: str = ""

    def difference(self) -> str:
        """What changes, as a unified diff; invisible characters show as boxes."""
        name = self.path.as_posix()
        shown = b"" if self.encoding in MARKS else self.raw or b""  # these bytes would say nothing
        before = shown.decode("utf-8", errors="replace")
        return "".join(difflib.unified_diff(_lines(before), _lines(self.after), name, name))


def repairs(folder: Path) -> Iterator[Repair]:
    """A repair for each file of `folder` that has something to mend."""
    for path in yaml_files(folder):
        try:
            raw = path.read_bytes() if path.stat().st_size <= MAX_BYTES else b""
        except OSError:
            continue
        typed, encoding = _decoded(raw)
        if not typed.strip() or "\0" in typed:  # damaged: there is nothing left to mend
            continue
        after = mended(typed.removeprefix("\ufeff"), path, folder)
        if after.encode() != raw:
            yield Repair(path, raw, after, encoding)


def _decoded(raw: bytes) -> tuple[str, str]:
    """The text of `raw`, and the encoding if it is not UTF-8; nothing if part of it is lost."""
    decoded = decode(raw)
    text = decoded.typed
    if decoded.encoding == "UTF-8":
        return _ungarbled(raw, text)
    lost = not decoded.encoding or "\ufffd" in text
    return ("", "") if lost else (text, decoded.encoding)


def _ungarbled(raw: bytes, text: str) -> tuple[str, str]:
    """The same for what is valid as UTF-8, and may be Chinese in GBK all the same."""
    garbled = not text.isascii() and not has_han(text)
    if garbled and any(unscrambled(line, least=1) for line in text.split("\n")):
        try:
            meant = raw.decode("gbk")
        except UnicodeDecodeError:
            return text, ""
        if is_likely(meant):
            return meant, "GBK"
    return text, ""


def mended(typed: str, path: Path, folder: Path) -> str:
    """`typed` with what has one meaning as it was meant; each line keeps its own end."""
    ends = chain(LINE_END.findall(typed), repeat(""))
    lines = LINE_END.split(INVISIBLE.sub(_visible, typed))
    for _ in range(ROUNDS):
        source, _ = examine(path, folder, "\n".join(lines).encode("utf-8", errors="replace"))
        if not source.meant:
            break
        for number, meant in source.meant.items():
            lines[number - 1] = meant
    return "".join(line + end for line, end in zip(lines, ends, strict=False))


def _visible(found: re.Match[str]) -> str:
    """Nothing in the place of an invisible character; what was lost stays for a human to find."""
    character = found.group()
    if character == "\ufffd" or UNPRINTABLE.match(character):
        return character
    return " " if character in LINE_BREAKS else ""


def _lines(text: str) -> list[str]:
    lines = [f"{INVISIBLE.sub('▯', line)}\n" for line in LINE_END.split(text)]
    if lines[-1] == "\n":
        return lines[:-1]
    return [*lines[:-1], lines[-1] + "\\ No newline at end of file\n"]
