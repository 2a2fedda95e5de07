"""Line and column of what a page holds.

The fast parser that reads pages forgets where it was, so the few pages with a fault are read again
by Python's own, which does not.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from html import unescape
from html.parser import HTMLParser

from selectolax.lexbor import LexborNode

from playbook.problems.problem import Mark
from playbook.site.html_page import Page

START: Mark = (1, 1)
Key = tuple[str, object]
"""What both parsers see alike: a tag and its attributes, or a text."""


class _Marks(HTMLParser):
    """Where each tag and each text of a page begins, in their order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.marks: dict[Key, list[Mark]] = defaultdict(list)
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._note(_tag_key(tag, reversed(attrs)))  # of an attribute given twice the first counts

    def handle_data(self, data: str) -> None:
        self._note(("", data))

    def _note(self, key: Key) -> None:
        line, column = self.getpos()
        self.marks[key].append((line, column + 1))


def locate(page: Page, nodes: Iterable[LexborNode | None]) -> list[Mark]:
    """The place of each of `nodes` on `page`; of what is not there as such (a browser adds tags
    that were left out), the place of what it stands in; of None, the page's beginning."""
    html = page.html.decode(errors="replace").replace("\r\n", "\n")
    marks = _Marks(html).marks
    places: dict[int, Mark] = {}
    seen: Counter[Key] = Counter()
    for node in page.nodes():
        key = _key(node)
        around = places.get(node.parent.mem_id, START) if node.parent else START
        known = marks.get(key, [around])
        places[node.mem_id] = known[min(seen[key], len(known) - 1)]
        seen[key] += 1
    return [places.get(node.mem_id, START) if node else START for node in nodes]


def _key(node: LexborNode) -> Key:
    if node.is_text_node:
        return "", node.text_content
    return _tag_key(node.tag or "", node.attributes.items())


def _tag_key(tag: str, attrs: Iterable[tuple[str, str | None]]) -> Key:
    given = dict(attrs)
    # svg has names with capitals; of "&copy=1" only Python's parser makes a character
    return tag.lower(), frozenset((name.lower(), unescape(given[name] or "")) for name in given)
