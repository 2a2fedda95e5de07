"""A language made of the English words: accented, a third longer, marked at both ends, and written
from right to left. What is fixed to two languages, or to left-to-right, shows in it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from playbook.kinds.said import OWN, all_said
from playbook.locale import po

CODE = "ar-XB"
"""The tag that others use for such a language."""
MARKS = "«»"
ACCENTS = str.maketrans("aceginorsuyzACEGINORSUYZ", "àçéğîñöŕšüýžÀÇÉĞÎÑÖŔŠÜÝŽ")
KEPT = re.compile(r"\{[^{}]*\}|`[^`]*`|\]\([^)]*\)|<[^>]*>|%|\$\w+(?:\.\w+)?\$?|https?://\S+")
NATURE = {"language.name": "Pseudo", "language.script": "Latin", "language.read_by": "word"}


def pseudo(text: str) -> str:
    """`text` in the language, its blanks and marks as they are."""
    if not re.search("[A-Za-z]", KEPT.sub("", text)):
        return text
    pieces, end = [], 0
    for found in KEPT.finditer(text):
        pieces += [text[end : found.start()].translate(ACCENTS), found.group()]
        end = found.end()
    said = "".join([*pieces, text[end:].translate(ACCENTS)])
    return f"{MARKS[0]}{said}{'~' * (len(text) // 3)}{MARKS[1]}"


def write_words(data: Path) -> None:
    """Have the team with this `data` speak it."""
    entries = [
        replace(entry, said=NATURE.get(entry.key, "" if entry.key.startswith(OWN) else "?"))
        for entry in all_said(CODE)
    ]
    entries = [replace(one, said=pseudo(one.source)) if one.said == "?" else one for one in entries]
    path = po.file(data, CODE)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(po.written(entries, CODE))
