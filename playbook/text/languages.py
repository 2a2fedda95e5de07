"""The languages a handbook can be printed in; `team.yml` names those of a team, default first."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """One language: `code` is its folder and its side of a Text, `tag` its BCP 47 tag in HTML."""

    code: str
    tag: str
    name: str


LANGUAGES = {
    language.code: language
    for language in (
        Language("zh", "zh-CN", "中文"),
        Language("en", "en", "English"),
    )
}


def other(language: str) -> Language:
    """The other language of a handbook in two."""
    return LANGUAGES["en" if language == "zh" else "zh"]
