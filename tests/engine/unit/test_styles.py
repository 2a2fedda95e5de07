"""The theme's sheets can be read, and style nothing that is nowhere."""

from __future__ import annotations

import re

from playbook.site.assets import OF_KINDS
from tests.support.handbooks import ROOT

ENGINE = ROOT / "playbook"
SOURCE = ENGINE / "theme" / "src"
SHEETS = {path: path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.css")}
CLASS = re.compile(r"\bpb-[\w-]+")
LINKED = re.compile(r"assets/playbook/([\w-]+\.css)")
LONGEST = 100
PICTURE = "data:image/svg+xml"


def test_every_class_that_is_styled_is_used() -> None:
    """By pages of prose too. A name that ends in `--` goes on with what a script shows."""
    places = [
        *ENGINE.glob("render/templates/**/*.*"),
        *ENGINE.glob("kinds/**/*.md"),
        *ENGINE.glob("kinds/**/*.html"),
        *ENGINE.glob("theme/**/*.html"),
        *SOURCE.rglob("*.js"),
        *ROOT.glob("docs/**/*.md"),
    ]
    used = {name for path in places for name in CLASS.findall(path.read_text(encoding="utf-8"))}
    beginnings = tuple(name for name in used if name.endswith("--"))
    styled = {name for text in SHEETS.values() for name in re.findall(r"\.(pb-[\w-]+)", text)}
    assert {name for name in styled - used if not name.startswith(beginnings)} == set()


def test_every_sheet_is_built() -> None:
    build = (SOURCE / "build.mjs").read_text(encoding="utf-8")
    named = {SOURCE / name for name in re.findall(r'"([\w/-]+\.css)"', build)}
    for path, text in SHEETS.items():
        named |= {(path.parent / name).resolve() for name in re.findall(r'@import "(.+)";', text)}
    assert named == set(SHEETS)


def test_lines_fit_a_screen() -> None:
    long = [
        f"{path.relative_to(SOURCE)}:{number}"
        for path, text in SHEETS.items()
        for number, line in enumerate(text.splitlines(), 1)
        if len(line) > LONGEST and PICTURE not in line
    ]
    assert long == []


SIDES = re.compile(r"[\s;{](?:(?:margin|padding|border)-)?(?:left|right)\s*:")
FOUR = re.compile(r"\b(margin|padding|inset|border-width|border-style):([^;{}]+)")


def _of_sides(text: str) -> list[str]:
    """What `text` places at the left or the right, and not at the start or the end of a line."""
    found = [one[0].strip() for one in SIDES.finditer(text)]
    for name, value in FOUR.findall(text):
        parts = re.findall(r"[^\s(]+(?:\([^)]*\))?", value.replace("!important", ""))
        if len(parts) == 4 and parts[1] != parts[3]:
            found.append(f"{name}:{value}")
    return found


def test_nothing_is_placed_at_a_side_that_is_the_other_from_right_to_left() -> None:
    assert _of_sides("a { left: 0; margin: 0 0 0 1rem; padding: 0 1rem 1px 1rem }") == [
        "left:",
        "margin: 0 0 0 1rem",
    ]
    found = {path.relative_to(SOURCE).as_posix(): _of_sides(text) for path, text in SHEETS.items()}
    assert {path: sides for path, sides in found.items() if sides} == {}


def test_every_sheet_that_templates_link_is_known_to_all_engines() -> None:
    folders = ("kinds", "render/templates", "theme/partials")
    places = [path for one in folders for path in ENGINE.glob(f"{one}/**/*.*")]
    texts = [path.read_text(encoding="utf-8") for path in places if path.suffix in (".md", ".html")]
    linked = {name for text in texts for name in LINKED.findall(text)}
    of_all, of_scripts = {"style.css", "record.css", "prose.css"}, {"search.css"}
    assert linked - of_all == {path.name for path in OF_KINDS} - of_scripts
