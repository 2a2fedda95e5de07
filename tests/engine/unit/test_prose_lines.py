"""Lines that Markdown reads otherwise than they look: what is said of each is true of Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown import Markdown

from playbook.check.prose_lines import doubts
from playbook.mkdocs.project import find_project
from playbook.mkdocs.prose_markup import PLAIN
from tests.support.handbooks import copy_fixture

TABLE = "| a | b |\n|---|---|\n| 1 | 2 |"
SLIPS = {
    "list-joined": [
        ("We buy:\n- one\n- two", "We buy:\n\n- one\n- two", "<li>one</li>"),
        ("- one\n\n    More:\n    - two", "- one\n\n    More:\n\n    - two", "<li>two</li>"),
        ("# Buy\nWe buy:\n1. one", "# Buy\nWe buy:\n\n1. one", "<li>one</li>"),
    ],
    "list-flat": [
        ("- one\n  - two", "- one\n    - two", "<li>one<ul>"),
        ("1. one\n\n   - two", "1. one\n\n    - two", "</p>\n<ul>\n<li>two</li>"),
    ],
    "no-table": [
        ("| a | b |\n| 1 | 2 |", TABLE, "<table>"),
        (TABLE.replace("|---|---|", "|---|"), TABLE, "<table>"),
        (f"Prices:\n{TABLE}", f"Prices:\n\n{TABLE}", "<table>"),
    ],
    "not-inside": [
        ("!!! note\nText", "!!! note\n    Text", "Note</p>\n<p>Text</p>\n</div>"),
        ('=== "A"\n\nText', '=== "A"\n\n    Text', "<p>Text</p>\n</div>"),
    ],
    "unclosed-fence": [
        ("```yaml\na: b", "```yaml\na: b\n```", "<pre>"),
        ("- x\n\n    ~~~\n    a", "- x\n\n    ~~~\n    a\n    ~~~", "<pre>"),
    ],
    "shown-as-typed": [
        ("＃＃ 步骤", "## 步骤", "<h2"),
        ("－ 一\n－ 二", "- 一\n- 二", "<li>二</li>"),
        ("1、一\n2、二", "1. 一\n2. 二", "<li>二</li>"),
        ("1.一", "1. 一", "<li>一</li>"),
        ("＞ 一", "> 一", "<blockquote>"),
        ("！！！ note\n    一", "!!! note\n    一", "admonition"),
        ("这是 ** 重点 ** 。", "这是 **重点** 。", "<strong>重点</strong>"),
    ],
    "unpaired-mark": [("这是**重点。", "这是**重点**。", "<strong>重点</strong>")],
}
FINE = [
    "- one\n- two\ntext\n- three", "- one\n    - two\n    - three\n- four", f"Text\n\n{TABLE}",
    "`- x`\n\n- one", "— As one says.", "-5 % of it", "2.5 % of it", "2**3", "a | b\n--|--\n1 | 2",
    "````md\n```\n- a\n```\n````", '!!! note "Title"\n\nText', "Text\n\n    - code\n    - code",
    '=== "A"\n\n    - x\n\n        more\n\n=== "B"\n\n    y', "<!-- to do:\n- x -->",
    "## Lists\n- one", "Term\n:   What it is.\n\n    - one", "[^1]: A note.\n    More of it.",
    "!!! note\n    ```\n    x\n    ```", "1. one\n\n    - two\n    - three\n\n2. four",
]  # fmt: skip


def html(text: str) -> str:
    return Markdown(extensions=[*PLAIN], extension_configs=PLAIN).convert(text)


@pytest.mark.parametrize(
    ("code", "slip", "cure", "shown"),
    [(code, *each) for code, several in SLIPS.items() for each in several],
)
def test_markdown_does_what_is_said(code: str, slip: str, cure: str, shown: str) -> None:
    assert [doubt.code for doubt in doubts(slip)] == [code]
    assert shown not in html(slip)
    assert list(doubts(cure)) == []
    assert shown in html(cure)


@pytest.mark.parametrize("text", FINE)
def test_nothing_is_said_of_what_markdown_reads_as_it_looks(text: str) -> None:
    assert list(doubts(text)) == []


@pytest.mark.parametrize(
    ("listed", "plain"),
    [("[]", True), ("[toc, pymdownx.keys]", True), ("[pymdownx.fancylists]", False),
     ("[mdx_truly_sane_lists]", False)],
)  # fmt: skip
def test_extensions_with_lists_of_their_own_are_left_to_them(
    listed: str, plain: bool, tmp_path: Path
) -> None:
    project = copy_fixture(tmp_path)
    settings = project / "mkdocs.yml"
    head = settings.read_text(encoding="utf-8").partition("markdown_extensions:")[0]
    settings.write_text(f"{head}markdown_extensions: {listed}\n", encoding="utf-8")
    assert find_project(project)[0].plain_markup == plain
