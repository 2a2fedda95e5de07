"""Files to start from, in the languages of a team.

Each is written once, in the international language: texts with that side alone, and comments. What
these say in other languages stands in the files of words, by what they say here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from playbook.locale.languages import INTERNATIONAL, LANGUAGES
from playbook.text.scripts import fault

CODE = re.escape(INTERNATIONAL.code)
FLOW = re.compile(rf'\{{{CODE}: (?P<text>"[^"]*"|[^{{}}]*?)(?P<same>, same: true)?\}}')
BLOCK = re.compile(rf"^(?P<before>\s*(?:- )?){CODE}: (?P<text>.*)$")
COMMENT = re.compile(r"^(?P<before>.*?\S\s+|\s*)# (?P<text>.*)$")
CODES = re.compile(r"[a-z]+( / [a-z]+)+|v[0-9.]+")
"""A comment that only lists what may stand there, or a version, is no words."""
IN_QUOTES = re.compile(r"[][{},:#&*!|>%@`\"']")
SAME = "same: true"
Words = Mapping[str, Mapping[str, str]]
"""Language -> text of the international language -> what it says instead."""


def texts(starter: str) -> Iterator[str]:
    """Every text and comment of `starter` that another language says otherwise."""
    for line in starter.splitlines():
        for found in FLOW.finditer(line):
            if not found["same"]:
                yield _plain(found["text"])
        for found in filter(None, (BLOCK.match(line), COMMENT.match(line))):
            if not CODES.fullmatch(found["text"]):
                yield _plain(found["text"])


def in_languages(starter: str, languages: Sequence[str], words: Words) -> str:
    """`starter` with a side for each of `languages`, and its comments in each of them."""
    lines = (_line(line, languages, words) for line in starter.split("\n"))
    return "\n".join(line for several in lines for line in several)


def _line(line: str, languages: Sequence[str], words: Words) -> list[str]:
    def said(text: str) -> dict[str, str]:
        return {one: words[one].get(_plain(text), _plain(text)) for one in languages}

    def sides(text: str, same: bool) -> list[str]:
        given = said(text)
        alike = [SAME] if same or _is_alike(given) else []
        return [*(f"{one}: {_quoted(side)}" for one, side in given.items()), *alike]

    def flow(found: re.Match[str]) -> str:
        return f"{{{', '.join(sides(found['text'], bool(found['same'])))}}}"

    if block := BLOCK.match(line):
        begin, following = block["before"], " " * len(block["before"])
        first, *others = sides(block["text"], same=False)
        return [begin + first, *(following + one for one in others)]
    line = FLOW.sub(flow, line)
    if not (comment := COMMENT.match(line)):
        return [line]
    notes = dict.fromkeys(said(comment["text"]).values())
    if comment["before"].strip():
        return [f"{comment['before']}# {' / '.join(notes)}"]
    return [f"{comment['before']}# {note}" for note in notes]


def _is_alike(sides: Mapping[str, str]) -> bool:
    """Whether a text that nobody has translated can stand there only as one for all languages."""
    [text, *others] = {*sides.values()}
    scripts_of = (LANGUAGES[one].script for one in sides)
    return not others and (len(sides) > 1 or any(fault(text, script) for script in scripts_of))


def _plain(text: str) -> str:
    return str(json.loads(text)) if text.startswith('"') else text


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False) if IN_QUOTES.search(text) else text
