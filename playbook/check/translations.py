"""translations.lock: what each text said in every language when its sides were last known to agree.

A line a text: its place, and a digest for each language. A side is stale if others have changed
since and it has not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from playbook.check.contents import Contents
from playbook.check.own_texts import OwnText, own_texts
from playbook.locale.languages import spoken
from playbook.model.playbook import Side
from playbook.problems.problem import Problem
from playbook.source.recovery import CONFLICT
from playbook.source.writing import write

TRANSLATIONS = "translations.lock"
HEAD = "# What each text said when its languages last agreed; playbook translated writes it.\n"
LINE = re.compile(r"(?P<place>[^\s\0]+ [^\s\0]+)(?P<digests>(?: [\w-]+:[0-9a-f]{6})+)")

Digests = dict[str, str]
"""By language."""
Noted = dict[str, list[Digests]]
"""By place: where entries of a list have no ids, all of them stand under one."""


@dataclass(frozen=True)
class Compared:
    """A text, beside what was noted of it."""

    text: OwnText
    now: Digests
    noted: Digests
    """The same as `now` if its sides agree, as far as anybody can know."""

    @property
    def record(self) -> str:
        """The record of its text, as people write it."""
        return self.text.record

    @property
    def stale(self) -> list[str]:
        """The languages in which it still says what it said when others were changed; what the base
        says is not the team's to mend."""
        same = [code for code in self.now if self.now[code] == self.noted.get(code)]
        own = [code for code in same if code not in self.text.shipped]
        return own if len(same) < len(self.now) else []


IsConfirmed = Callable[[Compared], bool]
"""Whether somebody says that the sides of a text agree."""


def read_lock(folder: Path) -> Noted | None:
    """What the lock in `folder` says; None without one. What a merge has left in it is passed over,
    and of a text that stands there twice, either counts."""
    try:
        lines = (folder / TRANSLATIONS).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    noted: Noted = defaultdict(list)
    for found in filter(None, map(LINE.fullmatch, lines)):
        pairs = (pair.split(":") for pair in found["digests"].split())
        noted[found["place"]].append(dict(pairs))
    return noted


def lock_faults(folder: Path) -> list[Problem]:
    """A doubt about the lock in `folder`, at the first line that no command has written; nothing is
    wrong with those that a merge leaves."""
    try:
        text = (folder / TRANSLATIONS).read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return []
    except OSError as error:
        return [_doubt(folder, 1, "unreadable", {"detail": error.strerror})]
    for number, line in enumerate(text.splitlines() or [""], 1):
        if not (LINE.fullmatch(line) or line.startswith("#") or CONFLICT.fullmatch(line)):
            return [_doubt(folder, number, "damaged-translations", {})]
    return []


def _doubt(folder: Path, line: int, code: str, words: dict[str, object]) -> Problem:
    return Problem(f"{folder.name}/{TRANSLATIONS}", line, 1, code, words, warning=True)


def compare(contents: Contents, noted: Noted) -> list[Compared]:
    """Every text of which the team says a side, beside what is `noted` of it."""
    texts: dict[str, list[OwnText]] = defaultdict(list)
    for text in own_texts(contents):
        texts[text.place].append(text)
    return [one for place, there in texts.items() for one in _compared(there, noted.get(place, []))]


def _compared(texts: list[OwnText], noted: list[Digests]) -> Iterator[Compared]:
    """The texts of one place, each beside the line that is its own: one that says the same, or else
    one that shares a side with it."""
    free, changed = [*noted], []
    for text in texts:
        now = digests(text)
        line = next((line for line in free if _agree(line, now)), None)
        if line is None:
            changed.append((text, now))
            continue
        free.remove(line)
        yield Compared(text, now, now)
    for text, now in changed:
        line = max(free, key=lambda line: len(line.items() & now.items()), default={})
        if not line.items() & now.items():  # all sides are new, or all have changed
            yield Compared(text, now, now)
            continue
        free.remove(line)
        yield Compared(text, now, line)


def _agree(noted: Digests, now: Digests) -> bool:
    """Whether all languages of both say the same; one that is new in either says nothing yet."""
    both = noted.keys() & now.keys()
    return bool(both) and all(noted[code] == now[code] for code in both)


def digests(text: OwnText) -> Digests:
    """A digest of what `text` says in each of the team's languages."""
    wanted = sorted(text.sides.keys() & {*spoken()})
    return {code: digest(text.sides[code]) for code in wanted}


def digest(said: str) -> str:
    """Short, for a change that it hides is as good as impossible: one in sixteen million."""
    return sha256(said.encode()).hexdigest()[:6]


def stale_sides(compared: Iterable[Compared]) -> list[Side]:
    """Every side that is stale, in the order of the files."""
    return [
        Side(*one.text.key, one.text.field, code, "stale", one.text.place_of(code))
        for one in compared
        for code in one.stale
    ]


def stale_in(contents: Contents, folder: Path) -> list[Side]:
    """The same of all that `folder` holds; nothing is known to be without a lock."""
    noted = read_lock(folder)
    return [] if noted is None else stale_sides(compare(contents, noted))


def lock_text(compared: Iterable[Compared], is_confirmed: IsConfirmed) -> str:
    """The lock that notes what texts say, but of those with a stale side only where that
    `is_confirmed`."""
    said = [(one.text.place, one.now if is_confirmed(one) else one.noted) for one in compared]
    lines = [
        " ".join([place, *(f"{code}:{it}" for code, it in sorted(now.items()))])
        for place, now in said
    ]
    return HEAD + "".join(f"{line}\n" for line in sorted(lines))


def write_lock(folder: Path, text: str) -> None:
    """Have the lock in `folder` say `text`. Raises OSError."""
    path = folder / TRANSLATIONS
    if not path.is_file() or path.read_bytes() != text.encode():
        write(path, text)
