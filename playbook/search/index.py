"""The search index: which finished pages hold a word, in pieces that a phone can fetch one by one.

Words stand in order, so a piece is a stretch of the alphabet, and the browser asks for the few that
its query needs. Chinese is indexed in pairs of characters, which needs no dictionary.
"""

from __future__ import annotations

import hashlib
import json
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import sub
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from playbook.locale import tables
from playbook.locale.languages import Language
from playbook.search.alike import Alike
from playbook.search.names import FILE, LEFT
from playbook.search.stems import exceptions
from playbook.search.words import words

FOLDER = "search"
LISTING = "index.json"
UNSEARCHED = "[data-unsearched], script, template"
WEIGHTS = {"h1": 8, ".pb-lead": 3, "h2, h3": 3}
"""How often a word counts there; any other once."""
SOUGHT = 8
"""How often a word counts by which people look for the page: as much as one of its title, once."""
NEARLY = 3
"""How often a word counts that says nearly the same."""
Sought = Mapping[str, Mapping[str, Sequence[str]]]
"""What people type to find a page, by language and the page's address below its folder."""
PIECE = 350
"""Entries (a word on a page) of one piece: 1 kB when sent. A query asks for eight at most."""


def index(site: Path, languages: Sequence[Language], sought: Sought) -> None:
    """Write the index of each language's pages in the finished `site` into its folder search/.

    A page is known by its place in names.json, where pages stand first. `index.json` holds the
    number of words on each, the word each piece begins with, and the stems that stems.py says.
    Past them stands each thing that is left to others, as a page that holds every of its words as
    often as it has words.
    Piece n is `n.json` in the folder `version`, named after the content so that an old piece is
    never read with a new list: `{word: [pages to skip, count, pages to skip, count...]}`.
    """
    for language in languages:
        home = site / language.code
        urls = json.loads((home / FILE).read_text(encoding="utf-8"))["entries"]["url"]
        besides = sought.get(language.code, {})
        pages = [
            (home / url / "index.html", besides.get(url, ())) for url in urls if "#" not in url
        ]
        lengths: list[int] = []
        vocabulary: set[str] = set()
        cut: dict[str, str] = {}
        alike = Alike(tables.search(language.code).get("alike", ()))
        left = [{*words(said)} for said in besides.get(LEFT, ())]
        past = (Counter(dict.fromkeys(own, len(own))) for own in left)
        for piece in pieces(chain(_counts(pages, alike, lengths), past)):
            vocabulary |= {word for word, [first, *_] in piece.items() if first < len(lengths)}
            cut[next(iter(piece))] = _json(piece)
        listing = {
            "version": hashlib.sha256("".join(cut.values()).encode()).hexdigest()[:8],
            "begin": list(cut),
            "lengths": lengths,
            "stems": exceptions(vocabulary, language),
        }
        folder = home / FOLDER / str(listing["version"])
        folder.mkdir(parents=True, exist_ok=True)
        (home / FOLDER / LISTING).write_text(_json(listing), encoding="utf-8")
        for number, content in enumerate(cut.values()):
            (folder / f"{number}.json").write_text(content, encoding="utf-8")


def _counts(
    pages: Iterable[tuple[Path, Collection[str]]], alike: Alike, lengths: list[int]
) -> Iterator[Counter[str]]:
    """What each page holds, one after the other; adds the number of its words to `lengths`."""
    for path, sought in pages:
        html = path.read_bytes() if path.is_file() else b""  # while serving, some are to come
        found = count(html)
        lengths.append(found.total())
        typed = {word for said in sought for word in words(said)}
        nearly = {word for said in sought for word in alike.others(said)} - typed
        found.update(dict.fromkeys(typed, SOUGHT) | dict.fromkeys(nearly, NEARLY))
        yield found


def count(html: bytes) -> Counter[str]:
    """How often each word stands in the article of a page, weighted; nothing without an article."""
    found: Counter[str] = Counter()
    article = LexborHTMLParser(html).css_first("article")
    if article is None:
        return found
    for unsearched in article.css(UNSEARCHED):
        unsearched.decompose()
    found.update(words(article.text(separator=" ")))
    for selector, weight in WEIGHTS.items():
        for element in article.css(selector):
            for word in words(element.text(separator=" ")):
                found[word] += weight - 1
    return found


def pieces(counts: Iterable[Counter[str]]) -> Iterator[dict[str, list[int]]]:
    """The words of all pages in order, each with its pages, cut into pieces of about one size."""
    found: dict[str, array[int]] = defaultdict(lambda: array("I"))  # half the memory of lists
    for number, page in enumerate(counts):
        for word, times in page.items():
            entries = found[word]
            entries.append(number)
            entries.append(times)
    piece: dict[str, list[int]] = {}
    size = 0
    for word in sorted(found):
        piece[word] = _gaps(found.pop(word))
        size += len(piece[word])
        if size >= 2 * PIECE:
            yield piece
            piece, size = {}, 0
    if piece:
        yield piece


def _gaps(entries: array[int]) -> list[int]:
    """Page, count, page, count... with each page as its distance from the one before."""
    gaps = entries.tolist()
    gaps[2::2] = map(sub, gaps[2::2], gaps[:-2:2])
    return gaps


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
