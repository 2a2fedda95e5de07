"""Times that stand in a text by hand, such as 20:00 or 09:00–18:00, as people of a country write
them."""

from __future__ import annotations

import re
from functools import partial

from playbook.locale import countries
from playbook.locale.dates import clock
from playbook.text.han import H
from playbook.text.markup import TOKEN

TIME = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
WRITTEN = re.compile(
    rf"(?P<gap>(?<=[{H}]) )?(?<![A-Za-z0-9.,/+−–—~-])(?<![0-9][:：])(?P<first>{TIME})"
    rf"(?: ?[-–—~～] ?(?P<last>{TIME}))?(?![A-Za-z0-9/%]|[.,:：][0-9])"
)
LIKE = re.compile("[0-9][:：][0-9]")
"""What may be a time, or a ratio, or the time of a zone."""
SAMPLE = "13:05"


def is_as_typed(language: str, country: str) -> bool:
    """Whether `language` writes all times in `country` as they are typed."""
    return clock(SAMPLE, language, country) == SAMPLE


def in_style(text: str, language: str, country: str) -> str:
    """`text` with the times in it as `language` writes them in `country`; what stands in code or in
    an address stays.

    If anything in it between digits and a colon is no such time for sure (a ratio, 24:00, 8:30, an
    hour that says already which half of the day it is in), all of it stays as it was typed.
    """
    if not LIKE.search(text) or is_as_typed(language, country):
        return text
    words = countries.said("dates", language, country)
    kept = [found.span() for found in TOKEN.finditer(text) if found["code"] or found["target"]]
    half = "|".join(map(re.escape, words["halves-of-day"]))
    half_before = re.compile(rf"(?<![A-Za-z])(?:{half})\s?$")
    half_after = re.compile(rf"\s?(?:{half})(?![A-Za-z])")

    def is_kept(found: re.Match[str]) -> bool:
        return any(begin <= found.start() < end for begin, end in kept)

    def is_sure(found: re.Match[str]) -> bool:
        before = half_before.search(text[: found.start()])
        return not (before or half_after.match(text, found.end()))

    times = [found for found in WRITTEN.finditer(text) if not is_kept(found)]
    likely = [found for found in LIKE.finditer(text) if not is_kept(found)]
    inside = [any(one.start() <= like.start() < one.end() for one in times) for like in likely]
    if not (all(inside) and all(map(is_sure, times))):
        return text
    said, done = [], 0
    for found in times:
        said += [text[done : found.start()], _said(found, words["clock-range"], language, country)]
        done = found.end()
    return "".join([*said, text[done:]])


def _said(found: re.Match[str], range_pattern: str, language: str, country: str) -> str:
    write = partial(clock, language=language, country=country)
    first = write(found["first"])
    if found["last"]:
        first = range_pattern.format(first=first, last=write(found["last"]))
    return first if first[:1].isalpha() else (found["gap"] or "") + first
