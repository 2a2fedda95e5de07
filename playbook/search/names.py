"""What search knows by heart: every page and term by its names, in one small file a language.

The full text has an index of its own (index.py); this answers the common case, a name, without
asking for it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from playbook.model.base import Record
from playbook.model.glossary import Term, Topic
from playbook.model.playbook import Playbook
from playbook.text.languages import other
from playbook.text.markup import plain

FILE = "names.json"


@dataclass(frozen=True)
class Named:
    """A finished page: its address below the language's folder, its title and description."""

    url: str
    title: str
    text: str


def names(book: Playbook, language: str, pages: Iterable[Named]) -> str:
    """The file of one language: a list of `{url, title, names, text}`, pages first, then terms.

    A term also says which `page` tells more; that page can be found by the term's names.
    """
    entries = [_page(book, language, page) for page in pages]
    topics = cast(list[Topic], book.each("glossary"))
    entries += [_term(topic, term, language) for topic in topics for term in topic.terms]
    return json.dumps(entries, ensure_ascii=False, separators=(",", ":"))


def _page(book: Playbook, language: str, page: Named) -> dict[str, Any]:
    kind, _, ident = page.url.strip("/").partition("/")
    record = book.records.get(kind, {}).get(ident)
    known = _names(record, language) if record else []
    return {"url": page.url, "title": page.title, "names": known, "text": page.text}


def _names(record: Record, language: str) -> list[str]:
    """Abbreviation, other names and keywords, without repeats."""
    short: str | None = getattr(record, "abbr", None)
    others = [name[language] for name in getattr(record, "other_names", [])]
    found = [*(short.split("/") if short else []), *others, *record.keywords[language]]
    return list(dict.fromkeys(found))


def _term(topic: Topic, term: Term, language: str) -> dict[str, Any]:
    known = [*(name[language] for name in term.other), term.term[other(language).code]]
    return {
        "url": f"glossary/{topic.id}/#{term.id}",
        "title": term.term[language],
        "names": list(dict.fromkeys(known)),
        "text": plain(term.meaning[language]),
        "page": f"{term.page}/" if term.page else "",
    }
