"""What Markdown need not read comes back unchanged, around the headings that it does read."""

from __future__ import annotations

from markdown import Markdown

from playbook.aside import put_back, set_aside

TEXT = """<header>
<h1>One & two</h1>
</header>

## Why {: #why }

<p>{{ not a macro }} <!-- block 0 --></p>

## How {: #how }

<ul>
<li># not a heading</li>
</ul>
"""


def test_html_comes_back_as_it_was() -> None:
    short, blocks = set_aside(TEXT)
    html = put_back(Markdown(extensions=["attr_list"]).convert(short), blocks)
    assert html.index("<h1>One & two</h1>") < html.index('<h2 id="why">Why</h2>')
    assert "<p>{{ not a macro }} <!-- block 0 --></p>" in html
    assert html.endswith("<ul>\n<li># not a heading</li>\n</ul>")


def test_markdown_sees_headings_and_marks_only() -> None:
    short, blocks = set_aside(TEXT)
    assert short.split("\n\n") == [
        "<!-- block 0 -->",
        "## Why {: #why }",
        "<!-- block 1 -->",
        "## How {: #how }",
        "<!-- block 2 -->",
    ]
    assert len(blocks) == 3
