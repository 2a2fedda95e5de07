"""The editor's page on a published site: where its repository is, and what its files say."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from playbook.check.loader import load
from playbook.edit.published import published_files, published_words, repository
from playbook.locale import tables
from playbook.source.bases import Base
from playbook.source.project import Project
from tests.support.handbooks import FIXTURE
from tests.support.node import SCRIPTS

GITHUB = "https://github.com/example/sample"


@pytest.mark.parametrize(
    ("address", "edit", "found"),
    [
        (GITHUB, "edit/main/docs/", ("example/sample", "main", "playbook_data")),
        (f"{GITHUB}.git", "blob/v2.x/books/ours/docs/",
         ("example/sample", "v2.x", "books/ours/playbook_data")),
        (f"{GITHUB}/", "/edit/main/", None),  # the data would be outside
        (GITHUB, "", None),
        (GITHUB, "edit/main/../../docs/", None),
        (GITHUB, "https://example.org/edit/main/docs/", None),
        (f"{GITHUB}/tree", "edit/main/docs/", None),
        ("https://github.com.example.org/a/b", "edit/main/docs/", None),
        ("http://github.com/a/b", "edit/main/docs/", None),
        ("https://gitlab.com/a/b", "edit/main/docs/", None),
        (None, None, None),
    ],
)  # fmt: skip
def test_the_repository_is_the_one_that_the_settings_name(
    address: str | None, edit: str | None, found: tuple[str, str, str] | None
) -> None:
    given = repository(address, edit, "playbook_data")
    assert (given and (given.path, given.branch, given.folder)) == found


def test_the_page_offers_what_is_the_teams_own_and_names_no_draft(tmp_path: Path) -> None:
    data = tmp_path / "playbook_data"
    (data / "metrics").mkdir(parents=True)
    text = (FIXTURE / "playbook_data/metrics/cvr.yml").read_text(encoding="utf-8")
    for ident, more in (("own", ""), ("hidden", "draft: true\n")):
        own = text.replace("id: cvr\n", f"id: {ident}\n{more}")
        (data / f"metrics/{ident}.yml").write_text(own, encoding="utf-8")
    (data / "metrics/aov.yml").write_text("change: true\nowner: mgr\n", encoding="utf-8")
    base = Base("fixture", "", FIXTURE)
    book = load(data, base).published()
    project = Project(tmp_path, data, tmp_path / "docs", tmp_path / "site", base=base)
    made = dict(published_files(project, book, book.languages[1]))
    listing = json.loads(made["edit/en/files.json"])
    assert [one["record"] for one in listing["files"]] == ["metrics/own"]
    assert {"metrics/aov", "metrics/cvr", "checklists/weekly", "team"} <= set(listing["shipped"])
    assert set(made) == {"edit/en/files.json", "edit/en/forms/metrics.json"}
    assert b"hidden" not in b"".join(made.values())


@pytest.mark.parametrize("language", tables.SHIPPED)
def test_every_refusal_has_words(language: str) -> None:
    words = published_words(language)
    scripts = "".join(path.read_text(encoding="utf-8") for path in SCRIPTS.glob("edit/*.js"))
    codes = set(re.findall(r'Refused\([^"()]*"([a-z-]+)"', scripts)) | {"stale", "other"}
    assert len(codes) >= 15
    assert [code for code in codes if f"refused-{code}" not in words] == []
