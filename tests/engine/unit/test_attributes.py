"""Templates, scripts and styles know one another by the data attributes of one document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.support.handbooks import ROOT

ENGINE = ROOT / "playbook"
SOURCE = ENGINE / "theme" / "src"
BAR = ENGINE / "kinds" / "checklist" / "checklist_bar.html"
TEMPLATES = [
    *ENGINE.glob("render/templates/**/*.*"),
    *ENGINE.glob("kinds/**/*.md"),
    *ENGINE.glob("kinds/**/*.html"),
    *ENGINE.glob("theme/**/*.html"),
]
PROTOCOL = (SOURCE / "README.md").read_text(encoding="utf-8")
PRINTED, SET = PROTOCOL.split("### ")[1:]
FOLDERS = ["core", "dates", "ticks", "share", "formula"]
"""Each may import from those before it; all others from these, and from themselves."""
ATTRIBUTE = r"data-[a-z-]+"
IN_TEMPLATES = re.compile(rf"\s({ATTRIBUTE})(?=[\s=>{{])")
IN_SCRIPTS = re.compile(rf'(?<=\[){ATTRIBUTE}|(?<="){ATTRIBUTE}(?=")')
PROPERTY = re.compile(r'dataset\.(\w+)|"(\w+)" in \w+\.dataset')
TAKEN = re.compile(r"\{(?P<names>[^{}]*)\} = [\w.?]+\.dataset")
PART = re.compile(r'data-part="(\w+)"')
IMPORT = re.compile(r'^(?:import|export) .*from "(?P<path>\.[^"]+)";$', re.MULTILINE)


def rows(table: str) -> Iterator[tuple[list[str], set[str]]]:
    """The attributes of each row of `table`, and where they are read."""
    for line in table.splitlines():
        if line.startswith("| `data-"):
            first, *_, last = line.strip("| ").split(" | ")
            yield re.findall(rf"`({ATTRIBUTE})`", first), set(re.findall(r"`([^`]+)`", last))


def documented(table: str) -> dict[str, set[str]]:
    """Where each attribute of `table` is read."""
    return {name: readers for names, readers in rows(table) for name in names}


def templates() -> Iterator[str]:
    """Every template and layout."""
    for path in TEMPLATES:
        if "zensical" not in path.parts:
            yield path.read_text(encoding="utf-8")


def attributes(text: str) -> set[str]:
    """Every attribute that a script or sheet reads or sets."""
    names = [one or other for one, other in PROPERTY.findall(text)]
    for taken in TAKEN.finditer(text):
        names += [re.split(r"[:= ]", part.strip())[0] for part in taken["names"].split(",")]
    kebab = (re.sub(r"[A-Z]", lambda found: f"-{found[0].lower()}", name) for name in names)
    return {f"data-{name}" for name in kebab} | set(IN_SCRIPTS.findall(text))


def in_sources() -> dict[str, set[str]]:
    """The features, or files beside them, that read or set each attribute."""
    found: dict[str, set[str]] = {}
    for path in SOURCE.rglob("*.*s"):
        for name in attributes(path.read_text(encoding="utf-8")):
            found.setdefault(name, set()).add(path.relative_to(SOURCE).parts[0])
    index = "playbook/search/index.py"
    for name in set(re.findall(ATTRIBUTE, (ROOT / index).read_text(encoding="utf-8"))):
        found.setdefault(name, set()).add(index)
    return found


def test_the_document_says_what_is_read_and_where() -> None:
    assert in_sources() == documented(PRINTED) | documented(SET)


def test_the_document_says_what_is_printed() -> None:
    printed = {name for text in templates() for name in IN_TEMPLATES.findall(text)}
    assert set(documented(PRINTED)) <= printed
    assert printed <= set(documented(PRINTED)) | set(documented(SET))


def test_the_places_to_fill_are_those_that_scripts_fill() -> None:
    (row,) = (line for line in PRINTED.splitlines() if line.startswith("| `data-part`"))
    said = set(re.findall(r"`(\w+)`", row.split(" | ")[2]))
    code = "".join(path.read_text(encoding="utf-8") for path in SOURCE.glob("*/*.js"))
    filled = re.findall(r"""\[data-part="?(\w+)|\bpart\("(\w+)"\)""", code)
    assert said == {one or other for one, other in filled}
    assert said == {found for text in templates() for found in PART.findall(text)}


def test_the_buttons_of_a_list_are_those_that_do_something() -> None:
    tools = (SOURCE / "checklist" / "tools.js").read_text(encoding="utf-8")
    known = set(re.findall(r"^    (\w+): \(\) =>", tools, re.MULTILINE))
    bar = BAR.read_text(encoding="utf-8")
    printed = re.findall(r'data-do="(\w+)"|\("(\w+)", "', bar)
    assert known == {one or other for one, other in printed}


def test_a_feature_imports_from_what_features_share_and_from_itself() -> None:
    wrong = []
    for path in SOURCE.glob("*/*.js"):
        own = path.parent.name
        below = FOLDERS[: FOLDERS.index(own)] if own in FOLDERS else FOLDERS
        for found in IMPORT.finditer(path.read_text(encoding="utf-8")):
            target = (path.parent / found["path"]).resolve().relative_to(SOURCE).parts[0]
            if target not in (own, *below):
                wrong.append(f"{path.relative_to(SOURCE)} imports {found['path']}")
    assert wrong == []
