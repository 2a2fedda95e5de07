"""Does search find what people look for? Measured through the real search box."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from playbook.model.registry import KINDS
from tests.support.handbooks import Site
from tests.support.searching import ask, queries, recalls


@pytest.mark.parametrize("language", ["zh", "en"])
def test_search_finds_what_people_type(browser: Browser, site: Site, language: str) -> None:
    answers = ask(browser, site.address, language, queries(language))
    reached = recalls(answers)
    missed = [answer.query.query for answer in answers if answer.recall < 1]
    assert reached["all"] >= 0.92, missed
    assert reached["said"] >= 0.85, missed
    assert [answer.query.query for answer in answers if not answer.shown] == []
    assert [answer.foreign for answer in answers if answer.foreign] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_queries_ask_for_every_kind_of_page_and_their_answers_exist(
    site: Site, language: str
) -> None:
    asked = queries(language)
    assert sum(query.added == "before" for query in asked) >= 60
    asked_for = {path.partition("/")[0] for query in asked for path in query.right}
    assert set(KINDS) - asked_for == set()
    assert len({query.query for query in asked}) == len(asked)
    for query in asked:
        for path in query.right:
            assert (site.folder / language / path / "index.html").is_file(), path
