"""The pages of prose that a handbook prints and nobody of the team wrote there: those of the base,
and those that stand in where a language lags; and their links to the others."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import unquote

from playbook.check.front_matter import ONLY, front_matter
from playbook.check.macro_calls import Call, read, with_id
from playbook.check.overviews import shown
from playbook.locale.languages import INTERNATIONAL, LANGUAGES
from playbook.model.playbook import Playbook
from playbook.source.bases import Base
from playbook.source.files import files_below
from playbook.source.project import Project
from playbook.text.encoding import decode

MARKDOWN_LINK = re.compile(
    r"(?<!!)\[(?P<words>[^\[\]]*)\]\((?P<target>[^)\s:#]*\.md)(?P<place>[^)]*)\)"
)
LINK_WITHIN = re.compile(r"(?<!!)\[(?P<words>[^\[\]]*)\]\(#[^)]*\)")
MADE = re.compile(r"assets/|[^/]+/(?:sheets|feeds)[/.]")
"""What a build puts beside the pages: only it knows what there is."""
HTML_LINK = re.compile(r"(?<=<a)(?P<before>\b[^>]*?)\s+href=\"(?P<target>[^\":#]+)[^\"]*\"")


@dataclass(frozen=True)
class BaseProse:
    """By their path below the docs folder, such as that of today.md in a language's."""

    printed: dict[str, Path] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
    lacking: frozenset[str] = frozenset()
    """Pages that are printed without some of what they call."""
    stand_ins: dict[str, str] = field(default_factory=dict)
    """The language of what is printed for another, which lags, or which the base does not speak."""

    def is_whole(self, uri: str) -> bool:
        """Whether a link may name any part of the page `uri`: it is the base's, with all of it."""
        return uri in self.printed and uri not in self.lacking


def base_prose(project: Project, book: Playbook) -> BaseProse:
    """What the base of `project` adds to its prose, and what stands in for pages of a language that
    lags."""
    found = _of_base(project, book)
    stand_ins = dict(_stand_ins(project, book, found))
    if not stand_ins:
        return found
    standing = dict.fromkeys(stand_ins, book.whole_language.code)
    return replace(found, printed=found.printed | stand_ins, stand_ins=found.stand_ins | standing)


def with_unwritten(project: Project, book: Playbook) -> Playbook:
    """`book`, which knows the pages of prose that are still to be translated."""
    found = sorted(uri for uri in base_prose(project, book).stand_ins if uri.endswith(".md"))
    return replace(book, unwritten=[(_code(uri), uri) for uri in found]) if found else book


def _stand_ins(project: Project, book: Playbook, found: BaseProse) -> Iterator[tuple[str, Path]]:
    """The pages and files of the first whole language that languages which lag do not have."""
    first = book.whole_language.code
    lagging = [language.code for language in book.languages if language.lag]
    own = filter(project.prints, files_below(project.docs / first)) if lagging else ()
    whole = found.printed | {path.relative_to(project.docs).as_posix(): path for path in own}
    for uri, path in whole.items() if lagging else ():
        code, _, place = uri.partition("/")
        if code == first and not _for_one_language(path):
            for there in (f"{lags}/{place}" for lags in lagging):
                if there not in whole and not project.prints(project.docs / there):
                    yield there, path


def _for_one_language(path: Path) -> bool:
    return path.suffix == ".md" and ONLY in front_matter(decode(path.read_bytes()).text).fields


def _of_base(project: Project, book: Playbook) -> BaseProse:
    """What the base of `project` adds to its prose.

    A page that the team has itself is the team's. A page all of whose overviews would be empty is
    left out, as are those that removed.yml names; only a language's first page always stands.
    """
    if project.base is None:
        return BaseProse()
    printed: dict[str, Path] = {}
    left_out: set[str] = set()
    lacking: set[str] = set()
    stand_ins = _unspoken(project.base, book)
    for uri, path in _in_languages(project.base.docs, book, stand_ins):
        place = uri.rpartition(".")[0].partition("/")[2]
        if (project.docs / uri).is_file():
            continue
        calls = _calls(path) if path.suffix == ".md" else ()
        there = [_is_there(call, book) for call in calls]
        if place in book.removed or not (place in ("", "index") or not there or any(there)):
            left_out.add(uri)
        else:
            printed[uri] = path
            if not all(there):
                lacking.add(uri)
    standing = {uri: stand_ins[code] for uri in printed if (code := _code(uri)) in stand_ins}
    return BaseProse(printed, frozenset(left_out), frozenset(lacking), standing)


def _unspoken(base: Base, book: Playbook) -> dict[str, str]:
    """The languages of the team, but for those that lag, that `base` has no page in; and which of
    its own stands in: one that the team speaks, else what their words fall back on."""
    known = [code for code in LANGUAGES if (base.docs / code).is_dir()]
    spoken = [language.code for language in book.languages]
    near = [code for code in spoken if code in known]
    return {
        code: next(one for one in (*near, *_fallbacks(code), *known) if one in known)
        for code in spoken
        if known and code not in known and not LANGUAGES[code].lag
    }


def _fallbacks(code: str) -> tuple[str, str]:
    return LANGUAGES[code].fallback, INTERNATIONAL.code


def _in_languages(
    docs: Path, book: Playbook, stand_ins: Mapping[str, str]
) -> Iterator[tuple[str, Path]]:
    """The files in `docs`, in each language that they are printed for, and those of none."""
    spoken = [language.code for language in book.languages]
    for path in files_below(docs):
        uri = path.relative_to(docs).as_posix()
        language, below, place = uri.partition("/")
        if not below or language in spoken:
            yield uri, path
        for code in (one for one, near in stand_ins.items() if below and near == language):
            yield f"{code}/{place}", path


def _code(uri: str) -> str:
    return uri.partition("/")[0]


def _calls(path: Path) -> Iterator[Call]:
    from_text = read(path.read_text(encoding="utf-8"), {*shown(), *with_id()})
    return (piece for piece in from_text if isinstance(piece, Call))


def _is_there(call: Call, book: Playbook) -> bool:
    if kind := with_id().get(call.macro):
        return book.id_today(kind, str(call.ident)) in book.records[kind]
    return bool(shown()[call.macro][1](book))


def without_dead_links(
    text: str, uri: str, is_there: Callable[[str], bool], is_whole: Callable[[str], bool]
) -> str:
    """The page `uri` of the base with plain words in place of links to pages that are not there.

    Of a page in the place of the base's, or without some of what it calls, a link names no part:
    it may have others. `is_there` and `is_whole` are asked for paths below the docs folder.
    """
    folder = posixpath.dirname(uri)

    def file(found: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(folder, unquote(found["target"])))
        if not is_there(target):
            return found["words"]
        whole = is_whole(target) or not found["place"].startswith("#")
        return found.group() if whole else f"[{found['words']}]({found['target']})"

    def address(found: re.Match[str]) -> str:
        here = folder if uri.endswith("index.md") else uri.removesuffix(".md")
        place = posixpath.normpath(posixpath.join(here, unquote(found["target"])))
        sources = (f"{place}.md", f"{place}/index.md", place)
        if any(map(is_there, sources)) or MADE.match(place):
            return found.group()
        return found["before"]  # without an address, the element is words

    if not is_whole(uri):
        text = LINK_WITHIN.sub(r"\g<words>", text)
    return HTML_LINK.sub(address, MARKDOWN_LINK.sub(file, text))
