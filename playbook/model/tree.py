"""Records under records, such as who reports to whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

DEPTH = 4


@dataclass(frozen=True)
class Branch:
    """A page, such as metrics/cvr, and what stands under it."""

    path: str
    below: list[Branch]


def branches(kind: str, roots: list[str], below: Callable[[str], list[str]]) -> list[Branch]:
    """The records `roots` of `kind`, each with those `below` it.

    At most DEPTH deep; what stands elsewhere already is not unfolded again.
    """
    seen: set[str] = set()

    def branch(ident: str, depth: int) -> Branch:
        unfold = ident not in seen and depth < DEPTH
        seen.add(ident)
        under = [branch(child, depth + 1) for child in below(ident)] if unfold else []
        return Branch(f"{kind}/{ident}", under)

    return [branch(root, 1) for root in roots]
