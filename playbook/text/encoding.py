"""Bytes of a file -> text. UTF-8 is read; any other encoding is named, never guessed at silently.

Chinese saved as GBK is the common accident. Mostly it is not valid UTF-8, but the name of the
sales on 11 November is, and reads `˫ʮһ`: letters between U+0080 and U+07FF whose bytes, taken as
GBK, are Chinese.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import cached_property

from playbook.locale.languages import INTERNATIONAL, LANGUAGES, spoken
from playbook.text.han import has_han, is_likely

GARBLED = re.compile(r"[\u0080-\u07ff]+")
EUROPEAN = re.compile(r"[\u00a0-\u017f]+")
"""Letters of languages in Latin script, which stand side by side in words such as créé."""
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
LINE_BREAKS = "\u000b\u000c\u0085\u2028\u2029"
UNPRINTABLE = re.compile("[\u0080-\u0084\u0086-\u009f\ue000-\uf8ff\ufff9-\ufffc\ufffe\uffff]")
"""What stands in the place of a character that was lost, or that one font alone can show."""


@dataclass(frozen=True)
class Decoded:
    """The text of a file; for one that is not UTF-8 the likeliest reading, and where that shows."""

    typed: str
    """As it stands there, with its own line ends and byte order mark."""
    encoding: str = "UTF-8"
    """Empty if it is not known; then what could not be read is lost in the text."""
    line: int = 1
    column: int = 1

    @cached_property
    def text(self) -> str:
        """With `\\n` line ends and no byte order mark."""
        return _tidy(self.typed)


def decode(raw: bytes) -> Decoded:
    """`raw` as text."""
    for name, marks in MARKS.items():
        if raw.startswith(marks):
            return Decoded(raw.decode(name, errors="replace"), name)
    if b"\0" in raw[:200] and raw[:200].count(b"\0") * 3 > len(raw[:200]):
        order = "utf-16-le" if raw[1:2] == b"\0" else "utf-16-be"
        text = raw.decode(order, errors="replace")
        if "\0" not in text:
            return Decoded(text, "UTF-16")
    try:
        return Decoded(raw.decode())
    except UnicodeDecodeError as error:
        before = _tidy(raw[: error.start].decode(errors="replace"))
        place = before.count("\n") + 1, len(before) - before.rfind("\n")
    try:
        text = raw.decode("gb18030")
        if is_likely(text):
            return Decoded(text, "GBK", *place)
    except UnicodeDecodeError:
        pass
    return Decoded(raw.decode(errors="replace"), "", *place)


def _tidy(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _has_such_letters() -> bool:
    """Whether a language of the team is written with the letters that garbled Chinese shows."""
    return any(LANGUAGES[code].script != "Han" for code in spoken() if code != INTERNATIONAL.code)


def unscrambled(text: str, least: int = 2) -> str:
    """What `text` said before GBK was taken for UTF-8; empty if it does not look like that.

    Runs of fewer than `least` such letters are let pass, as are letters of a language in Latin
    script: café and ±5% are what they seem. A team that writes no Chinese saves none as GBK.
    """
    writes_han = any(LANGUAGES[one].script == "Han" for one in spoken() or LANGUAGES)
    if has_han(text) or not writes_han or _has_such_letters():
        return ""
    for run in GARBLED.findall(text):
        if len(run) < least or EUROPEAN.fullmatch(run):
            continue
        try:
            if has_han(run.encode().decode("gbk")):
                return text.encode().decode("gbk", errors="replace")
        except UnicodeDecodeError:
            continue
    return ""
