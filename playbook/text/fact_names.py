"""Names of facts in a text, such as `$price-notice$`: what is printed there is the fact's value.
`$currency$` is the team's in every handbook, `$currency.cny$` the one of that code.

A dollar sign that is not part of such a name is a dollar sign; so is all in code: `` `$HOME$` ``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from playbook.text.markup import TOKEN

NAMED = re.compile(
    r"`[^`\n]+`"
    r"|\$(?P<said>(?P<name>(?=[a-z0-9-]*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*)"
    r"(?:\.(?:number|name)|(?<=\$currency)\.[a-z]{3})?)\$"
)

MARK = re.compile(r"[$＄]")
LIKE = re.compile(r"\$(?P<said>[A-Za-z0-9]+(?:[-_ –—－][A-Za-z0-9]+)*)\$")
JOINT = re.compile("[_ –—－]")


def named(text: str) -> Iterator[re.Match[str]]:
    """Each name in `text`, as a match with the groups `said` and `name`."""
    return (found for found in NAMED.finditer(text) if found["name"]) if "$" in text else iter(())


def halves(text: str, known: Collection[str]) -> Iterator[re.Match[str]]:
    """Each of the `known` names in `text` that lacks one of its two dollar signs, or has wide ones:
    a match with the group `said`."""
    if not known or not MARK.search(text):
        return iter(())
    names = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
    said = rf"(?:{names})(?:\.(?:number|name|[a-z]{{3}}))?"
    half = rf"[$＄](?P<first>{said})(?![A-Za-z0-9-])[$＄]?|(?<![A-Za-z0-9-])(?P<last>{said})[$＄]"
    return re.finditer(half, _besides(text))


def misspelt(text: str, known: Collection[str]) -> Iterator[tuple[re.Match[str], str]]:
    """What stands between dollar signs and is a `known` name but for its capitals and hyphens,
    with that name."""
    for found in LIKE.finditer(_besides(text)) if "$" in text else ():
        if (name := JOINT.sub("-", found["said"]).lower()) in known:
            yield found, name


def _besides(text: str) -> str:
    """`text` with spaces in place of the names in it."""
    return NAMED.sub(lambda found: " " * len(found[0]), text)


def filled(
    text: str, values: Mapping[str, str], marks: Mapping[str, str] = MappingProxyType({})
) -> str:
    """`text` with `values` in place of the names they are known by; other names stay.

    After a value stands its mark, unless other markup is around it.
    """
    taken = [found.span() for found in TOKEN.finditer(text)] if marks else []

    def said(found: re.Match[str]) -> str:
        name = found["said"] or ""
        bare = any(begin <= found.start() < end for begin, end in taken)
        return values.get(name, found[0]) + ("" if bare else marks.get(name, ""))

    return NAMED.sub(said, text)


def only_names(text: str) -> bool:
    """Whether `text` is one name or several, perhaps with digits, and no word of its own."""
    return "$" in text and not any(map(str.isalpha, NAMED.sub("", text)))
