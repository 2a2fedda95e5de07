"""Does search find what people look for? Measured through the real search box."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from playbook.kinds import record_kinds
from tests.support.chance import sample
from tests.support.handbooks import Site
from tests.support.searching import Query, ask, outside, queries, recalls


@pytest.mark.parametrize("language", sample(["zh", "en"], 1))
def test_search_finds_what_people_type(browser: Browser, site: Site, language: str) -> None:
    """Every fourth query; all of them are for `make proof`."""
    well_answered(browser, site, language, queries(language)[::4])


def well_answered(browser: Browser, site: Site, language: str, asked: list[Query]) -> None:
    """Enough is found, hardly anything said to be lacking, nothing in another language."""
    answers = ask(browser, site.address, language, asked)
    reached = recalls(answers)
    missed = [answer.query.query for answer in answers if answer.recall < 1]
    assert reached["all"] >= 0.92, missed
    assert reached["said"] >= 0.85, missed
    first = [answer.query.query for answer in answers if not answer.first]
    assert len(first) <= 0.15 * len(answers), first
    lost = [answer.query.query for answer in answers if answer.nothing]
    assert len(lost) <= 0.01 * len(answers), lost
    assert [answer.foreign for answer in answers if answer.foreign] == []


@pytest.mark.proof
@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_says_that_the_handbook_has_nothing(browser: Browser, site: Site, language: str) -> None:
    answers = ask(browser, site.address, language, outside(language))
    answered = [answer.query.query for answer in answers if not answer.nothing]
    assert len(answered) <= len(answers) - 36, answered


@pytest.mark.parametrize("language", ["zh", "en"])
def test_queries_ask_for_every_kind_of_page_and_their_answers_exist(
    site: Site, language: str
) -> None:
    asked = queries(language)
    assert sum(query.added == "before" for query in asked) >= 60
    asked_for = {path.partition("/")[0] for query in asked for path in query.right}
    assert set(record_kinds()) - asked_for == set()
    assert len({query.query for query in asked}) == len(asked)
    for query in asked:
        for path in (*query.right, *query.also):
            assert (site.folder / language / path / "index.html").is_file(), path
