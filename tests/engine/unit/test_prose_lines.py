"""Lines that Markdown reads otherwise than they look: what is said of each is true of Markdown."""

from __future__ import annotations

import time
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
        ("-The sum\n-One", "- The sum\n- One", "<li>One</li>"),
        ("1、一\n2、二", "1. 一\n2. 二", "<li>二</li>"),
        ("1.一", "1. 一", "<li>一</li>"),
        ("＞ 一", "> 一", "<blockquote>"),
        ("- [] 一", "- [ ] 一", 'type="checkbox"'),
        ("-[ ] one", "- [ ] one", 'type="checkbox"'),
        ("- 【√】一", "- [x] 一", "checked"),
        ("！！！ note\n    一", "!!! note\n    一", "admonition"),
        ("这是 ** 重点 ** 。", "这是 **重点** 。", "<strong>重点</strong>"),
        ("<p>See [it](a.md).</p>", '<p>See <a href="a.md">it</a>.</p>', 'href="a.md"'),
    ],
    "shown-as-typed ": [
        ("####### 深", "###### 深", "<h6>深"),
        ("甲[^1]。\n\n[^1]：注", "甲[^1]。\n\n[^1]: 注", "<p>注"),
        ("甲【^1】。\n\n[^1]: 注", "甲[^1]。\n\n[^1]: 注", "#fn:1"),
        ("GMV 高\n\n*[GMV]：成交额", "GMV 高\n\n*[GMV]: 成交额", '<abbr title="成交额">'),
        ("术语\n：   意思", "术语\n:   意思", "<dd>意思"),
        ("这＝＝重点＝＝。", "这==重点==。", "<mark>重点"),
        ("原价～～99～～元", "原价~~99~~元", "<del>99"),
        ("用｀代码｀看", "用`代码`看", "<code>代码"),
        ("## 步骤 ｛: #steps｝", "## 步骤 {: #steps}", '<h2 id="steps">步骤</h2>'),
        ("这是_重点_的话", "这是*重点*的话", "<em>重点</em>"),
        ("_重点_的话", "*重点*的话", "<em>重点</em>"),
        ("__重点__的话", "**重点**的话", "<strong>重点</strong>"),
        ("这是**重点 **的话", "这是**重点**的话", "<strong>重点</strong>"),
        ("**甲**和** 乙**", "**甲**和**乙**", "<strong>乙</strong>"),
    ],
    "indented-heading": [("  ## 步骤", "## 步骤", "<h2>步骤")],
    "empty-heading": [("## \n\n甲", "## 甲", "<h2>甲")],
    "attributes-apart": [
        ("[甲](a.md) { .md-button }", "[甲](a.md){ .md-button }", 'class="md-button"'),
        ("![甲](a.svg) { width=120 }", "![甲](a.svg){ width=120 }", 'width="120"'),
    ],
    "line-as-heading": [
        ("先看数据。\n---\n再开会", "先看数据。\n\n---\n再开会", "<p>先看数据。</p>\n<hr"),
        ("---\ndraft: true\n---", "---\n\n`draft: true`\n\n---", "<code>draft: true"),
    ],
    "row-apart": [(f"{TABLE}\n\n| 3 | 4 |", f"{TABLE}\n| 3 | 4 |", "<td>4</td>")],
    "foreign-note": [
        ("> [!NOTE]\n> 甲", "!!! note\n    甲", 'class="admonition note"'),
        ("::: tip 先看\n甲\n:::", '!!! tip "先看"\n    甲', ">先看</p>"),
    ],
    "unknown-note": [("!!! wraning\n    甲", "!!! warning\n    甲", "admonition warning")],
    "not-read-in-html": [
        ("<div>\n**甲**\n</div>", "<div markdown>\n**甲**\n</div>", "<strong>甲"),
        (
            "<details><summary>甲</summary>\n\n**乙**\n\n</details>",
            "<details markdown><summary>甲</summary>\n\n**乙**\n\n</details>",
            "<strong>乙",
        ),
    ],
    "code-option": [
        ("```yaml title=team.yml\na: 1\n```", '```yaml title="team.yml"\na: 1\n```', "filename"),
    ],
    "unpaired-mark ": [("用 `代码 看", "用 `代码` 看", "<code>代码")],
    "wide-letters": [("看１２个。", "看 12 个。", "看 12 个")],
    "look-alike": [("Cafe\u0301 first", "Caf\u00e9 first", "Caf\u00e9")],
    "note-title": [
        ("!!! note “先看”\n    一", '!!! note "先看"\n    一', ">先看</p>"),
        ("!!! warning 先看这里\n    一", '!!! warning "先看这里"\n    一', ">先看这里</p>"),
        ("!!! note“先看”\n    一", '!!! note "先看"\n    一', ">先看</p>"),
        ("??? note Read this\n    it", '??? note "Read this"\n    it', ">Read this</summary>"),
    ],
    "unpaired-quote": [
        (
            "他说“先看差距。\n\n再“开”会。",
            "他说“先看差距”。\n\n再“开”会。",
            "<p>他说“先看差距”。</p>",
        )
    ],
    "unpaired-mark": [("这是**重点。", "这是**重点**。", "<strong>重点</strong>")],
    "broken-link-on-page": [
        ("See [[it](a.md).", "See [it](a.md).", 'See <a href="a.md">it</a>.'),
        ("See [it](a.md)).\n\n([it](a.md))", "See [it](a.md).", 'See <a href="a.md">it</a>.'),
    ],
    "row-too-long": [
        (
            f"{TABLE}\n| 3 | 4 | 5 |",
            TABLE.replace("\n", " c |\n", 1).replace("---|\n", "---|---|\n") + "\n| 3 | 4 | 5 |",
            "<td>5</td>",
        ),
    ],
    "no-definition": [
        ("见[退款][refunds]。", "见[退款][refunds]。\n\n[refunds]: a.md", 'href="a.md">退款'),
        ("[Refunds][] first", "[Refunds][] first\n\n[refunds]: a.md", 'href="a.md">Refunds'),
        ("[a][refnds]\n\n[refunds]: a.md", "[a][refunds]\n\n[refunds]: a.md", 'href="a.md">a<'),
        ("!!! note\n\n    ![a][b]", "!!! note\n\n    ![a][b]\n\n[b]: a.svg", 'src="a.svg"'),
    ],
    "no-footnote": [
        ("退款[^1]要快。", "退款[^1]要快。\n\n[^1]: 七天内。", 'href="#fn:1"'),
        ("Fast[^on].\n\n[^one]: A note.", "Fast[^one].\n\n[^one]: A note.", 'href="#fn:one"'),
    ],
    "defined-twice": [
        ("a[^1]\n\n[^1]: b\n\n[^1]: c", "a[^1][^2]\n\n[^1]: b\n\n[^2]: c", "<p>b"),
        ("[a][b]\n\n[b]: x.md\n[B]: y.md", "[a][b] [a][c]\n\n[b]: x.md\n[c]: y.md", "x.md"),
    ],
    "unclosed-remark": [
        ("好。\n\n<!-- 待改\n\n**好**", "好。\n\n<!-- 待改 -->\n\n**好**", "<!-- 待改 -->"),
    ],
    "remark-not-begun": [("To do -->\n\nYes", "<!-- To do -->\n\nYes", "<!-- To do -->")],
    "unclosed-tag": [
        ("<div>\n\na\n\n# b", "<div>\n\na\n\n</div>\n\n# b", "</div>\n\n<h1>b</h1>"),
        (
            "<div>\n<p>\na\n</div>\n<p>b\n\n# c",
            "<div>\n<p>\na\n</div>\n<p>b</p>\n\n# c",
            "<h1>c</h1>",
        ),
        ("A <b>c and <i>d</i>.", "A <b>c and <i>d</i></b>.", "<i>d</i></b>"),
        ("Write <name> here", "Write `<name>` here", "&lt;name&gt;"),
        ("- a\n\n    <kbd>b", "- a\n\n    <kbd>b</kbd>", "</kbd>"),
    ],
    "tag-not-begun": [("A\n\n</div>\n\n**b**", "<div>A</div>\n\n**b**", "<div>A</div>")],
    "tag-quote": [('<div class="a>\nb\n</div>', '<div class="a">\nb\n</div>', '<div class="a">')],
}
FINE = [
    "[it](cafe\u0301.md) and `１２`",
    "- one\n- two\ntext\n- three", "- one\n    - two\n    - three\n- four", f"Text\n\n{TABLE}",
    "`- x`\n\n- one", "— As one says.", "-5 % of it", "2.5 % of it", "2**3", "a | b\n--|--\n1 | 2",
    "````md\n```\n- a\n```\n````", '!!! note "Title"\n\nText', "Text\n\n    - code\n    - code",
    '=== "A"\n\n    - x\n\n        more\n\n=== "B"\n\n    y', "<!-- to do:\n- x -->",
    "## Lists\n- one", "Term\n:   What it is.\n\n    - one", "[^1]: A note.\n    More of it.",
    "<div markdown>\n<p>[it](a.md)</p>\n</div>", "!!! note\n    ```\n    x\n    ```",
    "!!! note\n    ```\n    x\n    ```", "1. one\n\n    - two\n    - three\n\n2. four",
    "[a][b] [A] [b]\n\n  [B]: c.md", "`[a][b] [^1] <div>` \\[a][b]", "Text\n\n    a[b][c] <p> -->",
    "- [ ] [x][y]\n\n[y]: <a.md> 'T'", "a[^1][^2]: b\n\n[^1]: c\n[^2]: d", "a --> b, 1 < 2 <b></b>",
    "<https://example.org> <a@example.org> <店铺> <br> a<5", "<ul>\n<li>a\n<li>b\n</ul>\n\n<hr/>",
    '<img src="a.svg" alt="a\nb">', "<!-- <div> [a][b] -->", "```\n<div> [^1]\n```", "<P>a</p>",
    f"{TABLE}\n| `a|b` | c \\| d |\n| 5 |", "- list\n<!--\n- a\n-->\n\nMore", "<!-- <tag>\n\n-->",
    "看_file_name_表 2 ** 3 ** 4, a**b**c", "## [a](b.md) { #c }", "步骤\n---\n甲",
    "| a | b |\n|---|---|\n| [a](b.md) { .c } | d |", "[退款]：七天\n[退款]：八天",
    f"{TABLE}\n\n{TABLE}", "!!! caution\n    a", "[a](b_步骤_c.md) https://a.b/c_d_步骤",
    "甲[^1]：乙\n\n[^1]: 注", "<div markdown>\n**a**\n</div>", "```py a=\"2\"\na=b\n```",
    "!!! 注意\n    甲", "a \\` b",
    "!!! note\n\n    [a][b]\n\n    [b]: c.md", '<a href="x" title=\'5"\' >a</a>',
]  # fmt: skip


def html(text: str) -> str:
    return Markdown(extensions=[*PLAIN], extension_configs=PLAIN).convert(text)


@pytest.mark.parametrize(
    ("code", "slip", "cure", "shown"),
    [(code, *each) for code, several in SLIPS.items() for each in several],
)
def test_markdown_does_what_is_said(code: str, slip: str, cure: str, shown: str) -> None:
    assert [doubt.code for doubt in doubts(slip)] == [code.strip()]
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


@pytest.mark.parametrize("piece", ["```a b=c\n", "~~~~\n", "|a|\n\n\n", "字_ **a ", "[[a](b) "])
def test_a_page_of_one_mark_over_and_over_is_read_in_a_moment(piece: str) -> None:
    """What grows with the square of their number takes a quarter of a minute."""
    started = time.process_time()
    list(doubts(piece * (200_000 // len(piece.encode()))))
    assert time.process_time() - started < 3
