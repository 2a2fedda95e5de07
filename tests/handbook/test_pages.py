"""Every page of this handbook is as sound as the engine's tests ask of all."""

from __future__ import annotations

from tests.engine.browser.test_every_page import test_no_page_does_anything_wrong
from tests.engine.site.test_pages import test_no_fault_is_found_and_no_object_is_printed
from tests.engine.unit.test_blocks import test_markdown_sees_the_same_headings

__all__ = [
    "test_markdown_sees_the_same_headings",
    "test_no_fault_is_found_and_no_object_is_printed",
    "test_no_page_does_anything_wrong",
]
