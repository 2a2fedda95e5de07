"""What texts say to readers: the values of facts in place of their names, times as the country
writes them."""

from __future__ import annotations

from typing import cast

from playbook.check.contents import Contents
from playbook.check.facts import page_with_facts, say_facts
from playbook.check.macro_calls import without_code
from playbook.kinds.team.model import Team
from playbook.locale.languages import spoken
from playbook.model.base import M, Text
from playbook.model.playbook import Playbook
from playbook.model.traversal import with_texts
from playbook.text.written_times import in_style, is_as_typed


def say(contents: Contents) -> None:
    """Have every text say what readers see."""
    say_facts(contents)
    _say_times(contents)


def _say_times(contents: Contents) -> None:
    team = cast(Team | None, contents.files.get("team", (None,))[0])
    country = team.country if team else ""
    languages = [code for code in spoken() if not is_as_typed(code, country)]

    def change(text: Text) -> Text:
        sides = text.sides.keys() & {*languages}
        made = {side: in_style(text[side], side, country) for side in sides}
        changed = {side: said for side, said in made.items() if said is not text[side]}
        return text.model_copy(update=changed) if changed else text

    def said(model: M) -> M:
        return with_texts(model, change)

    if languages:
        contents.records = {k: (said(model), src) for k, (model, src) in contents.records.items()}
        contents.files = {k: (said(model), src) for k, (model, src) in contents.files.items()}


def page_as_said(text: str, book: Playbook, language: str) -> str:
    """A page of prose as readers see it, but for what is in code, and times on lines with code."""
    text, country = page_with_facts(text, book, language), book[Team].country
    if is_as_typed(language, country):
        return text
    pairs = zip(text.split("\n"), without_code(text).split("\n"), strict=True)
    return "\n".join(
        in_style(line, language, country) if line == bare else line for line, bare in pairs
    )
