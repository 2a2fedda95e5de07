"""What the cards on law rest on: nothing on hearsay alone without saying so."""

from __future__ import annotations

from playbook.kinds.card.model import Card, LegalRule
from playbook.model.playbook import Playbook

HEARSAY = {"C", "D"}
TO_CONFIRM = {"zh": "待核对：", "en": "to confirm: "}


def cards(book: Playbook) -> list[Card]:
    """All compliance cards."""
    return book.all(Card)


def grades(book: Playbook, rule: LegalRule) -> set[str]:
    """The grades of the sources behind a rule."""
    return {book.entries["evidence"][ident].grade for ident in rule.evidence}


def test_a_rule_on_hearsay_alone_says_that_it_is_to_confirm(book: Playbook) -> None:
    unsaid = [
        f"{card.id}: {rule.law[language]}"
        for card in cards(book)
        for rule in card.rules
        for language, mark in TO_CONFIRM.items()
        if grades(book, rule) <= HEARSAY and mark not in rule.text[language].lower()
    ]
    assert unsaid == []


def test_both_languages_mark_the_same_rules(book: Playbook) -> None:
    for card in cards(book):
        for rule in card.rules:
            marked = {mark in rule.text[side].lower() for side, mark in TO_CONFIRM.items()}
            assert len(marked) == 1, f"{card.id}: {rule.law['en']}"
