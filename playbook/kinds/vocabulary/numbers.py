"""What records may choose from."""

from __future__ import annotations

from playbook.kinds.vocabulary.model import KIND, Vocabulary


def own_first(vocabulary: Vocabulary, **own: list[str]) -> Vocabulary:
    """The same with each list of these names in the order of ids that is given, all others after
    them."""
    lists = {
        name: sorted(
            getattr(vocabulary, name),
            key=lambda word, ids=ids: ids.index(word.id) if word.id in ids else len(ids),  # type: ignore[misc]
        )
        for name, ids in own.items()
    }
    return vocabulary.model_copy(update=lists)


def choices(vocabulary: Vocabulary) -> dict[str, list[str]]:
    """The ids of each list, in order, by what references call it."""
    return {name: [word.id for word in getattr(vocabulary, name)] for name in KIND.lists}
