"""Chinese characters, and the lines that YAML breaks between them."""

from __future__ import annotations

import re

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
H = HAN.pattern[1:-1]
MARKS = "\uff0c\u3002\uff1b\uff1a\uff1f\uff01\u3001\uff08\uff09\u300c\u300d\u300e\u300f\u300a\u300b"
"""Full-width punctuation, which no space stands beside."""
BROKEN = re.compile(rf"[{MARKS}]\n|\n[{MARKS}]|[{H}”’]\n[{H}“‘]")
MEETING = re.compile(rf"(?<=[{H}])(?=[0-9])|(?<=[0-9])(?=[{H}])")
AROUND = re.compile(rf"[{H}{MARKS}A-Za-z0-9]{{0,4}}.\n.[{H}{MARKS}A-Za-z0-9]{{0,4}}")
UNCOMMON, RARE = 0.1, 0.02
"""The most that letters of GB 2312's second level, and those beyond it, make of a text."""
SECOND_LEVEL = 0xD8


def spaced(text: str) -> str:
    """`text` with a space wherever a Chinese character and a digit meet."""
    return MEETING.sub(" ", text)


def has_han(text: str) -> bool:
    """True if `text` holds at least one Chinese character."""
    return HAN.search(text) is not None


def is_likely(text: str) -> bool:
    """True if `text`, found by a guess at its encoding, reads as somebody may have written it."""
    letters = [letter for letter in text if not letter.isascii() and letter.isalpha()]
    known = [code for letter in letters if (code := letter.encode("gb2312", errors="ignore"))]
    uncommon = sum(code[0] >= SECOND_LEVEL for code in known)
    rare = len(letters) - len(known)
    return uncommon <= UNCOMMON * len(letters) and rare <= RARE * len(letters)


def broken(above: str, below: str) -> str:
    """The end of `above` and the beginning of `below`, if no space belongs between these lines."""
    text = f"{above}\n{below}"
    found = AROUND.search(text) if BROKEN.search(text) else None
    return found.group().replace("\n", " ") if found else ""
