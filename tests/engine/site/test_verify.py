"""The look over a printed site finds each fault it promises to find, and nothing in a good site."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.support.handbooks import FIXTURE, Site

from playbook.check.loader import load
from playbook.locale import tables
from playbook.site.verify import PAGE_BYTES, verify

PAGE = "zh/metrics/cvr/index.html"
BASE = "/sample/"
BREAKS = {
    "page-empty": (
        "</article>",
        "<table><tbody></tbody></table></article>",
    ),
    "page-left-over": ("</article>", "<p>{{ practice('goals') }}</p></article>"),
    "page-error": ("</article>", "<p>Macro Rendering Error</p></article>"),
    "page-dead-link": ("</article>", '<a href="../nowhere/">x</a></article>'),
    "page-dead-anchor": ("</article>", '<a href="../aov/#nowhere">x</a></article>'),
    "page-id-twice": ("</article>", '<p id="formula"></p></article>'),
    "page-image-without-text": ("</article>", '<img src="../../../assets/icon.svg"></article>'),
    "page-too-big": ("</article>", f"<!-- {'x' * PAGE_BYTES} --></article>"),
    "page-language": ('lang="zh-CN"', 'lang="en"'),
}
FOREIGN = [
    '<script src="https://cdn.example.org/x.js"></script>',
    '<link rel="stylesheet" href="//cdn.example.org/x.css">',
    '<link rel="preload" as="font" href="http://cdn.example.org/x.woff2">',
    '<img alt="" src="https://cdn.example.org/x.png">',
    '<img alt="" src="../../../assets/icon.svg" srcset="../../../assets/icon.svg 1x, https://cdn.example.org/x.png 2x">',
    '<video poster="//cdn.example.org/x.png"></video>',
    '<svg aria-label="x"><use href="https://cdn.example.org/x.svg#y"/></svg>',
    '<input type="image" alt="x" src="https://cdn.example.org/x.png">',
    '<iframe src="https://cdn.example.org/"></iframe>',
    "<style>@font-face { src: url(https://cdn.example.org/x.woff2) }</style>",
    '<p style="background: url(//cdn.example.org/x.png)">x</p>',
]


@pytest.fixture
def copy(fixture_site: Site, tmp_path: Path) -> Path:
    """A printed site that a test may spoil."""
    return Path(shutil.copytree(fixture_site.folder, tmp_path / "site"))


def codes(folder: Path) -> set[str]:
    """What is wrong with the site in `folder`."""
    return {fault.code for fault in verify(folder, load(FIXTURE / "playbook_data"), BASE)}


def spoil(folder: Path, before: str, after: str) -> None:
    page = folder / PAGE
    text = page.read_text(encoding="utf-8")
    assert before in text
    page.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_nothing_is_wrong_with_a_good_site(fixture_site: Site) -> None:
    assert verify(fixture_site.folder, load(FIXTURE / "playbook_data"), BASE) == []


@pytest.mark.parametrize("code", BREAKS)
def test_finds(code: str, copy: Path) -> None:
    spoil(copy, *BREAKS[code])
    assert codes(copy) == {code}
    assert code in tables.messages()


@pytest.mark.parametrize("markup", FOREIGN)
def test_finds_what_comes_from_other_hosts(markup: str, copy: Path) -> None:
    spoil(copy, "</head>", markup + "</head>")
    assert codes(copy) == {"page-foreign"}


def test_finds_what_is_left_over_in_what_search_engines_show(copy: Path) -> None:
    spoil(copy, "</head>", '<meta name="description" content="{{ record.summary }}"></head>')
    assert codes(copy) == {"page-left-over"}


def test_finds_a_missing_page_of_either_language(copy: Path) -> None:
    shutil.rmtree(copy / "en/roles/ops")
    found = verify(copy, load(FIXTURE / "playbook_data"), BASE)
    assert "page-missing" in {fault.code for fault in found}
    assert any(fault.path == "en/roles/ops/index.html" for fault in found)


def test_finds_text_in_the_other_language(copy: Path) -> None:
    page = copy / "en/practices/goals/index.html"
    chinese = (copy / "zh/practices/goals/index.html").read_text(encoding="utf-8")
    page.write_text(chinese.replace('lang="zh-CN"', 'lang="en"', 1), encoding="utf-8")
    assert "page-language" in codes(copy)


def test_every_fault_has_its_place(copy: Path) -> None:
    spoil(copy, *BREAKS["page-dead-link"])
    faults = verify(copy, load(FIXTURE / "playbook_data"), BASE)
    lines = (copy / PAGE).read_text(encoding="utf-8").splitlines()
    for fault in faults:
        assert "../nowhere/" in lines[fault.line - 1][fault.column - 1 :]
