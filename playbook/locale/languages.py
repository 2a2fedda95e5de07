"""The languages a handbook can be printed in: those that have a file of words, see tables.py.

`team.yml` names those of a team, default first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from playbook.locale import cldr, tables
from playbook.locale.tables import kept


@dataclass(frozen=True)
class Language:
    """One language: `code` is its folder and its side of a Text, `tag` its BCP 47 tag in HTML."""

    code: str
    tag: str
    name: str
    called: str
    """Its name in English, as systems call it."""
    script: str
    """One of text/scripts.py; any other is not told from others."""
    read_by: Literal["character", "word"]
    """What its readers' pace is counted in."""
    pace: int
    """So many of them a minute."""
    direction: Literal["ltr", "rtl"] = "ltr"
    fallback: str = ""
    """The language whose words stand in for missing ones; if none is said, the international."""
    international: bool = False
    """Said to people whose own language is not known; of one language only."""
    lag: bool = False
    """A side in it may be missing: that of the first which does not lag stands in, marked."""
    currencies: Mapping[str, str] = field(default_factory=dict, hash=False)
    """What it calls some currencies otherwise than CLDR does, by their codes of ISO 4217."""
    digits: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Characters in which its numbers are typed too, each with its digit or point."""
    places: Mapping[str, int] = field(default_factory=dict, hash=False)
    """Characters after which there are so many more zeros."""


class _Known(Mapping[str, Language]):
    """By their codes; which there are, the files say at the moment."""

    def __getitem__(self, code: str) -> Language:
        return _language(code)

    def __contains__(self, code: object) -> bool:
        return code in tables.known()

    def __iter__(self) -> Iterator[str]:
        return iter(tables.known())

    def __len__(self) -> int:
        return len(tables.known())


class _Spoken:
    """What the team of the handbook at hand says of its languages."""

    codes: tuple[str, ...] = ()
    own: Mapping[str, Mapping[str, Any]] = {}


LANGUAGES: Mapping[str, Language] = _Known()


def speak(entries: Sequence[Mapping[str, Any]]) -> None:
    """Go by what a team says of its languages, in `entries` of team.yml."""
    own = {
        entry["code"]: {key: value for key, value in entry.items() if key in OWN}
        for entry in entries
    }
    _Spoken.codes = tuple(dict.fromkeys(entry["code"] for entry in entries))
    if own != _Spoken.own:
        _Spoken.own = own
        tables.direct(
            {code: said["direction"] for code, said in own.items() if "direction" in said}
        )
        tables.forget()


OWN = ("tag", "direction", "script", "lag")
"""What an entry of team.yml may say otherwise."""


def spoken() -> tuple[str, ...]:
    """The codes of the languages that the team at hand chose, default first; none if none did."""
    return _Spoken.codes


def wanted() -> tuple[str, ...]:
    """Those of them that no text may be without, since they do not lag; the first stands in for
    those that do."""
    return tuple(code for code in spoken() if not LANGUAGES[code].lag) or spoken()[:1]


@kept
def _language(code: str) -> Language:
    said = tables.language(code)
    if code not in tables.SHIPPED:
        said = cldr.described(said.get("tag", code)) | said
    return replace(Language(code=code, **said), **_Spoken.own.get(code, {}))


INTERNATIONAL = LANGUAGES[tables.international()]
