"""No practice takes longer to read than a quarter of an hour."""

from __future__ import annotations

import re

from playbook.kinds.practice.model import Practice
from playbook.model.base import Text
from playbook.model.playbook import Playbook
from playbook.model.traversal import leaves
from playbook.text.han import H
from playbook.text.markup import plain

MOST = 1900
"""Chinese characters in the texts of one practice."""
HAN = re.compile(f"[{H}]")


def said(practice: Practice) -> int:
    texts = (value["zh"] for _, marker, value in leaves(practice) if marker is Text)
    return sum(len(HAN.findall(plain(text))) for text in texts)


def test_no_practice_is_longer_than_its_reader_has_time_for(book: Playbook) -> None:
    long = {one.id: said(one) for one in book.all(Practice) if said(one) > MOST}
    assert long == {}
