"""One printed page as a browser reads it: what it names, loads, links to and says."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from html import unescape

from selectolax.lexbor import LexborHTMLParser, LexborNode

LOADS = ("src", "srcset", "poster", "imagesrcset", "background")
"""What a browser fetches by itself, on whatever element it stands; and these of some elements:"""
LOADS_OF = {"object": "data", "use": "href", "image": "href", "link": "href"}
LISTS = ("srcset", "imagesrcset")
"""Attributes that hold several addresses, each with its size behind it."""
NOT_LOADED = {"canonical", "alternate", "license", "author", "me"}
TEXTUAL = ("content", "title", "alt", "aria-label", "placeholder")
"""Attributes that people read or hear, or search engines show."""
UNREAD = {"script", "style", "code", "pre"}
"""Where template marks mean nothing, or stand as examples."""

LOADING = ", ".join(
    [*(f"[{name}]" for name in LOADS), *(f"{tag}[{name}]" for tag, name in LOADS_OF.items())]
)
WITH_TEXT = ", ".join(f"[{name}]" for name in TEXTUAL)
OWN_TEXT = (
    "article:not(html [lang], html [lang] article), "
    "article :not(html [lang], html [lang] *, script, style, svg *)"
)
"""What stands in an article and is not marked as being in another language; what drawings say are
names and dates."""

Scope = LexborHTMLParser | LexborNode


class Page:
    """A page at `path` below the site's folder, such as <language>/roles/ops/index.html."""

    def __init__(self, path: str, html: bytes) -> None:
        self.path = path
        self.html = html
        self.document = LexborHTMLParser(html)
        self._scopes: list[Scope] = [self.document, *_fragments(self.document)]

    @cached_property
    def text(self) -> str:
        """The HTML with its character references resolved: holds whatever the page says."""
        return unescape(self.html.decode(errors="replace"))

    @cached_property
    def language(self) -> str:
        """The `lang` of the whole page; empty if it has none."""
        html = self.document.css_first("html")
        return (html.attributes.get("lang") if html else None) or ""

    @cached_property
    def named(self) -> list[tuple[LexborNode, str]]:
        """Each element with an id, and the id."""
        found = [(node, node.attributes["id"]) for node in self.document.css("[id]")]
        return [(node, ident) for node, ident in found if ident]

    @cached_property
    def anchors(self) -> set[str]:
        """What links can lead to: ids, and the names of <a>."""
        names = (node.attributes["name"] for node in self.document.css("a[name]"))
        return {ident for _, ident in self.named} | {name for name in names if name}

    def find(self, selector: str) -> list[LexborNode]:
        """The elements that match, those in <template> too: scripts bring them to life."""
        return [node for scope in self._scopes for node in scope.css(selector)]

    def links(self) -> Iterator[tuple[LexborNode, str]]:
        """Each address that readers can follow, or that their browsers fetch."""
        for node in self.find("a[href]"):
            if href := node.attributes["href"]:
                yield node, href
        yield from self.loads

    @cached_property
    def loads(self) -> list[tuple[LexborNode, str]]:
        """Each address that a browser fetches by itself."""
        return [(node, address) for node in self.find(LOADING) for address in _loaded(node)]

    def texts(self) -> Iterator[tuple[LexborNode, str]]:
        """Each text and each attribute that people read or hear."""
        for node in self.find(WITH_TEXT):
            given = node.attributes
            yield from ((node, text) for name in TEXTUAL if (text := given.get(name)))
        for node in _nodes(self.document):
            if node.is_text_node and not UNREAD & set(_around(node)):
                yield node, node.text_content or ""

    def code(self) -> list[str]:
        """What is shown as code, element by element."""
        return [node.text() for node in self.find("code, pre")]

    def article(self) -> str:
        """The text of the article that is not marked as being in another language."""
        return "".join(node.text(deep=False) for node in self.document.css(OWN_TEXT))

    def nodes(self) -> Iterator[LexborNode]:
        """All elements and texts in the order of the page, with those in <template>."""
        yield from _traverse(self.document)


def _loaded(node: LexborNode) -> Iterator[str]:
    given = node.attributes
    tag = node.tag or ""
    fetched = tag != "link" or not NOT_LOADED & set((given.get("rel") or "").split())
    own = (LOADS_OF[tag],) if fetched and tag in LOADS_OF else ()
    for name in (*LOADS, *own):
        value = (given.get(name) or "").strip()
        if name in LISTS:
            yield from (part.split()[0] for part in value.split(", ") if part.strip())
        elif value:
            yield value


def _fragments(scope: Scope) -> Iterator[LexborNode]:
    for fragment in scope.template_fragments():
        yield fragment
        yield from _fragments(fragment)


def _nodes(scope: Scope) -> Iterator[LexborNode]:
    root = scope.root if isinstance(scope, LexborHTMLParser) else scope
    return root.traverse(include_text=True) if root else iter(())


def _traverse(scope: Scope) -> Iterator[LexborNode]:
    for node in _nodes(scope):
        yield node
        if node.tag == "template":
            for fragment in node.template_fragments():
                yield from _traverse(fragment)


def _around(node: LexborNode) -> Iterator[str]:
    """The tags of the elements that `node` stands in."""
    parent = node.parent
    while parent is not None:
        yield parent.tag or ""
        parent = parent.parent
