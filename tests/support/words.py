"""The words of the engine as tests look them up: by key, then by language."""

from __future__ import annotations

from playbook import kinds
from playbook.locale import tables
from playbook.views import script_words

PAGES = {
    key: {language: kinds.words(language)[key] for language in tables.SHIPPED}
    for key in kinds.words("en")
}
SCRIPTS = {
    key: {language: script_words.words(language)[key] for language in tables.SHIPPED}
    for key in script_words.words("en")
}
