"""The lock on mkdocs-macros: of a page's text, Jinja runs the handbook's words and nothing else."""

from __future__ import annotations

from jinja2 import TemplateSyntaxError
from jinja2.ext import Extension

from playbook.check.macro_calls import Call, Fault, read
from playbook.problems.problem import Problem
from playbook.problems.report import reader_language
from playbook.render.renderer import templates


class CallsOnly(Extension):
    """Reads all that is about to be compiled, wherever it comes from, and writes it anew.

    Text becomes a quoted string, so that nothing in it can be taken for code, whichever marks
    mkdocs.yml chooses for it.
    """

    priority = 1000  # the last: what it has read, nobody rewrites

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The text to compile. Raises TemplateSyntaxError, with its line, for anything else."""
        begin = self.environment.variable_start_string
        end = self.environment.variable_end_string
        pieces = read(source, templates())
        return "".join(f"{begin} {self._expression(piece)} {end}" for piece in pieces if piece)

    def _expression(self, piece: str | Call | Fault) -> str:
        if isinstance(piece, str):
            return repr(piece)
        if isinstance(piece, Call):
            ident = [] if piece.ident is None else [repr(piece.ident)]
            options = [f"{name}={value!r}" for name, value in piece.options.items()]
            deep = [f"depth={piece.depth}"] if piece.depth else []
            return f"{piece.macro}({', '.join([*ident, *options, *deep])})"
        problem = Problem("", *piece.mark, piece.code, piece.words)
        language = reader_language()
        said = f"[{problem.code}] {problem.message(language)}. {problem.hint(language)}"
        raise TemplateSyntaxError(said, piece.mark[0])
