"""Which points of the article are claimed where."""

from __future__ import annotations

from playbook.model.base import Model
from playbook.model.playbook import Playbook
from playbook.model.traversal import leaves


def by_point(book: Playbook) -> dict[str, list[tuple[str, str]]]:
    """For each point of the article, the records and chapters of single files that claim it."""
    claims: dict[str, list[tuple[str, str]]] = {}
    for kind, records in book.records.items():
        for record in records.values():
            for ident in dict.fromkeys(ident for _, ident in _claims(record)):
                claims.setdefault(ident, []).append((kind, record.id))
    for name, file in book.files.items():
        for chapter, ident in dict.fromkeys(_claims(file)):
            claims.setdefault(ident, []).append((name, chapter))
    return claims


def _claims(model: Model) -> list[tuple[str, str]]:
    """Each claim: the field it stands in, and the point."""
    return [
        (str(loc[0]), value)
        for loc, marker, value in leaves(model)
        if getattr(marker, "kinds", None) == ("sources",)
    ]
