"""Every page of this handbook is as sound as the engine's tests ask of all."""

from __future__ import annotations

from tests.engine.browser.test_every_page import test_no_page_does_anything_wrong
from tests.engine.site.test_pages import (
    test_every_internal_link_and_anchor_is_alive,
    test_ids_are_unique_and_nothing_is_left_unrendered,
    test_nothing_is_loaded_from_another_host,
)
from tests.engine.unit.test_blocks import test_markdown_sees_the_same_headings

__all__ = [
    "test_every_internal_link_and_anchor_is_alive",
    "test_ids_are_unique_and_nothing_is_left_unrendered",
    "test_markdown_sees_the_same_headings",
    "test_no_page_does_anything_wrong",
    "test_nothing_is_loaded_from_another_host",
]
