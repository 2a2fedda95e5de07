"""A record's page is cut where Markdown would see headings, and nowhere else."""

from __future__ import annotations

import re

import pytest
from markdown import Markdown

from playbook.kinds import record_kinds
from playbook.model.playbook import Playbook
from playbook.render.blocks import Block, blocks, put_back, set_aside
from playbook.render.renderer import Renderer
from tests.support.chance import sample

TEXT = """<header>
<h1>One & two</h1>
</header>

## Why {: #why }

<p>{{ not a macro }}</p>

### 5 &#42; 3 {: #five-3 }

<ul>
<li># not a heading</li>
</ul>
"""


def test_html_stands_between_headings_as_it_was() -> None:
    assert blocks(TEXT) == [
        Block("<header>\n<h1>One & two</h1>\n</header>"),
        Block("<p>{{ not a macro }}</p>", 2, "why", "Why"),
        Block("<ul>\n<li># not a heading</li>\n</ul>", 3, "five-3", "5 &#42; 3"),
    ]
    assert blocks("<p>Nothing but text.</p>") == [Block("<p>Nothing but text.</p>")]


def test_blocks_set_aside_come_back_around_headings_and_prose() -> None:
    aside = ["<p>of the macro before</p>"]
    page = f"Some *prose*.\n\n<!-- block 0 -->\n\n{set_aside(TEXT, aside)}\n\nMore."
    html = put_back(Markdown(extensions=["attr_list"]).convert(page), aside)
    assert [line for line in html.splitlines() if line] == [
        "<p>Some <em>prose</em>.</p>",
        "<p>of the macro before</p>",
        "<header>",
        "<h1>One & two</h1>",
        "</header>",
        '<h2 id="why">Why</h2>',
        "<p>{{ not a macro }}</p>",
        '<h3 id="five-3">5 &#42; 3</h3>',
        "<ul>",
        "<li># not a heading</li>",
        "</ul>",
        "<p>More.</p>",
    ]


@pytest.mark.parametrize("language", sample(["zh", "en"], 1))
def test_markdown_sees_the_same_headings(book: Playbook, language: str) -> None:
    """Another engine reads the same pages as Markdown: both must come to the same headings."""
    view = Renderer(book)
    for kind in record_kinds().values():
        for record in book.each(kind.name):
            text = view.render(kind.singular, f"{language}/{kind.name}/{record.id}/", record.id)
            headings = re.findall(r"^#.*$", text, re.MULTILINE)
            printed = Markdown(extensions=["attr_list"]).convert("\n\n".join(headings))
            cut = [block for block in blocks(text) if block.level]
            assert printed.splitlines() == [
                f'<h{block.level} id="{block.id}">{block.title}</h{block.level}>' for block in cut
            ]
            assert not any(
                line.startswith("#") for block in cut for line in block.html.splitlines()
            )
