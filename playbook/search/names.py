"""What search knows by heart: every page and term by its names, in one small file a language.

The full text has an index of its own (index.py); this answers the common case, a name, without
asking for it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from playbook import kinds
from playbook.kinds.checklist.model import Checklist
from playbook.kinds.onboarding.model import Onboarding
from playbook.kinds.role import numbers
from playbook.kinds.topic.model import Term, Topic
from playbook.kinds.vocabulary.model import Vocabulary
from playbook.locale import tables
from playbook.model.base import Record
from playbook.model.playbook import Playbook
from playbook.search.spelling import typed
from playbook.search.words import DENSE_RUN, words
from playbook.views.plain_text import marked

FILE = "names.json"
ELSEWHERE = "elsewhere.json"
"""What pages are called in the team's other languages; asked for what nothing else answers."""
SAID = "said.json"
"""What results say that are terms or metrics, in the folder above each; asked for once one is
shown."""
USES = ("idle", "meaning", "sum", "who")
"""What words of a query are for: nothing, or to ask what it is, how it is reckoned, who does it."""

NAME = 3
"""How many words, or characters of scripts without spaces, a keyword has at most that is as good as
a name. A longer one is found by its words in the text: all that people may ask would be too much to
know by heart."""

LEFT = "#left"
"""No page's address: under it stands what is left to others."""

SAYS = (
    *("today", "day", "urgent", "looked"),
    *("some", "named", "more", "deeper", "none", "near", "propose", "formula", "owner"),
)
"""What the dialog says of results: here, so that no page carries it."""


@dataclass(frozen=True)
class Named:
    """A finished page: its address below the language's folder, its title and description, and what
    prose says at its top that people type to find it."""

    url: str
    title: str
    text: str
    keywords: tuple[str, ...] = ()


PROPOSALS = {
    "github": "/issues/new?title=",
    "gitlab": "/-/issues/new?issue[title]=",
    "gitee": "/issues/new?issue[title]=",
}
"""Where a repository takes a proposal, by a word of its host; the title follows."""


def proposals(repository: str) -> str:
    """The address at which `repository` takes proposals; empty if it is not known."""
    host = urlsplit(repository).hostname or ""
    for word, path in PROPOSALS.items():
        if word in host.split("."):
            return repository.rstrip("/") + path
    return ""


def _kept_back(book: Playbook) -> set[str]:
    """The addresses, below a language's folder, of records that search does not know."""
    return {
        f"{kind.name}/{ident}/"
        for kind in book.kinds
        for ident, record in book.records.get(kind.name, {}).items()
        if not kind.is_offered(record, book.files)
    }


def names(
    book: Playbook, language: str, pages: Iterable[Named], propose: str = ""
) -> dict[str, Any]:
    """The file of one language, as names.js reads it: `{words, says, propose, kinds, entries,
    moved}`.

    `words` are those of a query that say what is asked, or nothing: in every language of the team.
    `kinds` is what pages of a folder are called besides its title; `moved` is where a record's page
    is today, by its former addresses. Pages come first, then terms. A term also says which `page`
    tells more; that page can be found by the term's names.
    """
    kept_back = _kept_back(book)
    entries = [_page(book, language, page) for page in pages if page.url not in kept_back]
    topics = book.all(Topic)
    entries += [_term(book, topic, term, language) for topic in topics for term in topic.terms]
    asked = [tables.search(one.code) for one in book.languages]
    spoken = {use: [word for words in asked for word in words.get(use, [])] for use in USES}
    called = kinds.words(language)
    also = {kind: called.get(f"also-called-{kind}", "").split() for kind in book.records}
    moved = {
        f"{kind}/{old}/": f"{kind}/{one.id}/"
        for kind, records in book.records.items()
        for one in records.values()
        for old in one.aliases
    }
    return {
        "words": spoken,
        "says": {key: called[f"search-{key}"] for key in SAYS},
        "propose": propose,
        "kinds": {f"{kind}/": words for kind, words in also.items() if words},
        "entries": entries,
        "moved": moved,
    }


def written(file: dict[str, Any]) -> str:
    """What is sent of it: the entries in columns, a twelfth less; nothing is 0 there. What `said`
    says is left out: the text of the glossary's pages finds it too."""
    entries = [entry | _unsaid(entry) for entry in file["entries"]]
    keys = dict.fromkeys(key for entry in entries for key in entry)
    columns = {key: [entry.get(key, 0) for entry in entries] for key in keys}
    return _json(file | {"entries": columns})


def said(file: dict[str, Any]) -> dict[str, str]:
    """What results alone show, by address: what a term means, how a metric is reckoned. By the
    path of its file, which is in the folder above, as results.js asks for it: few kB each."""
    found: dict[str, dict[str, str]] = {}
    for one in file["entries"]:
        if text := one["text"] if "page" in one else one.get("formula"):
            above = one["url"].rstrip("/").rpartition("/")[0]
            found.setdefault(f"{above}/{SAID}", {})[one["url"]] = text
    return {path: _json(texts) for path, texts in found.items()}


def _unsaid(entry: dict[str, Any]) -> dict[str, Any]:
    return {"text": ""} if "page" in entry else {"formula": 1} if "formula" in entry else {}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def elsewhere(others: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """The pages of other languages' files of names, by their names alone, as names.js reads.

    Terms are left out: names of a term in other languages are among its own.
    """
    pages = [entry for file in others for entry in file["entries"] if "page" not in entry]
    kept = [{key: entry[key] for key in ("url", "title", "names", "keywords")} for entry in pages]
    return {"kinds": {}, "says": {}, "entries": [entry | {"text": ""} for entry in kept]}


def _page(book: Playbook, language: str, page: Named) -> dict[str, Any]:
    kind, _, ident = page.url.strip("/").partition("/")
    record = book.records.get(kind, {}).get(ident)
    entry: dict[str, Any] = {"url": page.url, "title": page.title, "text": page.text}
    if record is None:
        return entry | {"names": [], "keywords": _short(page.keywords)}
    for key, text in (("title", record.title), ("text", record.summary)):
        if text.said_in(language) != language:
            entry[key] = marked(text, language)
    known = _names(record, language)
    keywords = [word for word in _short(record.keywords[language]) if word not in known]
    return entry | {"names": known, "keywords": keywords} | _answers(book, record, language)


def _short(keywords: Iterable[str]) -> list[str]:
    """Those that are as good as names, without repeats."""
    return [one for one in dict.fromkeys(keywords) if _length(one) <= NAME]


def _length(keyword: str) -> int:
    return len(keyword) if DENSE_RUN.search(keyword) else len([*words(keyword)])


def sought(book: Playbook, language: str, pages: Iterable[Named]) -> dict[str, list[str]]:
    """What else finds the text of each page, by its address: all its keywords, however long, and
    what a record is called in the team's other languages, in pinyin too. At LEFT, what is left to
    others.
    """
    found: dict[str, list[str]] = {}
    for page in pages:
        kind, _, ident = page.url.strip("/").partition("/")
        record = book.records.get(kind, {}).get(ident)
        found[page.url] = list(page.keywords)
        if record is None:
            continue
        found[page.url] += [page.title, *_names(record, language), *record.keywords[language]]
        for other in (one.code for one in book.languages if one.code != language):
            called = [record.title[other], *_names(record, other)]
            called += _short(record.keywords[other])
            found[page.url] += [*called, *typed(called)]
    return found | {LEFT: list(_left(book, language))}


def _left(book: Playbook, language: str) -> Iterator[str]:
    """What the vocabulary says to be out of scope, without the words that queries are asked
    without."""
    vocabulary = book.get(Vocabulary)
    idle = {word for one in book.languages for word in tables.search(one.code).get("idle", ())}
    within = [word for word in idle if DENSE_RUN.search(word)]
    dense = re.compile("|".join(sorted(within, key=len, reverse=True)) or "(?!)")
    for phrase in vocabulary.out_of_scope[language] if vocabulary else ():
        yield " ".join(word for word in words(dense.sub(" ", phrase)) if word not in idle)


def _names(record: Record, language: str) -> list[str]:
    """Abbreviation and other names, without repeats."""
    short: str | None = getattr(record, "abbr", None)
    others = [name[language] for name in getattr(record, "other_names", [])]
    return list(dict.fromkeys([*(short.split("/") if short else []), *others]))


def _answers(book: Playbook, record: Record, language: str) -> dict[str, Any]:
    """What else a question may be about: formula, owner, emergency, the page that it goes with."""
    found: dict[str, Any] = {}
    if formula := getattr(record, "formula", None):
        found["formula"] = marked(formula, language)
    if owner := getattr(record, "owner", None):
        found["owner"] = marked(numbers.owner(book, owner), language)
    if isinstance(record, Checklist) and book.entries["checklist_groups"][record.group].urgent:
        found["urgent"] = True
    if about := getattr(record, "about", None):
        found["about"] = f"{about.partition('#')[0]}/"
    elif isinstance(record, Onboarding) and record.role:
        found["about"] = f"roles/{record.role}/"
    return found


def _term(book: Playbook, topic: Topic, term: Term, language: str) -> dict[str, Any]:
    elsewhere = [term.term[one.code] for one in book.languages if one.code != language]
    known = [*(name[language] for name in term.other), *elsewhere]
    page = term.page or ""
    kind, _, ident = page.partition("#")[0].partition("/")
    return {
        "url": f"glossary/{topic.id}/#term-{term.id}",
        "title": marked(term.term, language),
        "names": list(dict.fromkeys(known)),
        "keywords": [],
        "text": marked(term.meaning, language),
        "page": f"{page}/" if page and (kind, ident) not in book.left_out else "",
    }
