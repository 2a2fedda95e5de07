"""Links on the pages of prose: each leads to a page or a file of the handbook."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from urllib.parse import unquote

from playbook.check.base_prose import MADE, BaseProse
from playbook.check.macro_calls import without_code
from playbook.model.playbook import Playbook
from playbook.problems.problem import Problem, mark_at, phrase
from playbook.source.files import files_below
from playbook.source.project import Project
from playbook.text.markup import is_readable

MARKDOWN = re.compile(
    r"\]\([ ]*<?(?P<target>[^)\s>]+)[^)]*\)"
    r"|^ {0,3}(?P<label>\[[^\]\n^]+\]):[ \t]*<?(?P<below>[^\s>]+)>?[ \t]*(?:[\"'(].*)?$",
    re.MULTILINE,
)
HTML = re.compile(r"""<[a-z][^>]*?\s(?:href|src)=["'](?P<target>[^"'\n]+)["']""", re.IGNORECASE)
OUTSIDE = re.compile(r"(?:\]\(|\]:[ \t]*|<|href=[\"'])(?P<address>https?://[^)>\s\"']+)")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|[#?]")
ROOT = frozenset({"", "index.html", "404.html", "sitemap.xml"})


class Links:
    """All that links of one handbook may lead to."""

    def __init__(self, project: Project, playbook: Playbook, base: BaseProse) -> None:
        self.project = project
        codes = [language.code for language in playbook.languages]
        there = filter(project.prints, files_below(project.docs))
        below = (path.relative_to(project.docs) for path in there)
        found = [path.as_posix() for path in below if path.parts[0] not in playbook.unprinted]
        made = [f"{code}/{kind}/{ident}.md" for kind, ident in playbook.paths for code in codes]
        self.sources = {*found, *base.printed, *made}
        self.addresses = ROOT | {name for source in self.sources for name in _addresses(source)}

    def problems(self, where: str, text: str, path: Path) -> Iterator[Problem]:
        """Dead links on the page at `path`, which MkDocs finds too but says no line; and addresses
        that it breaks on."""
        bare = COMMENT.sub(_blank, without_code(text))
        source = path.relative_to(self.project.docs).as_posix()
        for link in MARKDOWN.finditer(bare):
            part = "target" if link["target"] else "below"
            unused = link["label"] and bare.lower().count(link["label"].lower()) < 2
            if not unused and not self._leads(source, link[part]):
                yield _dead(where, text, link, part)
        for link in HTML.finditer(bare):
            if not self._is_address(source, link["target"]):
                yield _dead(where, text, link, "target")
        for link in OUTSIDE.finditer(bare):
            if not is_readable(link["address"]):
                words = {"value": link["address"], "form": phrase("form-address")}
                yield Problem(where, *mark_at(text, link.start("address")), "bad-form", words)

    def _leads(self, source: str, target: str) -> bool:
        """Whether MkDocs takes `target` for a file of the docs, or for an address that is one."""
        if ELSEWHERE.match(target):
            return True
        path = _path(target)
        full = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
        if full in self.sources or MADE.match(full):
            return True
        kind = "absolute_links" if path.startswith("/") else "unrecognized_links"
        if kind in self.project.doubted:
            return False
        return path.removeprefix("/") in self.sources or self._is_address(source, target)

    def _is_address(self, source: str, target: str) -> bool:
        """Whether `target` on the printed page of `source` leads to something on the site."""
        if ELSEWHERE.match(target):
            return True
        path, base = _path(target), unquote(self.project.url_path)
        if path.startswith("/"):
            if not path.startswith(base):
                return False
            full = posixpath.normpath(path.removeprefix(base) or ".")
        else:
            full = posixpath.normpath(posixpath.join(_folder(source), path))
        full = "" if full == "." else full
        return full in self.addresses or MADE.match(full) is not None


def _dead(where: str, text: str, link: re.Match[str], part: str) -> Problem:
    words = {"page": link[part].partition("#")[0]}
    return Problem(where, *mark_at(text, link.start(part)), "no-such-page", words)


def _path(target: str) -> str:
    return unquote(re.split("[#?]", target, maxsplit=1)[0])


def _folder(source: str) -> str:
    """Where the page of `source` is printed: about/edit for about/edit.md."""
    name = source.rpartition(".")[0]
    return name.removesuffix("index").rstrip("/") if posixpath.basename(name) == "index" else name


def _addresses(source: str) -> Collection[str]:
    """The ways to write the address of `source` below the site, without a slash at the end."""
    if not source.endswith(".md"):
        return (source,)
    folder = _folder(source)
    return (folder, f"{folder}/index.html".lstrip("/"))


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", "\0", found.group())
