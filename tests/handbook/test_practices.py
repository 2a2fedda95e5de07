"""No practice takes longer to read than a quarter of an hour."""

from __future__ import annotations

import re

import pytest

from playbook.kinds.practice.model import Practice
from playbook.model.base import Text
from playbook.model.playbook import Playbook
from playbook.model.traversal import leaves
from playbook.text.han import H
from playbook.text.markup import plain
from playbook.views.maturity import PROVEN
from tests.support.handbooks import Site

MOST = 1900
"""Chinese characters in the texts of one practice."""
HAN = re.compile(f"[{H}]")


def said(practice: Practice) -> int:
    texts = (value["zh"] for _, marker, value in leaves(practice) if marker is Text)
    return sum(len(HAN.findall(plain(text))) for text in texts)


def test_no_practice_is_longer_than_its_reader_has_time_for(book: Playbook) -> None:
    long = {one.id: said(one) for one in book.all(Practice) if said(one) > MOST}
    assert long == {}


def test_all_evidence_that_is_shown_says_what_leads_to_it(book: Playbook) -> None:
    lost = [
        f"{one.id}: {sign.id}"
        for one in book.all(Practice)
        for level in one.maturity[PROVEN - 1 :]
        for sign in level.evidence
        if (sign.step is None) == (sign.checklist is None)
    ]
    assert lost == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_one_sitting_holds_all_evidence_of_all_practices(
    site: Site, book: Playbook, language: str
) -> None:
    page = (site.folder / language / "practices/maturity/index.html").read_text(encoding="utf-8")
    folds = [fold.partition('"') for fold in page.split('<div id="practice-')[1:]]
    shown = {ident: fold.count('type="checkbox"') for ident, _, fold in folds}
    assert shown == {
        one.id: sum(len(level.evidence) for level in one.maturity) for one in book.all(Practice)
    }
    print(f"{len(shown)} practices, {sum(shown.values())} pieces of evidence")
