"""What macros put into the text of a page of prose, before Markdown."""

from __future__ import annotations

from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from playbook.locale.languages import Language
from playbook.render.anchors import apart, scope, written
from playbook.render.blocks import HEADING, PLACE, put_back, set_aside


@dataclass
class Prose:
    """One page of prose while its macros are called, in the order of its text."""

    markdown: str
    blocks: list[str] = field(default_factory=list)
    """The HTML that was set aside: marks stand for it, till Markdown is done."""
    calls: list[tuple[str, list[str]]] = field(default_factory=list)
    """Each macro that was called, and what Markdown has to leave of it: ids and marks."""

    def __post_init__(self) -> None:
        self._ids = written(self.markdown)

    def put(self, text: str, macro: str, ident: str | None, depth: int = 0) -> str:
        """What stands in place of a call of `macro` that has printed `text`: headings and marks,
        indented by `depth`."""
        shown = set_aside(apart(text, scope(macro, ident), self._ids), self.blocks)
        left = [f'id="{found["id"]}"' for found in HEADING.finditer(shown)]
        self.calls.append((macro, [*left, *(found[0] for found in PLACE.finditer(shown))]))
        return shown.replace("\n", "\n" + " " * depth)

    def lost(self, html: str) -> list[str]:
        """The macros of which Markdown has made code or plain text in `html`."""
        return [macro for macro, left in self.calls if any(one not in html for one in left)]

    def said_in(self, language: Language, page: Language, html: str) -> str:
        """`html`, made of the text by Markdown, marked as being in `language` on a page in another;
        but for what macros print, which is in the page's."""
        body = LexborHTMLParser(html).body
        if body is None:
            return html
        direction = language.direction if language.direction != page.direction else ""
        made = {sign for _, left in self.calls for sign in left}
        self._mark(body, {"lang": language.tag} | ({"dir": direction} if direction else {}), made)
        return str(body.inner_html)

    def _mark(self, node: LexborNode, marks: dict[str, str], made: set[str]) -> None:
        for child in node.iter():
            if not child.is_element_node or f'id="{child.id}"' in made:
                continue
            if any(sign in (child.html or "") for sign in made):
                self._mark(child, marks, made)
                continue
            for name, value in marks.items():
                child.attrs[name] = value

    def whole(self, html: str) -> str:
        """`html`, made of the text by Markdown, with every block in its place."""
        return put_back(html, self.blocks)
