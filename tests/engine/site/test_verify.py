"""The look over a printed site finds each fault it promises to find, and nothing in a good site."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest

from playbook.locale.tables import messages
from playbook.model.playbook import Playbook
from playbook.problems.problem import Problem
from playbook.site.html_page import Page
from playbook.site.locator import locate
from playbook.site.verify import Verifier, verify
from playbook.source.reader import PAGE_BYTES
from tests.support.chance import sample
from tests.support.handbooks import Site, fixture_book

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
    '<img alt="" srcset="../../../assets/icon.svg 1x, https://cdn.example.org/x.png 2x">',
    '<video poster="//cdn.example.org/x.png"></video>',
    '<svg aria-label="x"><use href="https://cdn.example.org/x.svg#y"/></svg>',
    '<input type="image" alt="x" src="https://cdn.example.org/x.png">',
    '<iframe src="https://cdn.example.org/"></iframe>',
    "<style>@font-face { src: url(https://cdn.example.org/x.woff2) }</style>",
    '<p style="background: url(//cdn.example.org/x.png)">x</p>',
    '<img alt="" SRC=HTTPS://cdn.example.org/x.png>',
    '<object data="//cdn.example.org/x.swf"></object>',
    '<template><img alt="" src="//cdn.example.org/x.png"></template>',
]

FINE = [
    '<a href="?choose">x</a>',
    '<a href="mailto:team@example.org">x</a>',
    '<a href="#share=x">x</a>',
    '<a href="/sample/zh/#pb--main">x</a>',
    '<img alt="" src="data:image/gif;base64,x">',
    '<svg role="img"><title>x</title></svg>',
    "<ul hidden></ul><ol data-rows></ol>",
    "<p>x <code>{{ x }}</code></p>",
    "<!-- <img src=//cdn.example.org/x.png> {{ x }} -->",
    "<template><p>{{ x }}</p></template>",
]
"""Nothing is wrong with these."""
PLACES = [
    ("<table></table>", "<table"),
    ('<div><UL CLASS="x"></UL></div>', "<UL"),
    ("<p>a &amp; {{ b</p>", "a &amp; {{"),
    ('<p title="{{ x">x</p>', "<p title"),
    ("<p>x</p><p>UndefinedError</p>", "UndefinedError"),
    ('<p id="one"></p><p id="one"></p>', '<p id="one"></p></article>'),
    ("<img src=../../../assets/icon.svg>", "<img"),
    ('<svg viewBox="0 0 1 1" role=img><path d=""/></svg>', "<svg viewBox"),
    ("<style>p { background: url(//cdn.example.org/x.png) }</style>", "p {"),
    ('<template><img alt="" src="//cdn.example.org/x.png"></template>', "<img"),
    ('<img alt="" src="//cdn.example.org/?x=1&copy=2">', "<img"),
    ('<img alt="" src="//cdn.example.org/x.png" src="y.png">', "<img"),
]
"""One fault each, and what stands at its place."""
Spoil = Callable[[str, str], "Spoiled"]


@pytest.fixture(scope="module")
def book() -> Playbook:
    """The playbook of the fixture handbook."""
    return fixture_book()


@pytest.fixture
def copy(fixture_site: Site, tmp_path: Path) -> Path:
    """A printed site that a test may spoil."""
    return Path(shutil.copytree(fixture_site.folder, tmp_path / "site"))


@dataclass(frozen=True)
class Spoiled:
    """PAGE with a change."""

    text: str
    problems: list[Problem]
    """Everything wrong with the site, were this its page."""

    @property
    def codes(self) -> set[str]:
        return {problem.code for problem in self.problems}

    def at(self, problem: Problem) -> str:
        """What stands at the place of `problem`."""
        return self.text.splitlines()[problem.line - 1][problem.column - 1 :]


@pytest.fixture
def spoiled(fixture_site: Site, book: Playbook) -> Spoil:
    """Changes PAGE and looks the site over, without writing anything."""

    def spoil(before: str, after: str) -> Spoiled:
        text = (fixture_site.folder / PAGE).read_text(encoding="utf-8")
        assert before in text
        text = text.replace(before, after, 1)
        verifier = Verifier(book, BASE)
        verifier.add(PAGE, text.encode())
        return Spoiled(text, verifier.finish(fixture_site.folder))

    return spoil


def test_nothing_is_wrong_with_a_good_site(fixture_site: Site, book: Playbook) -> None:
    assert verify(fixture_site.folder, book, BASE) == []


@pytest.mark.parametrize("code", BREAKS)
def test_finds(code: str, spoiled: Spoil) -> None:
    assert spoiled(*BREAKS[code]).codes == {code}
    assert code in messages("en")


@pytest.mark.parametrize("markup", sample(FOREIGN, 7))
def test_finds_what_comes_from_other_hosts(markup: str, spoiled: Spoil) -> None:
    assert spoiled("</head>", markup + "</head>").codes == {"page-foreign"}


def test_finds_what_is_left_over_in_what_search_engines_show(spoiled: Spoil) -> None:
    meta = '<meta name="description" content="{{ record.summary }}">'
    assert spoiled("</head>", meta + "</head>").codes == {"page-left-over"}


@pytest.mark.parametrize("markup", FINE)
def test_is_content_with(markup: str, spoiled: Spoil) -> None:
    assert spoiled("</article>", markup + "</article>").problems == []


def test_a_link_that_cannot_be_read_is_dead(spoiled: Spoil) -> None:
    link = '<a href="https://[bad">x</a>'
    assert spoiled("</article>", link + "</article>").codes == {"page-dead-link"}


def test_finds_a_missing_page_of_either_language(copy: Path, book: Playbook) -> None:
    shutil.rmtree(copy / "en/roles/ops")
    found = verify(copy, book, BASE)
    assert "page-missing" in {fault.code for fault in found}
    assert any(fault.path == "en/roles/ops/index.html" for fault in found)


def test_finds_what_a_stylesheet_fetches_from_other_hosts(copy: Path, book: Playbook) -> None:
    (copy / "assets/more.css").write_text("@import '//cdn.example.org/x.css';", encoding="utf-8")
    assert [fault.code for fault in verify(copy, book, BASE)] == ["page-foreign"]


def test_finds_text_in_the_other_language(fixture_site: Site, book: Playbook) -> None:
    chinese = (fixture_site.folder / "zh/practices/goals/index.html").read_text(encoding="utf-8")
    verifier = Verifier(book, BASE)
    page = chinese.replace('lang="zh-CN"', 'lang="en"', 1)
    verifier.add("en/practices/goals/index.html", page.encode())
    assert "page-language" in {fault.code for fault in verifier.finish(fixture_site.folder)}


@pytest.mark.parametrize(("markup", "there"), sample(PLACES, 6))
def test_every_fault_has_its_place(markup: str, there: str, spoiled: Spoil) -> None:
    found = spoiled("</article>", f"\n中文 {markup}</article>")
    assert [found.at(problem)[: len(there)] for problem in found.problems] == [there]


def test_a_dead_link_has_each_of_its_places(copy: Path, book: Playbook) -> None:
    text = (copy / PAGE).read_text(encoding="utf-8")
    links = '<a href="../nowhere/">one</a>\n<p><a href="../nowhere/">two</a></p>'
    text = text.replace("</article>", links + "</article>")
    (copy / PAGE).write_text(text, encoding="utf-8")
    found = Spoiled(text, verify(copy, book, BASE))
    assert [found.at(problem)[22:25] for problem in found.problems] == ["one", "two"]


def test_everything_on_a_page_has_its_place(fixture_site: Site) -> None:
    for path in sorted(fixture_site.folder.rglob("*.html"))[::5]:
        page = Page(path.name, path.read_bytes())
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        nodes = list(page.nodes())
        for node, (line, column) in zip(nodes, locate(page, nodes), strict=True):
            text = unescape("".join(lines[line - 1 :])[column - 1 :][:60])
            words = f"<{node.tag}" if node.is_element_node else (node.text_content or "")[:30]
            blank = not words.strip()  # browsers join those around </body>
            assert blank or text.lower().startswith(words.lower()), path


@pytest.mark.parametrize("base", ["/a%20b/", "/a b/", "/手册/"])
def test_an_address_of_any_spelling_is_followed(base: str, copy: Path, book: Playbook) -> None:
    for name in ("index.html", "404.html"):
        page = copy / name
        text = page.read_text(encoding="utf-8").replace(BASE, base)
        page.write_text(text, encoding="utf-8")
    assert base in text
    assert verify(copy, book, base) == []
