"""Platforms that texts name though the team does not sell there: its base's, once it has others."""

from __future__ import annotations

import re
from pathlib import Path
from typing import cast

from playbook.check.file import read_base
from playbook.kinds.team.model import Team
from playbook.model.base import Text
from playbook.model.playbook import Playbook
from playbook.model.traversal import leaves
from playbook.source.bases import Base


def other_platforms(book: Playbook, base: Base) -> dict[str, int]:
    """The platforms of `base` that team.yml does not list, and how many records name each in a
    language of the team; none names those left out."""
    there = cast("Team | None", read_base(Path("team.yml"), base, {})[1])
    codes = [language.code for language in book.languages]
    own = {channel.name[code] for channel in book[Team].platforms for code in codes}
    names = [{one.name[code]: None for code in codes} for one in (there.platforms if there else ())]
    others = {next(iter(name)): _pattern(list(name)) for name in names if not own & name.keys()}
    found = dict.fromkeys(others, 0)
    for records in book.records.values() if others else ():
        for record in records.values():
            texts = [value for _, mark, value in leaves(record) if mark is Text]
            text = "\n".join(one[code] for one in texts for code in codes)
            for name, pattern in others.items():
                found[name] += bool(pattern.search(text))
    return {name: count for name, count in found.items() if count}


def _pattern(names: list[str]) -> re.Pattern[str]:
    """Finds any of `names`: as a whole word, where its script has words."""
    return re.compile("|".join(rf"\b{re.escape(one)}\b" if one.isascii() else one for one in names))
