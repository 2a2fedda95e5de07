"""A printed site, looked over before anybody sees it: what is missing, dead, empty or foreign."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playbook.text.markup import plain
from playbook.text.languages import LANGUAGES
from playbook.model.base import Text
from playbook.views.pages import pages
from playbook.model.playbook import Playbook
from playbook.problems.problem import Mark, Problem
from playbook.text.han import HAN, LATIN
from playbook.model.traversal import leaves

PAGE_BYTES = 500_000
"""More than this is slow to open on a phone in a warehouse."""
LOADS = ("src", "srcset", "poster", "imagesrcset", "background")
"""What a browser fetches by itself, on whatever element it stands; and these of some elements:"""
LOADS_OF = {"object": "data", "use": "href", "image": "href", "link": "href"}
SAID = ("content", "title", "alt", "aria-label", "placeholder")
"""Attributes that people read or hear, or search engines show."""
NOT_LOADED = {"canonical", "alternate", "license", "author", "me"}
HOLDERS = {"ul": {"li"}, "ol": {"li"}, "tbody": {"tr"}, "table": {"tr"}, "dl": {"dt"},
           "select": {"option"}}  # fmt: skip
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
        "track", "wbr"}  # fmt: skip
LEFT_OVER = re.compile(r"\{\{|\}\}|\{%|%\}")
ERRORS = re.compile(r"Macro Rendering Error|Macro Syntax Error|Traceback \(most recent call last\)"
                    r"|jinja2\.exceptions|UndefinedError|TemplateSyntaxError")  # fmt: skip
FOREIGN = re.compile(r"^(?:https?:)?//", re.IGNORECASE)
STYLE_LOADS = re.compile(r"(?:url\(\s*['\"]?|@import\s+['\"])(?P<target>(?:https?:)?//[^'\")]+)")
ENOUGH_LETTERS = 200


class Page(HTMLParser):
    """The facts of one page, each with its place."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.language = ""
        self.ids: dict[str, Mark] = {}
        self.links: list[tuple[Mark, str]] = []
        self.faults: list[tuple[Mark, str, dict[str, object]]] = []
        self.texts: list[tuple[Mark, str]] = []
        self.code: list[str] = []
        self.article: list[str] = []
        self._open: list[tuple[str, Mark, dict[str, str | None]]] = []
        self._held: list[set[str]] = []
        self.feed(html)
        self.close()

    @property
    def mark(self) -> Mark:
        """Where the parser stands, from 1."""
        line, column = self.getpos()
        return line, column + 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the tag loads, links to, names and holds."""
        given = dict(attrs)
        if tag == "html":
            self.language = given.get("lang") or ""
        if ident := given.get("id"):
            if ident in self.ids:
                self.fault("page-id-twice", id=ident)
            self.ids.setdefault(ident, self.mark)
        if tag == "a" and given.get("href"):
            self.links.append((self.mark, given["href"] or ""))
        self.loads(tag, given)
        if tag == "img" and "alt" not in given:
            self.fault("page-image-without-text", name=given.get("src"))
        for held in self._held:
            held.add(tag)
        if tag not in VOID:
            self._open.append((tag, self.mark, given))
            self._held.append(set())

    def loads(self, tag: str, given: dict[str, str | None]) -> None:
        """What the browser fetches by itself must come from this site, and be there."""
        rel = set((given.get("rel") or "").split())
        own = "" if tag == "link" and NOT_LOADED & rel else LOADS_OF.get(tag, "")
        for name in (*LOADS, own):
            value = given.get(name) or ""
            for target in [part.split()[0] for part in value.split(", ") if part.strip()]:
                if FOREIGN.match(target):
                    self.fault("page-foreign", target=target)
                elif not target.startswith("data:"):
                    self.links.append((self.mark, target))
        self.texts += [(self.mark, said) for name in SAID if (said := given.get(name))]
        if found := STYLE_LOADS.search(given.get("style") or ""):
            self.fault("page-foreign", target=found["target"])

    def handle_endtag(self, tag: str) -> None:
        """Note what an element turned out not to hold."""
        if tag not in {name for name, _, _ in self._open}:
            return
        while self._open:
            name, mark, given = self._open.pop()
            held = self._held.pop()
            if name == tag:
                break
        by_script = "hidden" in given or any(key.startswith("data-") for key in given)
        said = "article" in {parent for parent, _, _ in self._open}
        if said and name in HOLDERS and not HOLDERS[name] & held and not by_script:
            self.faults.append((mark, "page-empty", {"tag": name}))
        named = "title" in held or given.get("aria-label") or given.get("aria-labelledby")
        if name == "svg" and given.get("role") == "img" and not named:
            self.faults.append((mark, "page-image-without-text", {"name": "svg"}))

    def handle_data(self, data: str) -> None:
        """Note text that readers see."""
        here = {name for name, _, _ in self._open}
        if here & {"script", "style", "template"}:
            if "style" in here and (found := STYLE_LOADS.search(data)):
                self.fault("page-foreign", target=found["target"])
            return
        if data.strip():
            if here & {"code", "pre"}:
                self.code.append(data)
            else:
                self.texts.append((self.mark, data))
            if "article" in here and not any("lang" in given for _, _, given in self._open[1:]):
                self.article.append(data)

    def fault(self, code: str, **words: object) -> None:
        """Note a fault at the present place."""
        self.faults.append((self.mark, code, words))


class Site:
    """A folder of printed pages."""

    def __init__(self, folder: Path, playbook: Playbook, base: str = "/") -> None:
        self.folder = folder
        self.playbook = playbook
        self.base = base
        """The path that 404.html and others put before absolute addresses."""

    @cached_property
    def pages(self) -> dict[str, Page]:
        """Every page by its path, such as zh/roles/ops/index.html."""
        return {
            path.relative_to(self.folder).as_posix(): Page(path.read_text(encoding="utf-8"))
            for path in sorted(self.folder.rglob("*.html"))
        }

    @cached_property
    def typed(self) -> str:
        """All texts of the data that hold template marks and are to be shown as typed."""
        models = [r for kind in self.playbook.records.values() for r in kind.values()]
        book = self.playbook
        files = [
            book.team,
            book.plan,
            book.phases,
            book.evidence_file,
            book.inventory,
        ]
        sides = [
            value[side]
            for model in [*models, *(file for file in files if file)]
            for _, marker, value in leaves(model)
            if marker is Text
            for side in LANGUAGES
        ]
        marked = [side for side in sides if LEFT_OVER.search(side)]
        return "\n".join([*marked, *map(plain, marked)])


def verify(folder: Path, playbook: Playbook, base: str = "/") -> list[Problem]:
    """Everything wrong with the site in `folder`, printed from `playbook`."""
    site = Site(folder, playbook, base)
    problems = list(_missing(site))
    for path, page in site.pages.items():
        for mark, code, words in page.faults:
            problems.append(Problem(path, *mark, code, words))
        problems += _size(folder / path, path)
        problems += _left_over(path, page, site)
        problems += _language(path, page)
        problems += _dead(path, page, site)
    for sheet in sorted(folder.rglob("*.css")):
        name = sheet.relative_to(folder).as_posix()
        for found in STYLE_LOADS.finditer(sheet.read_text(encoding="utf-8")):
            problems.append(Problem(name, 1, 1, "page-foreign", {"target": found["target"]}))
    return problems


def _missing(site: Site) -> Iterator[Problem]:
    for language in site.playbook.languages:
        for page in pages(site.playbook, language):
            path = page.path.removesuffix(".md") + "/index.html"
            if path not in site.pages:
                yield Problem(path, 1, 1, "page-missing", {"data": page.data})
    for path in ("index.html", "404.html"):
        if path not in site.pages:
            yield Problem(path, 1, 1, "page-missing", {"data": "docs"})


def _size(file: Path, path: str) -> Iterator[Problem]:
    size = file.stat().st_size
    if size > PAGE_BYTES:
        yield Problem(path, 1, 1, "page-too-big", {"size": size, "limit": PAGE_BYTES})


def _left_over(path: str, page: Page, site: Site) -> Iterator[Problem]:
    quoted = [re.escape(code) for code in page.code if LEFT_OVER.search(code)]
    in_code = re.compile("|".join(quoted) or "(?!)")
    for mark, text in page.texts:
        if found := ERRORS.search(text):
            yield Problem(path, *mark, "page-error", {"found": found.group()})
        rest = in_code.sub("", text)  # a heading's code is text in the list of headings
        for found in LEFT_OVER.finditer(rest):
            around = rest[max(0, found.start() - 3) : found.end() + 3].strip()
            if around not in site.typed:
                yield Problem(path, *mark, "page-left-over", {"found": around})


def _language(path: str, page: Page) -> Iterator[Problem]:
    code = path.partition("/")[0]
    if code not in LANGUAGES:
        return
    if page.language != LANGUAGES[code].tag:
        words = {"lang": page.language, "wanted": LANGUAGES[code].tag}
        yield Problem(path, 1, 1, "page-language", words)
    text = "".join(page.article)
    han, latin = len(HAN.findall(text)), sum(map(len, LATIN.findall(text)))
    # A Han character says about as much as three letters.
    share = 3 * han / (3 * han + latin) if han + latin >= ENOUGH_LETTERS else None
    if share is not None and (share < 0.5) == (code == "zh"):
        words = {"lang": "en" if code == "zh" else "zh", "wanted": code}
        yield Problem(path, 1, 1, "page-language", words)


def _dead(path: str, page: Page, site: Site) -> Iterator[Problem]:
    for mark, href in page.links:
        parts = urlsplit(href)
        if parts.scheme or parts.netloc or href.startswith("?"):
            continue
        target = _resolve(path, unquote(parts.path), site.base)
        anchor = unquote(parts.fragment)
        if target is None or not (site.folder / target).exists():
            yield Problem(path, *mark, "page-dead-link", {"target": href})
        elif anchor and target in site.pages and not _names(site.pages[target], anchor):
            yield Problem(path, *mark, "page-dead-anchor", {"target": href})


def _names(page: Page, anchor: str) -> bool:
    return anchor in page.ids or anchor.startswith((":~:", "share="))


def _resolve(path: str, target: str, base: str) -> str | None:
    """The file that `target` on the page `path` leads to; None if it leaves the site."""
    if target.startswith("/"):
        if not target.startswith(base):
            return None
        full = target.removeprefix(base)
    else:
        full = posixpath.join(posixpath.dirname(path), target) if target else path
    full = posixpath.normpath(full) + ("/" if full.endswith("/") or full in ("", ".") else "")
    if full.startswith(".."):
        return None
    full = full.removeprefix("./")
    return full + "index.html" if full.endswith("/") or not full else full
