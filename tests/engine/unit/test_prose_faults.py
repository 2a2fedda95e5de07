"""What only a printed page of prose tells is named at its line of Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest

from playbook.check.loader import load
from playbook.mkdocs.project import find_project
from playbook.mkdocs.prose_faults import prose_faults
from tests.support.handbooks import copy_fixture

TOLD = {
    "## 甲 {: #one }\n\n## 乙 {: #one }": (3, "page-id-twice"),
    "<p id=one>\n\n<b id=one>甲</b>": (3, "page-id-twice"),
    "甲[^one]。\n\n[^one]: 乙。\n[^two]: 丙。": (4, "unused-footnote"),
    "<ol>\n</ol>": (1, "page-empty"),
    "<img src='../mark.svg'>": (1, "page-image-without-text"),
    "甲\n\n<a href='../../metrics/cvr/#formulla'>乙</a>": (3, "unknown-anchor"),
    "<a href='#none'>甲</a>\n\n乙": (1, "unknown-anchor"),
    "[the [formula]](../metrics/none.md)": (1, "no-such-page"),
    "<p>甲</p!>\n\n{{ plan_goals() }}": (3, "lost-call"),
    "看 {{ plan_goals() }}。": (1, "lost-call"),
    "甲\n\n    {{ checklist('daily', brief=true) }}": (3, "lost-call"),
    "text " * 100: (1, "page-language"),
}
FINE = [
    "## [甲](../roles/ops.md)\n\n## The *goal*\n\n[甲](#the-goal)",
    "甲\n: {{ plan_goals() }}",
    "- {{ checklist('daily', brief=true) }}",
    "{{ checklist('daily', brief=true) }}\n\n[价格](#item-price)",
    "[公式](../metrics/cvr.md#formula)、<a href='../../metrics/cvr/#formula'>公式</a>",
    "## 目标 {: #goals }\n\n{{ plan_goals() }}\n\n[目标](#goals)",
]


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fixture with a page more for each text."""
    project = copy_fixture(tmp_path_factory.mktemp("prose"))
    for number, text in enumerate([*TOLD, *FINE]):
        page = project / "docs/zh/about" / f"{number}.md"
        front = "---\ntitle: 关于\ndescription: 样例。\n---\n\n"
        page.write_text(f"{front}{text}\n", encoding="utf-8")
    return project


@pytest.fixture(scope="module")
def told(handbook: Path) -> dict[str, list[tuple[int, str]]]:
    """Line and code of what is told of each page, by its file."""
    project, _ = find_project(handbook)
    found: dict[str, list[tuple[int, str]]] = {}
    for problem in prose_faults(project, load(project.data), ()):
        found.setdefault(problem.path, []).append((problem.line - 5, problem.code))
    return found


def test_a_fault_is_told_at_its_line(told: dict[str, list[tuple[int, str]]]) -> None:
    pages = [f"docs/zh/about/{number}.md" for number in range(len(TOLD))]
    assert [told.get(page) for page in pages] == [[fault] for fault in TOLD.values()]


def test_what_a_page_prints_well_is_not_refused(told: dict[str, list[tuple[int, str]]]) -> None:
    assert len(told) == len(TOLD)


@pytest.mark.parametrize(
    "line",
    ["- ours", "- pymdownx.tabbed: {slugify: !!python/name:ours.slug , alternate_style: true}"],
)
def test_nothing_is_run_for_an_extension_of_the_team(line: str, handbook: Path) -> None:
    settings = handbook / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("- tables\n", f"{line}\n"), encoding="utf-8")
    project, _ = find_project(handbook)
    found = prose_faults(project, load(project.data), ())
    settings.write_text(text, encoding="utf-8")
    assert found == []
