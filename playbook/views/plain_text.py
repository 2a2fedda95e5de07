"""Text for places that know no markup: calendars, sheets, data of scripts."""

from __future__ import annotations

from playbook.kinds import words
from playbook.model.base import Text
from playbook.model.playbook import Playbook
from playbook.text.markup import MARKUP, Token, plain, tokens


def plain_text(book: Playbook, text: Text, language: str) -> str:
    """`text` in `language` without markup; a link without words reads as its page's title."""
    side = text[language]
    if MARKUP.search(side):
        side = "".join(_said(book, token, language) for token in tokens(side))
    return _told(text, language, side)


def marked(text: Text, language: str) -> str:
    """`text` in `language` without markup; what stands in for a missing side bears the code of its
    own language, which is short enough for each row of a page."""
    return _marked(plain(text[language]), text.said_in(language), language)


def together(pattern: str, language: str, **texts: Text) -> str:
    """The words of `pattern` with `texts` in its blanks; said once, if none is in `language`."""
    if all(one.said_in(language) != language for one in texts.values()):
        said = pattern.format(**{name: plain(one[language]) for name, one in texts.items()})
        (own, *_) = (one.said_in(language) for one in texts.values())
        return _marked(said, own, language)
    return pattern.format(**{name: marked(one, language) for name, one in texts.items()})


def _marked(said: str, own: str, language: str) -> str:
    return said if own == language else f"{said} [{own}]"


def _told(text: Text, language: str, side: str) -> str:
    if text.said_in(language) == language:
        return side
    return str(words(language)["stand-in"]).format(text=side)


def _said(book: Playbook, token: Token, language: str) -> str:
    """What `token` says; a basis in words, since nothing explains marks here."""
    if token.kind == "basis":
        return f"{token.text}{words(language)[f'said-{token.target}']}"
    return token.text or title_at(book, token.target, language)


def title_at(book: Playbook, target: str, language: str) -> str:
    """The title of the record whose page is at `target`; `target` itself if there is none."""
    kind, _, ident = target.partition("#")[0].partition("/")
    record = book.records.get(kind, {}).get(ident)
    return plain_text(book, record.title, language) if record is not None else target
