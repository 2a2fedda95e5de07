"""However marks of Jinja and Markdown meet, prose comes to nothing but text and calls."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment, TemplateSyntaxError, nodes

from playbook.check.macro_calls import Call, read
from playbook.mkdocs.calls_only import CallsOnly
from playbook.render.renderer import templates

SCRAPS = [
    *(
        "{{",
        "}}",
        "{%",
        "%}",
        "{#",
        "#}",
        "{",
        "}",
        "-",
        "`",
        "``",
        "```",
        "~~~",
        "\\",
        "\n",
        "\n\n",
    ),
    *(
        '"',
        "'",
        "(",
        ")",
        ",",
        "=",
        "|",
        ".",
        "[",
        "]",
        "> ",
        "- ",
        "    ",
        " ",
        "\0",
        "\r",
        "\u2028",
    ),
    *(
        "glossary",
        "practice",
        "cycler",
        "brief",
        "true",
        "raw",
        "endraw",
        "set x = ",
        "1",
        "~",
        "目标",
    ),
    *('{{ practice("goals") }}', "{{ glossary() }}", "{{ cycler.x }}", "{% raw %}", "{% endraw %}"),
]
PLAIN = (nodes.Output, nodes.TemplateData, nodes.Const, nodes.Call, nodes.Name, nodes.Keyword)


@settings(max_examples=1000, deadline=None)
@given(st.lists(st.sampled_from(SCRAPS), max_size=24).map("".join))
def test_prose_is_text_and_calls(text: str) -> None:
    try:
        tree = Environment(extensions=[CallsOnly]).parse(text)
    except TemplateSyntaxError:
        return
    found = list(tree.find_all(nodes.Node))
    assert all(isinstance(node, PLAIN) for node in found)
    said = [node.node.name for node in found if isinstance(node, nodes.Call)]  # type: ignore[attr-defined]
    assert said == [piece.macro for piece in read(text, templates()) if isinstance(piece, Call)]
    assert len(said) == sum(isinstance(node, nodes.Name) for node in found)
