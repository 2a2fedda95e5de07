"""`use_directory_urls: false`: a site whose links work where no server answers for a folder."""

from __future__ import annotations

import posixpath
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from playbook.cli.main import main
from playbook.site.file_links import naming_files
from tests.support.handbooks import copy_fixture


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ('<a href="../cvr/#x">', '<a href="../cvr/index.html#x">'),
        ("<a class=b href='./?a=1'>", "<a class=b href='./index.html?a=1'>"),
        ('<a href="..">', '<a href="../index.html">'),
        ('<a href="/sample/en/">', '<a href="/sample/en/index.html">'),
        ('<a href="#x">', '<a href="#x">'),
        ('<a href="list.xlsx">', '<a href="list.xlsx">'),
        ('<a href="https://example.org/">', '<a href="https://example.org/">'),
        ('<a href="//example.org/">', '<a href="//example.org/">'),
        ('<a href="mailto:a@example.org">', '<a href="mailto:a@example.org">'),
        ('&lt;a href="../"&gt;', '&lt;a href="../"&gt;'),
    ],
)
def test_a_link_to_a_folder_names_its_page(link: str, expected: str) -> None:
    assert naming_files(link) == expected


def test_every_link_of_such_a_site_leads_to_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = copy_fixture(tmp_path)
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f"use_directory_urls: false\n{text}", encoding="utf-8")
    monkeypatch.chdir(project)
    assert main(["build"]) == 0
    site = project / "site"
    links = dead = 0
    for page in site.rglob("*.html"):
        for link in LexborHTMLParser(page.read_bytes()).css("a[href]"):
            parts = urlsplit(link.attributes["href"] or "")
            if parts.scheme or parts.netloc or not parts.path:
                continue
            path = unquote(parts.path).removeprefix("/sample/")
            folder = site if parts.path.startswith("/") else page.parent
            links += 1
            dead += not Path(posixpath.normpath(folder / path)).is_file()
    assert links > 500 and dead == 0
