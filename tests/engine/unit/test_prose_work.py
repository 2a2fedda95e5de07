"""Pages that would keep Markdown busy for hours are told at once; pages to be read are not."""

from __future__ import annotations

import pytest

from playbook.check.prose_work import too_tangled
from tests.support.handbooks import FIXTURE

SIZE = 110_000
HOSTILE = [
    "[", "![", "[a](", "<a ", "<div>", "<!-- ", "**a", "*a_", "``a`", "\\",
    "> ", ">" * 100 + "\n\n",
    "!!! note\n", "a\n:   b\n", "\n", "~~~\n", "```a\n", "# a\n", "a\n-\n",
    "- a\n", "    - [", "~a~^b^ ", "[a](#b) ",
]  # fmt: skip
WORTH_READING = [
    "Say [what](a.md) is *due* by 10:30 & `who` <b>checks</b> it (or not).\n\n",
    "- [One](one.md), with a [second](two.md#b)\n- and `three` of *these* [\n",
    "```yaml\n" + "a: [\n" * 500 + "```\n\n",
    "先看 [差距](metrics/cvr.md)，再按 **优先级** 排；价格（含券）> 5 的先处理。\n\n",
    "## 步骤\n\n" + "这一步由谁做、几点做完，写在清单里。" * 20 + "\n\n",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_marks_that_markdown_would_search_for_hours_are_told(unit: str) -> None:
    text = f"# Title\n\n{unit * (SIZE // len(unit))}"
    told = too_tangled("page.md", text)
    assert told and told.line > 1 and str(told.words["mark"]) in text.replace("\n", "↵")


def test_what_may_begin_a_tag_is_told_once_it_stands_too_often() -> None:
    """Each is looked at by itself; a page that big is refused only once it is printed."""
    told = too_tangled("page.md", "# Title\n\n" + "<" * 480_000)
    assert told and (told.line, told.words["mark"]) == (3, "<")
    assert too_tangled("page.md", "# Title\n\n" + "1 < 2 " * 15_000) is None


@pytest.mark.parametrize("unit", WORTH_READING)
def test_a_long_page_is_let_pass(unit: str) -> None:
    assert too_tangled("page.md", unit * (100_000 // len(unit.encode()))) is None


def test_a_table_of_thousands_of_cells_is_let_pass() -> None:
    assert too_tangled("page.md", "| a | b |\n|---|---|\n" + "| [a](b.md) | `c` |\n" * 2000) is None


def test_the_place_is_that_of_the_marks() -> None:
    told = too_tangled("page.md", f"# Title\n\nAs [it](a.md) is.\n\nIt is {'[' * SIZE}")
    assert told and (told.line, told.column, told.words["mark"]) == (5, 7, "[")


def test_pages_of_a_handbook_are_far_from_it() -> None:
    for page in (FIXTURE / "docs").rglob("*.md"):
        assert too_tangled(page.name, page.read_text("utf-8") * 3) is None
