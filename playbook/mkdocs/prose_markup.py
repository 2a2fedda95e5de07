"""The Markdown of prose: what Material for MkDocs documents, as far as it works in a handbook.

A handbook gets these extensions without naming them; options that mkdocs.yml gives one of them
stand.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from typing import Any

from markdown import Extension, Markdown
from markdown.blockprocessors import OListProcessor
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor
from mkdocs.config.defaults import MkDocsConfig

from playbook.locale import tables
from playbook.text.han import BROKEN, has_han

TASK = re.compile(
    r'(?<=class="task-list-control"><input) type="checkbox" disabled(?P<checked> checked)?'
)
WORD_OF = {None: "task-open", " checked": "task-done"}
WORDS = "(?:a|abbr|code|del|em|ins|mark|strong|sub|sup)"
LINE_ENDS = re.compile(
    rf"(?P<above>[^\s>])(?P<ends>(?:<[/]{WORDS}>)*)\n *"
    rf"(?P<begins>(?:<{WORDS}\b[^<>]*>)*)(?=(?P<below>[^\s<]))"
)
"""Where a text goes on in the next line, perhaps between words that are marked."""


def _icons(*given: Any) -> Any:
    """Material's icons and emoji."""
    from material.extensions.emoji import twemoji  # noqa: PLC0415 - slow, and few pages need it

    return twemoji(*given)


def _drawn(*emoji: Any) -> Any:
    """An icon as SVG in the page; an emoji, which Material would fetch from another host, as the
    character that it is."""
    from material.extensions.emoji import to_svg  # noqa: PLC0415 - the same
    from pymdownx.emoji import to_alt  # noqa: PLC0415

    has_character = emoji[3]
    return to_alt(*emoji) if has_character else to_svg(*emoji)


EXTENSIONS: dict[str, dict[str, Any]] = {
    "abbr": {},
    "admonition": {},
    "attr_list": {},
    "def_list": {},
    "footnotes": {},
    "md_in_html": {},
    "tables": {"use_align_attribute": True},  # the policy of pages forbids styles in elements
    "pymdownx.blocks.caption": {},
    "pymdownx.caret": {},
    "pymdownx.details": {},
    "pymdownx.emoji": {"emoji_index": _icons, "emoji_generator": _drawn},
    "pymdownx.highlight": {"pygments_lang_class": True},
    "pymdownx.inlinehilite": {},
    "pymdownx.keys": {},
    "pymdownx.mark": {},
    "pymdownx.superfences": {},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {"custom_checkbox": True},
    "pymdownx.tilde": {},
}

PLAIN = {name: options for name, options in EXTENSIONS.items() if name != "pymdownx.emoji"}
"""Those that another engine can be told of: icons need a function in Python."""


CORE = {"toc", "tables", "fenced_code"}
"""What MkDocs itself adds."""
MARKS = {
    "pymdownx.blocks.caption": re.compile("///"),
    "pymdownx.caret": re.compile(r"\^|\\ "),
    "pymdownx.emoji": re.compile(r":[-+\w]+:|\\:"),
    "pymdownx.keys": re.compile(r"\+\+|\\\+"),
    "pymdownx.mark": re.compile(r"==|\\="),
    "pymdownx.tilde": re.compile(r"~|\\ "),
}
"""What takes a tenth of a small handbook's build to load, and what a text must hold (marks of its
own, or a character that it lets one escape) for it to change anything."""


class ProseMarkup:
    """The Markdown of one handbook's prose: the extensions of its settings, and EXTENSIONS."""

    def __init__(self, config: MkDocsConfig) -> None:
        named = config.markdown_extensions
        self.config = config
        self.extensions = [*named, *(name for name in EXTENSIONS if name not in named)]
        self.idle = MARKS if EXTENSIONS.keys() | CORE >= set(named) else {}
        """Others than these may put marks into a text while it is being printed."""
        for name, options in EXTENSIONS.items():
            config.mdx_configs[name] = options | config.mdx_configs.get(name, {})

    def speak(self, language: str, text: str | None = None) -> None:
        """Have the next page, whose Markdown is `text`, printed with what that needs, or with all
        extensions, and what they say by themselves said in `language`."""
        words, config = tables.pages(language), self.config
        config.mdx_configs["footnotes"]["BACKLINK_TITLE"] = words["footnote-back"].format(
            number="{}"
        )
        needed = [
            name
            for name in self.extensions
            if text is None or name not in self.idle or MARKS[name].search(text)
        ]
        config.markdown_extensions[:] = [*needed, _Spoken(words)]  # type: ignore[list-item]


class _Spoken(Extension):
    """What Material's components lack: names in the page's language, room for wide tables; and
    what Markdown does: lists that begin with the number typed, no blanks in wrapped Chinese."""

    def __init__(self, words: Mapping[str, str]) -> None:
        super().__init__()
        self.words = words

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        md.treeprocessors.register(_Boxes(md, self.words), "playbook-boxes", 0)
        md.postprocessors.register(_Tasks(self.words), "playbook-tasks", 0)
        md.postprocessors.register(_Lines(md), "playbook-lines", 40)  # while code is set aside
        lists = md.parser.blockprocessors
        if "olist" in lists and type(lists["olist"]) is OListProcessor:  # no other extension's
            lists.register(_Numbered(md.parser), "olist", 40)


class _Boxes(Treeprocessor):
    """Calls admonitions by their kind if nobody gave them a title; lets wide tables scroll."""

    def __init__(self, md: Markdown, words: Mapping[str, str]) -> None:
        super().__init__(md)
        self.words = words

    def run(self, root: ET.Element) -> None:
        for box in list(root.iter()):
            kinds = (box.get("class") or "").split()
            if len(box) and (box.tag == "details" or "admonition" in kinds):
                title = box[0]
                for kind in kinds:
                    if title.text == kind.capitalize():
                        title.text = self.words.get(f"admonition-{kind}", title.text)
            for number, child in enumerate(box):
                if child.tag == "table" and not child.get("class"):
                    box[number] = room = ET.Element("div", {"class": "pb-scroll"})
                    room.append(child)
                    room.tail, child.tail = child.tail, None


class _Tasks(Postprocessor):
    """Says of each task whether it is done: what a list shows by its colour."""

    def __init__(self, words: Mapping[str, str]) -> None:
        super().__init__()
        self.words = words

    def run(self, text: str) -> str:
        return TASK.sub(
            lambda found: f'{found[0]} aria-label="{self.words[WORD_OF[found["checked"]]]}"', text
        )


class _Numbered(OListProcessor):
    """Begins a list with the number that is typed, not with 1 again."""

    LAZY_OL = False


class _Lines(Postprocessor):
    """Joins the lines of a Chinese text: browsers would show a blank for each end."""

    def run(self, text: str) -> str:
        return LINE_ENDS.sub(_joined, text) if has_han(text) else text


def _joined(found: re.Match[str]) -> str:
    above, ends, begins, below = found.group("above", "ends", "begins", "below")
    return above + ends + begins if BROKEN.search(f"{above}\n{below}") else found.group()
