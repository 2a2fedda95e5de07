"""Prose runs no code: whatever is neither text nor a plain call of a word is never evaluated."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from jinja2 import Environment, TemplateSyntaxError

from playbook.check.loader import load
from playbook.check.macro_calls import Fault, read
from playbook.export.markdown import Prose, markdown
from playbook.mkdocs.calls_only import CallsOnly
from playbook.problems.problem import BadPlaybook
from playbook.render.renderer import templates

TESTS = Path(__file__).parents[1]
CASES: list[dict[str, Any]] = [
    case
    for name in ("prose", "prose-code")
    for case in yaml.safe_load((TESTS / "cases" / f"{name}.yml").read_text(encoding="utf-8"))
]
MARKS = {
    "usual": {},
    "others": {"variable_start_string": "[[", "variable_end_string": "]]"},
    "lines": {"line_statement_prefix": "%", "line_comment_prefix": "##"},
    "of Ruby": {"block_start_string": "<%", "block_end_string": "%>"},
}
"""What mkdocs.yml may choose for Jinja."""


def rendered(text: str, marks: dict[str, str]) -> str:
    def word(name: str) -> Any:
        def say(*ident: object, **options: object) -> str:
            given = [f"{option}={value}" for option, value in options.items()]
            return f"[{' '.join(map(str, [name, *ident, *given]))}]"

        return say

    environment = Environment(**marks, extensions=[CallsOnly])  # type: ignore[arg-type]
    environment.globals |= {name: word(name) for name in templates()}
    return environment.from_string(text).render(page="no", config="no")


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case["text"]))
def test_what_is_not_text_or_a_call_is_found(case: dict[str, Any]) -> None:
    pieces = read(case["text"], templates())
    found = [[*piece.mark, piece.code] for piece in pieces if isinstance(piece, Fault)]
    assert found == case.get("faults", [])


@pytest.mark.parametrize("marks", MARKS.values(), ids=MARKS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case["text"]))
def test_jinja_runs_nothing_but_calls(case: dict[str, Any], marks: dict[str, str]) -> None:
    if faults := case.get("faults"):
        with pytest.raises(TemplateSyntaxError, match=rf"\[{faults[0][2]}\]") as refused:
            rendered(case["text"], marks)
        assert refused.value.lineno == faults[0][0]
    else:
        assert rendered(case["text"], marks) == case.get("prints", case["text"])


def test_prose_written_out_for_other_engines_runs_none_either(tmp_path: Path) -> None:
    book = load(TESTS / "fixture" / "playbook_data")
    page = tmp_path / "docs" / "zh" / "index.md"
    page.parent.mkdir(parents=True)
    front = "---\ntitle: 首页\n---\n\n"
    page.write_text(f"{front}`{{{{ x.y }}}}`\n", encoding="utf-8")
    uri, text = next(markdown(book, Prose(page.parents[1])))
    assert uri == "zh/index.md" and text.endswith("\n\n`{{ x.y }}`\n")
    page.write_text(front + "{{ cycler.__init__ }}", encoding="utf-8")
    with pytest.raises(BadPlaybook) as refused:
        list(markdown(book, Prose(page.parents[1])))
    problem = refused.value.problems[0]
    assert (problem.path, problem.line, problem.column) == ("docs/zh/index.md", 5, 1)
    assert problem.code == "code-in-prose"
