"""What Markdown says by itself is said in the page's language, and fetched from nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig

from playbook.locale.tables import pages
from playbook.mkdocs.prose_markup import ProseMarkup


def printed(text: str, language: str, **given: dict[str, bool]) -> str:
    config = MkDocsConfig(config_file_path=str(Path("mkdocs.yml")))
    config.load_dict({"markdown_extensions": [], "mdx_configs": given})
    config.markdown_extensions, config.mdx_configs = list(given), dict(given)
    markup = ProseMarkup(config)
    for other in ("zh", language):  # the page before was in another
        markup.speak(other, text)
    markdown = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
    return markdown.convert(text)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("mark", ["!!! {}", "??? {}", "???+ {}", "!!! {} inline end"])
@pytest.mark.parametrize("kind", ["note", "warning", "tip"])
def test_a_note_is_called_by_its_kind(kind: str, mark: str, language: str) -> None:
    title = pages(language)[f"admonition-{kind}"]
    assert f">{title}</" in printed(f"{mark.format(kind)}\n    Text.", language)
    assert f">{kind}!</" in printed(f'{mark.format(kind)} "{kind}!"\n    Text.', language)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_footnotes_and_tasks_speak_the_language(language: str) -> None:
    words = pages(language)
    html = printed("A[^1]\n\n[^1]: B\n\n- [x] c\n- [ ] d\n", language)
    assert f'title="{words["footnote-back"].format(number=1)}"' in html
    assert f'disabled checked aria-label="{words["task-done"]}"' in html
    assert f'disabled aria-label="{words["task-open"]}"' in html


def test_icons_stand_in_the_page_and_emoji_are_characters() -> None:
    html = printed(":material-store: :tada: :no-such-icon:", "en")
    assert html.count("<svg") == 1 and "🎉" in html
    assert "<img" not in html and "//" not in html.replace("http://www.w3.org", "")
    assert ":no-such-icon:" in html


def test_what_the_settings_say_of_an_extension_stands() -> None:
    html = printed("- [x] c\n", "en", **{"pymdownx.tasklist": {"custom_checkbox": False}})
    assert "task-list-indicator" not in html


def test_columns_are_aligned_without_a_style() -> None:
    html = printed("| a |\n|--:|\n| b |\n", "en")
    assert 'align="right"' in html and "style=" not in html
    assert '<div class="pb-scroll">' in html


SAMPLES = (
    "Plain *text* of `code`, a time 12:30, 1 + 1 = 2, a / b // c.",
    "H~2~O ~~gone~~",
    "m^2^ ^^new^^",
    "==mark== ++ctrl+c++",
    r"\~ \^ \= \+ \: \ ",
    ":tada: a:b:",
    "![](a.png)\n/// caption\nWords\n///",
)


@pytest.mark.parametrize("text", SAMPLES)
def test_an_extension_that_a_text_does_not_need_is_left_out_unseen(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lean = printed(text, "en")
    monkeypatch.setattr("playbook.mkdocs.prose_markup.MARKS", {})
    assert lean == printed(text, "en")


def test_what_a_text_needs_is_seen_unless_others_may_write_into_it() -> None:
    config = MkDocsConfig(config_file_path=str(Path("mkdocs.yml")))
    for named, all_of_them in (["attr_list"], False), (["pymdownx.snippets"], True):
        config.markdown_extensions, config.mdx_configs = list(named), {}
        ProseMarkup(config).speak("en", "H~2~O")
        assert "pymdownx.tilde" in config.markdown_extensions
        assert ("pymdownx.emoji" in config.markdown_extensions) is all_of_them


def test_a_list_begins_with_the_number_that_is_typed() -> None:
    html = printed("1. a\n2. b\n\nMore of b.\n\n3. c\n\n    7. d", "en")
    assert html.count("<ol>") == 1 and '<ol start="3">' in html and '<ol start="7">' in html


WRAPPED = {
    "先看\n数据，\n再开会": "先看数据，再开会",
    "先看，\n`数据`": "先看，<code>数据",
    "先看（\nGMV\n）再说": "先看（GMV）再说",
    "先看 GMV\n和数据": "先看 GMV\n和数据",
    "- 先看\n  **数据**\n  再开\n  [会](a.md)\n  “小会”": "先看<strong>数据</strong>再开<a",
    "先看  \n数据": "先看<br />\n数据",
    "先看\n\n数据": "<p>先看</p>\n<p>数据</p>",
    "```\n先看\n数据\n```": "先看\n数据",
    "    先看\n    数据": "先看\n数据",
    "Look\nfirst": "Look\nfirst",
}


@pytest.mark.parametrize("text", WRAPPED)
def test_chinese_that_goes_on_in_the_next_line_has_no_blank(text: str) -> None:
    assert WRAPPED[text] in printed(text, "zh")
