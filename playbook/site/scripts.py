"""The scripts and the stylesheet as readers fetch them: few files, nothing only authors read.

In theme/assets/scripts/ every module does one thing; a phone behind a slow network would wait for
each. A module that a page starts with, or asks for later, becomes one file with all that only it
needs; what several of them need is in `shared.js`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import rcssmin
import rjsmin

from playbook.site.stylesheet import trimmed

IMPORT = re.compile(r'import\{(?P<names>[^}]*)\}from"\./(?P<module>\w+)\.js";?\n?')
LATER = re.compile(r'\bimport\("\./(?P<module>\w+)\.js"\)')
DECLARED = re.compile(
    r"^(?:export )?(?:async )?(?:function\*?|class|const|let) (?P<name>\w+)", re.MULTILINE
)
MAIN = "site"
"""The module on every page: what it needs is in its file, wherever else it is needed."""
SHARED = "shared"
STYLES = ("icons.css", "playbook.css", "tree.css", "checklist.css", "newhire.css")
"""What theme/assets/ adds to Material's stylesheet, in this order."""


class TwoMeanings(ValueError):
    """Modules of one bundle call two things by one name."""


@dataclass(frozen=True)
class Module:
    """One script before bundling."""

    name: str
    source: str

    @cached_property
    def code(self) -> str:
        """The source without comments and needless space."""
        return str(rjsmin.jsmin(self.source))

    @cached_property
    def imports(self) -> list[tuple[str, str, str]]:
        """(module, its name there, its name here) of everything imported from the start."""
        return [
            (found["module"], *_as(name))
            for found in IMPORT.finditer(self.code)
            for name in found["names"].split(",")
            if name
        ]

    @cached_property
    def needs(self) -> list[str]:
        """The modules it imports from the start."""
        return list(dict.fromkeys(module for module, _, _ in self.imports))


def scripts(folder: Path) -> None:
    """Put bundles in the place of the modules in `folder`. Raises TwoMeanings."""
    sources = {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.js"))}
    for name in sources:
        (folder / f"{name}.js").unlink()
    for name, code in bundles(sources).items():
        (folder / f"{name}.js").write_text(code, encoding="utf-8")


def styles(assets: Path, more: str, used: Set[str]) -> None:
    """Put one `style.css` in the place of the sheets in `assets`: of the borrowed ones in its
    stylesheets/ what elements of the classes `used` need, then STYLES, then the rules `more`."""
    borrowed = sorted(assets.glob("stylesheets/*.css"))
    own = [assets / name for name in STYLES]
    texts = [path.read_text(encoding="utf-8") for path in own] + [more]
    theirs = "\n".join(path.read_text(encoding="utf-8") for path in borrowed)
    for path in borrowed + own:
        path.unlink()
    sheets = [trimmed(theirs, used, "".join(texts)), *texts]
    style = "\n".join(map(rcssmin.cssmin, sheets))
    (assets / "style.css").write_text(style, encoding="utf-8")


def bundles(sources: Mapping[str, str]) -> dict[str, str]:
    """The code of each bundle by name, made of modules by name."""
    modules = {name: Module(name, source) for name, source in sources.items()}
    place = _places(modules)
    members: dict[str, list[Module]] = {}
    for name in _in_order(modules):
        members.setdefault(place[name], []).append(modules[name])
    return {bundle: _join(bundle, found, place) for bundle, found in members.items()}


def _places(modules: Mapping[str, Module]) -> dict[str, str]:
    """The bundle each module goes into."""
    later = {found["module"] for one in modules.values() for found in LATER.finditer(one.code)}
    needed = {name for one in modules.values() for name in one.needs}
    roots = [name for name in modules if name in later or name not in needed]
    place = {root: root for root in roots}
    users: dict[str, list[str]] = {}
    for root in roots:
        for name in _reached(root, modules, set(roots)):
            users.setdefault(name, []).append(root)
    for name, using in users.items():
        alone = using[0] if len(using) == 1 else SHARED
        place[name] = MAIN if MAIN in using else alone
    return place


def _reached(root: str, modules: Mapping[str, Module], roots: set[str]) -> Iterator[str]:
    """What `root` needs from the start, short of other roots."""
    seen: set[str] = set()
    waiting = list(modules[root].needs)
    while waiting:
        name = waiting.pop()
        if name not in seen and name not in roots:
            seen.add(name)
            waiting += modules[name].needs
            yield name


def _in_order(modules: Mapping[str, Module]) -> Iterator[str]:
    """The modules, each after those it needs."""
    seen: set[str] = set()

    def visit(name: str) -> Iterator[str]:
        if name not in seen:
            seen.add(name)
            for needed in modules[name].needs:
                yield from visit(needed)
            yield name

    for name in modules:
        yield from visit(name)


def _join(bundle: str, members: Iterable[Module], place: Mapping[str, str]) -> str:
    """One script of several modules, which from now on share their names."""
    meaning: dict[str, tuple[str, str]] = {}
    outside: dict[str, list[str]] = {}
    body: list[str] = []
    for module in members:
        own = [(module.name, name, name) for name in DECLARED.findall(module.source)]
        for origin, name, here in own + module.imports:
            known = meaning.setdefault(here, (origin, name))
            if known != (origin, name):
                raise TwoMeanings(f"{module.name}.js: {here} is something else in {known[0]}.js")
        for origin, name, here in module.imports:
            if place[origin] != bundle:
                words = name if name == here else f"{name} as {here}"
                outside.setdefault(place[origin], []).append(words)
            elif name != here:
                body.append(f"const {here}={name};")
        body.append(IMPORT.sub("", module.code).strip())
    head = [
        f'import{{{",".join(dict.fromkeys(names))}}}from"./{other}.js";'
        for other, names in outside.items()
    ]
    return "\n".join([*head, *body, ""])


def _as(name: str) -> tuple[str, str]:
    there, _, here = name.strip().partition(" as ")
    return there, here or there
