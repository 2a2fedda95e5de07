"""Which script a text is written in: each language names its own in locale/."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playbook.text.fact_names import only_names
from playbook.text.han import HAN

QUOTED = re.compile(r"`[^`]*`")
EVERYWHERE = "Latin"
"""Names and codes in this script stand in texts of every language."""


@dataclass(frozen=True)
class Script:
    """Its letters, and how much one of them says beside a Latin one."""

    letter: re.Pattern[str]
    weight: int

    def amount(self, text: str) -> int:
        """How much of `text` is in it, in Latin letters."""
        return self.weight * len(self.letter.findall(text))


SCRIPTS = {
    "Han": Script(HAN, 3),
    "Latin": Script(re.compile(r"[A-Za-z]"), 1),
    "Arabic": Script(re.compile(r"[\u0600-\u06ff\u0750-\u077f]"), 1),
    "Cyrillic": Script(re.compile(r"[\u0400-\u052f]"), 1),
    "Devanagari": Script(re.compile(r"[\u0900-\u097f]"), 1),
    "Greek": Script(re.compile(r"[\u0370-\u03ff]"), 1),
    "Hebrew": Script(re.compile(r"[\u0590-\u05ff]"), 1),
    "Thai": Script(re.compile(r"[\u0e00-\u0e7f]"), 1),
}


def fault(text: str, script: str) -> str:
    """The code of what is wrong with a text of a language in `script`; empty if nothing is.

    Such a text holds some of its script, or nothing but names of facts. One in Latin letters may be
    all digits and signs, but holds no other script outside backticks, which quote a term.
    """
    if script not in SCRIPTS:  # such as Japanese, which mixes several
        return ""
    if script != EVERYWHERE:
        of_it = SCRIPTS[script].letter.search(text) or only_names(text)
        return "" if of_it else "wrong-script"
    return (
        "foreign-script" if foreign(text, script) and foreign(QUOTED.sub("", text), script) else ""
    )


def foreign(text: str, script: str) -> str:
    """The script found in `text` that is neither `script` nor found everywhere; empty if none."""
    known = (name for name in SCRIPTS if name not in (script, EVERYWHERE))
    return next((name for name in known if SCRIPTS[name].letter.search(text)), "")


def main_script(text: str) -> str:
    """The script that most of `text` is in."""
    return max(SCRIPTS, key=lambda name: SCRIPTS[name].amount(text))
