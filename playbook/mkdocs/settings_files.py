"""Files that mkdocs.yml names: styles, scripts, pictures, templates and what Python is to run."""

from __future__ import annotations

import ast
import os.path
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from traceback import extract_tb
from typing import Any

import playbook.theme
from playbook.mkdocs.settings_file import place
from playbook.problems.problem import Problem, mark_at, phrase
from playbook.problems.suggestions import likeliest
from playbook.site.page_rules import STYLE_LOADS
from playbook.source.modules import is_there

FOREIGN = re.compile(r"(?:[a-z]+:)?//", re.IGNORECASE)
QUERY = re.compile("[?#]")
PICTURES = ("logo", "favicon")
OF_THEME = (*PICTURES, "name", "custom_dir", "static_templates", "locale")
THEME = Path(playbook.theme.__file__).parent
Keys = tuple[str | int, ...]
MACROS = ("define_env", "on_pre_page_macros", "on_post_page_macros", "on_post_build")
"""What mkdocs-macros looks for in a module."""


def of_theme(
    path: Path, settings: Mapping[str, Any], folders: Collection[str]
) -> Iterator[Problem]:
    """Settings of the theme that would change nothing, as those of Material's; pictures that are
    not there, and templates that are in none of its `folders`."""
    theme = settings.get("theme")
    for key, value in theme.items() if isinstance(theme, dict) else ():
        keys = ("theme", key)
        if key in PICTURES and value and isinstance(value, str):
            yield from _own_file(path, keys, value, settings, folders)
        elif key in PICTURES and value:
            yield _unfit(path, keys, "wanted-text")
        elif key == "static_templates":
            yield from _templates(path, value, folders)
        elif near := likeliest(str(key), OF_THEME) if key not in OF_THEME else None:
            yield Problem(*place(path, *keys), "unknown-setting", {"name": key, "near": near})
        elif key not in OF_THEME:
            yield Problem(*place(path, *keys), "theme-setting", {"name": key})


def extra_files(
    path: Path, settings: Mapping[str, Any], folders: Collection[str]
) -> Iterator[Problem]:
    """What is wrong with styles, scripts and templates of the team's own, in docs/ or in one of the
    `folders` of the theme: no page would have them."""
    for key in ("extra_css", "extra_javascript", "extra_templates"):
        listed = settings.get(key)
        for number, entry in enumerate(listed if isinstance(listed, list) else ()):
            target = entry.get("path") if isinstance(entry, dict) else entry
            if isinstance(target, str):
                yield from _own_file(path, (key, number), target, settings, folders)
            elif key == "extra_css":  # of the others MkDocs says it
                yield _unfit(path, (key, number), "wanted-text")


def programs(path: Path, settings: Mapping[str, Any], module: str) -> Iterator[Problem]:
    """What keeps Python from running the hooks, and the `module` of mkdocs-macros, as far as can be
    told without running them."""
    for name in _programs(settings, module):
        if not (path.parent / name).is_file():
            continue  # which is told for itself
        try:
            found = ast.parse((path.parent / name).read_bytes())
        except SyntaxError as error:
            mark = (error.lineno or 1, error.offset or 1)
            yield Problem(name, *mark, "bad-python", {"detail": error.msg})
        except ValueError as error:  # NUL
            yield Problem(name, 1, 1, "bad-python", {"detail": str(error)})
        else:
            yield from _imports(name, found)
            if name == f"{module}.py" and not _gives(found, MACROS):
                yield Problem(name, 1, 1, "no-macros")


def raised_in(
    path: Path, settings: Mapping[str, Any], module: str, error: BaseException
) -> Problem | None:
    """Where one of those programs ended with `error`, or with what led to it; None if none did."""
    names = {(path.parent / name).resolve(): name for name in _programs(settings, module)}
    told: BaseException | None = error
    while told is not None:
        for frame in reversed(extract_tb(told.__traceback__)):
            if name := names.get(Path(frame.filename).resolve()):
                detail = f"{type(told).__name__}: {told}"
                return Problem(name, frame.lineno or 1, 1, "bad-python", {"detail": detail})
        told = told.__cause__ or told.__context__
    return None


def _programs(settings: Mapping[str, Any], module: str) -> set[str]:
    """The hooks, and the `module` of mkdocs-macros."""
    hooks = settings.get("hooks")
    names = [name for name in hooks if isinstance(name, str)] if isinstance(hooks, list) else []
    return {*names, f"{module}.py"}


def of_macros(path: Path, given: Mapping[str, Any]) -> Iterator[Problem]:
    """Options of mkdocs-macros that it takes, and ends at or leaves all pages alone for."""
    above = ("plugins", "macros")
    if given.get("render_by_default", True) is False:
        yield _unfit(path, (*above, "render_by_default"), "wanted-render")
    folder = given.get("include_dir")
    if isinstance(folder, str) and folder and not (path.parent / folder).is_dir():
        words = {"name": "include_dir", "detail": phrase("wanted-path", path=folder)}
        yield Problem(*place(path, *above, "include_dir"), "bad-setting", words)
    modules = given.get("modules")
    for name in modules if isinstance(modules, list) else ():
        top = str(name).partition(":")[0].partition(".")[0]
        if not (top and is_there(top)):
            words = {"name": "modules", "detail": f"No module named '{name}'"}
            yield Problem(*place(path, *above, "modules", name), "bad-setting", words)


def _imports(name: str, module: ast.Module) -> Iterator[Problem]:
    """What the `module` in the file `name` imports of the engine and is not there."""
    for node in module.body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("playbook."):
            try:
                there = is_there(node.module or "")
            except ImportError:
                there = False
            if not there:
                detail = f"No module named '{node.module}'"
                mark = (node.lineno, node.col_offset + 1)
                yield Problem(name, *mark, "bad-python", {"detail": detail})


def _gives(module: ast.Module, wanted: Iterable[str]) -> bool:
    """Whether a `module` has, or may have, something that is called as one of those `wanted`."""
    names = {node.name for node in module.body if isinstance(node, ast.FunctionDef)}
    for node in ast.walk(module):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names |= {one.asname or one.name for one in node.names}
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
    return bool(names & {*wanted, "*"})


def _templates(path: Path, listed: object, folders: Collection[str]) -> Iterator[Problem]:
    """Templates that are printed as they are, and that no folder of the theme has."""
    if not isinstance(listed, list):
        yield _unfit(path, ("theme", "static_templates"), "wanted-list")
        return
    for name in map(str, listed):
        if not any(Path(folder, name).is_file() for folder in folders):
            mark = place(path, "theme", "static_templates", name)
            words = {"name": "static_templates", "detail": phrase("wanted-path", path=name)}
            yield Problem(*mark, "bad-setting", words)


def _own_file(
    path: Path, keys: Keys, target: str, settings: Mapping[str, Any], folders: Collection[str]
) -> Iterator[Problem]:
    """What is wrong with a file of the team's own that stands in the settings at `keys`."""
    if FOREIGN.match(target):
        yield Problem(*place(path, *keys), "foreign-file", {"target": target})
        return
    name = os.path.normpath(QUERY.split(target)[0])
    docs = path.parent / str(settings.get("docs_dir") or "docs")
    there = [docs / name, *(Path(folder, name) for folder in folders)]
    file = next(filter(Path.is_file, there), None)
    if file is None or name.startswith(os.pardir):
        yield Problem(*place(path, *keys), "no-extra-file", {"name": target})
    elif keys[0] == "extra_css":
        text = file.read_text(encoding="utf-8", errors="replace")
        for found in STYLE_LOADS.finditer(text):
            where = Path(os.path.relpath(file, path.parent)).as_posix()
            mark = mark_at(text, found.start("target"))
            yield Problem(where, *mark, "foreign-file", {"target": found["target"]})


def _unfit(path: Path, keys: Keys, wanted: str) -> Problem:
    detail, name = phrase(wanted), [key for key in keys if isinstance(key, str)][-1]
    return Problem(*place(path, *keys), "bad-setting", {"name": name, "detail": detail})
