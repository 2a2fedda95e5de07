"""Bytes of a file -> text. UTF-8 is read; any other encoding is named, never guessed at silently.

Chinese saved as GBK is the common accident. Mostly it is not valid UTF-8, but "双十一" in GBK is,
and reads `˫ʮһ`: letters between U+0080 and U+07FF whose bytes, taken as GBK, are Chinese.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from playbook.text.han import has_han

GARBLED = re.compile(r"[\u0080-\u07ff]+")
HIDDEN = (
    "\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b\u200c\u200e\u200f"
    "\u2028-\u202e\u2060-\u2064\u2066-\u2069\ue000-\uf8ff\ufeff\ufff9-\uffff"
)
INVISIBLE = re.compile(f"[{HIDDEN}]|(?<![\ufe0f\u2600-\u27bf\U0001f000-\U0001faff])\u200d")
"""What nobody can see and everybody stumbles over. A joiner inside an emoji is fine."""
MAYBE_INVISIBLE = re.compile(f"[{HIDDEN}\u200d]")
"""Six times as fast: a text without any of these holds nothing invisible."""
MARKS = {  # the longer ones first: UTF-16's begin like UTF-32's
    "UTF-32": (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE),
    "UTF-16": (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE),
}
LINE_BREAKS = "\u0085\u2028\u2029"


@dataclass(frozen=True)
class Decoded:
    """The text of a file; for one that is not UTF-8 the likeliest reading, and where that shows."""

    text: str
    encoding: str = "UTF-8"
    line: int = 1
    column: int = 1


def decode(raw: bytes) -> Decoded:
    """`raw` as text with `\\n` line ends and no byte order mark."""
    for name, marks in MARKS.items():
        if raw.startswith(marks):
            return Decoded(_tidy(raw.decode(name, errors="replace")), name)
    if b"\0" in raw[:200] and raw[:200].count(b"\0") * 3 > len(raw[:200]):
        order = "utf-16-le" if raw[1:2] == b"\0" else "utf-16-be"
        text = raw.decode(order, errors="replace")
        if "\0" not in text:
            return Decoded(_tidy(text), "UTF-16")
    try:
        return Decoded(_tidy(raw.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        before = _tidy(raw[: error.start].decode("utf-8-sig", errors="replace"))
        place = before.count("\n") + 1, len(before) - before.rfind("\n")
    try:
        return Decoded(_tidy(raw.decode("gb18030")), "GBK", *place)
    except UnicodeDecodeError:
        return Decoded(_tidy(raw.decode("utf-8", errors="replace")), "", *place)


def _tidy(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def unscrambled(text: str, least: int = 2) -> str:
    """What `text` said before GBK was taken for UTF-8; empty if it does not look like that.

    Runs of fewer than `least` such letters are let pass: café and ±5% are what they seem.
    """
    if has_han(text):
        return ""
    for run in GARBLED.findall(text):
        if len(run) < least:
            continue
        try:
            if has_han(run.encode().decode("gbk")):
                return text.encode().decode("gbk", errors="replace")
        except UnicodeDecodeError:
            continue
    return ""
