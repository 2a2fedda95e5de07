"""What `check --fix` mends: typos with only one meaning, and wrong encodings."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playbook.check.loader import examine, yaml_files
from playbook.source.reader import MAX_BYTES
from playbook.source.writing import write
from playbook.text.encoding import INVISIBLE, LINE_BREAKS, MARKS, decode, unscrambled
from playbook.text.han import has_han

ROUNDS = 20
"""Mending one typo may show the next."""


@dataclass(frozen=True)
class Repair:
    """One file as it should be. `encoding` is the one it was wrongly saved in, if any."""

    path: Path
    before: str
    after: str
    encoding: str = ""
    windows: bool = False
    """The file's lines end as on Windows, and go on doing so."""

    def difference(self) -> str:
        """What changes, as a unified diff."""
        name = self.path.as_posix()
        before, after = (text.splitlines(keepends=True) for text in (self.before, self.after))
        return "".join(difflib.unified_diff(before, after, name, name, n=0))

    def write(self) -> None:
        """Replace the file. Raises OSError, which names it, with nothing changed."""
        write(self.path, self.after.replace("\n", "\r\n") if self.windows else self.after)


def repairs(folder: Path) -> Iterator[Repair]:
    """A repair for each file of `folder` that has something to mend."""
    for path in yaml_files(folder):
        try:
            raw = path.read_bytes() if path.stat().st_size <= MAX_BYTES else b""
        except OSError:
            continue
        windows = b"\r\n" in raw or b"\r\0\n" in raw
        text, encoding = _decoded(raw)
        mended = _mended(text, path, folder)
        if not mended.strip() or "\0" in text:  # damaged: there is nothing left to mend
            continue
        if encoding or mended != text or raw.startswith(b"\xef\xbb\xbf"):
            shown = b"" if encoding in MARKS else raw  # these bytes would say nothing
            before = shown.decode("utf-8", errors="replace").replace("\r\n", "\n")
            yield Repair(path, before, mended, encoding, windows)


def _decoded(raw: bytes) -> tuple[str, str]:
    """The text of `raw`, and the encoding if it is not UTF-8."""
    decoded = decode(raw)
    if decoded.encoding == "GBK" or decoded.encoding in MARKS:
        return decoded.text, decoded.encoding
    garbled = not decoded.text.isascii() and not has_han(decoded.text)
    if garbled and any(unscrambled(line, least=1) for line in decoded.text.split("\n")):
        try:
            return raw.decode("gbk").replace("\r\n", "\n"), "GBK"
        except UnicodeDecodeError:
            pass
    return decoded.text, ""


def _mended(text: str, path: Path, folder: Path) -> str:
    text = INVISIBLE.sub(_visible, text)
    for _ in range(ROUNDS):
        source, _ = examine(path, folder, text.encode("utf-8", errors="replace"))
        if not source.meant:
            break
        lines = text.split("\n")
        for number, meant in source.meant.items():
            lines[number - 1] = meant
        text = "\n".join(lines)
    return text


def _visible(found: re.Match[str]) -> str:
    """Nothing in the place of an invisible character; what was lost stays for a human to find."""
    character = found.group()
    return character if character == "\ufffd" else " " if character in LINE_BREAKS else ""
