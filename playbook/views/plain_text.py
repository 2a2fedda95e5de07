"""Text for places that know no markup: calendars, sheets, file names."""

from __future__ import annotations

from playbook.model.base import Text
from playbook.model.playbook import Playbook
from playbook.text.markup import MARKUP, tokens


def plain_text(book: Playbook, text: Text, language: str) -> str:
    """`text` in `language` without markup; a link without words reads as its page's title."""
    side = text[language]
    if not MARKUP.search(side):
        return side
    return "".join(token.text or _title(book, token.target, language) for token in tokens(side))


def _title(book: Playbook, target: str, language: str) -> str:
    kind, _, ident = target.partition("#")[0].partition("/")
    record = book.records.get(kind, {}).get(ident)
    return plain_text(book, record.title, language) if record is not None else target
