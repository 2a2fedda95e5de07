"""Links on the pages of prose: each leads to a page or a file of the handbook."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import quote, unquote

from playbook.check.base_prose import MADE, BaseProse
from playbook.check.macro_calls import without_code
from playbook.model.playbook import Playbook
from playbook.problems.problem import Phrase, Problem, mark_at, phrase
from playbook.problems.suggestions import did_you_mean
from playbook.source.files import files_below
from playbook.source.project import Project
from playbook.text.markup import ODD_ADDRESS, is_readable

MARKDOWN = re.compile(
    r"\]\((?:[ \t]*<(?P<angle>[^<>\n]+)>[^()\n]*|(?P<target>(?:[^()\s<]|[ \t]|\([^()\n]*\))+))\)"
    r"|^ {0,3}(?P<label>\[[^\]\n^]+\]):[ \t]*<?(?P<below>[^\s>]+)>?[ \t]*(?:[\"'(].*)?$",
    re.MULTILINE,
)
LONGEST = 2000
"""No address is longer."""
TITLE = re.compile(r"[ \t]+([\"']).*\1$")
HTML = re.compile(r"""<[a-z][^>]*?\s(?:href|src)=["'](?P<target>[^"'\n]+)["']""", re.IGNORECASE)
OUTSIDE = re.compile(r"(?:\]\(|\]:[ \t]*|<|href=[\"'])(?P<address>https?://[^)>\s\"']+)")
NO_ADDRESS = re.compile(
    r"(?:\]\(|\]:[ \t]*|<|href=[\"'])"
    r"(?P<address>(?:https?:(?!//[^/])|(?!https?:)(?=[hps]*t)[hpst]{3,7}:(?=/)|file:|javascript:|data:"
    r"|[A-Za-z]:[\\/])[^)>\s\"']*)",
    re.IGNORECASE,
)
"""What no browser opens from a page: `htps://`, `https:/`, `C:\\`."""
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|[#?]")
ENOUGH = 500
"""For so many dead links of a handbook a page is looked for that they may mean: it takes time."""
ROOT = frozenset({"", "index.html", "404.html", "sitemap.xml"})


class Links:
    """All that links of one handbook may lead to."""

    def __init__(self, project: Project, playbook: Playbook, base: BaseProse) -> None:
        self.project = project
        self.asked = 0
        codes = [language.code for language in playbook.languages]
        there = filter(project.prints, files_below(project.docs))
        below = (path.relative_to(project.docs) for path in there)
        found = [path.as_posix() for path in below if path.parts[0] not in playbook.unprinted]
        made = [f"{code}/{kind}/{ident}.md" for kind, ident in playbook.paths for code in codes]
        self.sources = {*found, *base.printed, *made}
        self.by_name = {_alike(source): source for source in sorted(self.sources)}
        pages = [source for source in sorted(self.sources) if source.endswith(".md")]
        self.by_name |= {_alike(_folder(source)): source for source in pages}
        self.addresses = ROOT | {name for source in self.sources for name in _addresses(source)}

    def problems(self, where: str, text: str, path: Path) -> Iterator[Problem]:
        """Dead links on the page at `path`, which MkDocs finds too but says no line; and addresses
        that it breaks on."""
        bare = COMMENT.sub(_blank, without_code(text))
        source = path.relative_to(self.project.docs).as_posix()
        for link in MARKDOWN.finditer(bare):
            part = next(name for name in ("angle", "target", "below") if link[name])
            if "）" in link[part] and "（" not in link[part]:
                continue  # no link to Markdown: the slip is told for itself
            unused = link["label"] and bare.lower().count(link["label"].lower()) < 2
            if not unused and not self._leads(source, _untitled(link[part])):
                yield self._dead(where, text, link, part)
        for link in HTML.finditer(bare):
            if not self._is_address(source, link["target"]):
                yield self._dead(where, text, link, "target", printed=True)
        for pattern in (OUTSIDE, NO_ADDRESS):
            for link in pattern.finditer(bare):
                if pattern is NO_ADDRESS or not is_readable(link["address"]):
                    words = {"value": link["address"], "form": phrase("form-address")}
                    yield Problem(where, *mark_at(text, link.start("address")), "bad-form", words)

    def _dead(
        self, where: str, text: str, link: re.Match[str], part: str, *, printed: bool = False
    ) -> Problem:
        source = where.partition("/")[2]
        page = _untitled(link[part]).partition("#")[0]
        words = {"page": page, "cure": self.cure(source, page, printed=printed)}
        return Problem(where, *mark_at(text, link.start(part)), "no-such-page", words)

    def cure(self, source: str, target: str, *, printed: bool = False) -> Phrase:
        """What to do about a link on the page `source` that leads to no `target`: what it may mean
        has its name, but for capitals or the ending, or nearly its name in the same folder. One in
        HTML is `printed` as it stands, so it leads from the page's address to another."""
        self.asked += 1
        if self.asked > ENOUGH:
            return phrase("correct-or-remove")
        if target.startswith("www."):
            return did_you_mean(f"https://{target}")
        if ODD_ADDRESS.match(target):
            return did_you_mean(f"https://{target.partition('//')[2]}")
        path = _path(target.replace("\\", "/"))
        folders = [_folder(source)] * printed + [posixpath.dirname(source)]
        if path.startswith("/"):
            path, folders = path.removeprefix(unquote(self.project.url_path)).strip("/"), [""]
        found = (self._meant(posixpath.join(folder, path)) for folder in folders)
        meant = next(filter(None, found), None)
        if meant is None:
            return phrase("correct-or-remove")
        link = posixpath.relpath(meant, posixpath.dirname(source))
        if printed:
            is_page = meant.endswith(".md")
            link = posixpath.relpath(_folder(meant) if is_page else meant, _folder(source))
            link += "/" * is_page
        if not unicodedata.is_normalized("NFC", link):
            return did_you_mean(quote(link))  # with its accents apart it would look as it is now
        return did_you_mean(link.replace(" ", "%20"))

    def _meant(self, path: str) -> str | None:
        """What `path` from the docs may mean, be it only nearly its name."""
        full = _alike(posixpath.normpath(path))
        return self.by_name.get(full) or self.by_name.get(_bare(full)) or self._near(full)

    def _near(self, full: str) -> str | None:
        """What is called nearly as the file `full`, beside it; or as it, alone in its language."""
        folder, name = posixpath.split(_bare(full))
        beside = {
            posixpath.basename(one): one for one in self.by_name if posixpath.dirname(one) == folder
        }
        if close := get_close_matches(name, beside, n=1, cutoff=0.7):
            return self.by_name[beside[close[0]]]
        language = full.partition("/")[0]
        ends = (f"/{name}.md", f"/{name}/index.md")
        named = [
            one for one in self.sources if one.startswith(f"{language}/") and one.endswith(ends)
        ]
        return named[0] if len(named) == 1 else None

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


def _path(target: str) -> str:
    return unquote(re.split("[#?]", target, maxsplit=1)[0])


def _folder(source: str) -> str:
    """Where the page of `source` is printed: about/edit for about/edit.md."""
    name = source.rpartition(".")[0]
    return name.removesuffix("index").rstrip("/") if posixpath.basename(name) == "index" else name


def _untitled(target: str) -> str:
    """The address of a link without the title behind it."""
    target = target.strip()
    return TITLE.sub("", target) if len(target) < LONGEST else target


def _alike(name: str) -> str:
    """A name as it is looked for: capitals are no matter, nor is how a Mac writes accents."""
    return unicodedata.normalize("NFC", name.lower())


def _bare(name: str) -> str:
    """A page as it may be called without its ending."""
    return re.sub(r"(?:/index)?[.](?:md|html?)$", "", name)


def _addresses(source: str) -> Collection[str]:
    """The ways to write the address of `source` below the site, without a slash at the end."""
    if not source.endswith(".md"):
        return (source,)
    folder = _folder(source)
    return (folder, f"{folder}/index.html".lstrip("/"))


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", "\0", found.group())
