"""Where a site may be printed: into an empty folder, or one that an earlier build made."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

MARK = ".playbook-site"
"""Stands in every printed site. MkDocs, emptying the folder, leaves hidden files alone."""
MARK_TEXT = """这个文件夹由构建生成，下一次构建会把它整个换掉。
A build made this folder, and the next one replaces it as a whole.
"""
PROJECT = {"zh": "整个项目", "en": "the whole project"}
HOME = {"zh": "你的主目录", "en": "your home folder"}
SAID = {
    "zh": {
        "holds": "构建会把 {path} 整个换掉，跟着丢失的是：{kept}。请把网站放到别的文件夹。",
        "inside": "{path} 在 {kept} 里面，那里只放手册的源文件：请把网站放到别的文件夹。",
        "file": "{path} 是文件，不是文件夹：移走它，或者把网站放到别的文件夹。",
        "dangling": "{path} 是一个链接，指向的文件夹不存在：删掉链接，或者建好那个文件夹。",
        "checkout": "{path} 是 Git 工作目录，构建会丢掉它的历史：请构建到别的文件夹，再复制过去。",
        "foreign": "{path} 里有文件，却没有构建留下的 {mark}（旧版本构建的网站也没有）："
        "把它移走或删掉，再构建一次。",
        "unwritable": "不能写入 {path}（{reason}）：改好它的权限，或者把网站放到别的文件夹。",
    },
    "en": {
        "holds": "a build would replace {path}, and {kept} with it: "
        "print the site into another folder.",
        "inside": "{path} is in {kept}, which holds what the handbook is made from: "
        "print the site into another folder.",
        "file": "{path} is a file, not a folder: "
        "move it away, or print the site into another folder.",
        "dangling": "{path} is a link to a folder that is not there: "
        "remove the link, or make the folder.",
        "checkout": "{path} is a Git checkout, whose history would be lost: "
        "print the site into another folder and copy it there.",
        "foreign": "{path} holds files but no {mark}, which every build leaves "
        "(older versions left none): move or delete it, then build again.",
        "unwritable": "cannot write to {path} ({reason}): "
        "mend its permissions, or print the site into another folder.",
    },
}


class UnsafeTarget(Exception):
    """A site may not be printed there; `said` tells why, and the way out."""

    def __init__(self, code: str, path: Path, **words: object) -> None:
        super().__init__(f"{code}: {path}")
        self.code = code
        self.words: dict[str, object] = {"path": path, "mark": MARK, **words}

    def said(self, language: str) -> str:
        """One line in `language` ("zh" or "en")."""
        words = {
            name: value[language] if isinstance(value, Mapping) else value
            for name, value in self.words.items()
        }
        return SAID[language][self.code].format_map(words)


def check(site: Path, project: Path) -> Path:
    """The folder that `site` stands for, links followed, once a build may replace it.

    Changes nothing. Raises UnsafeTarget.
    """
    with told(site):
        if site.is_symlink() and not site.exists():
            raise UnsafeTarget("dangling", site)
        real = _real(site)
        _check_sources(real, project)
        _check_content(real)
    return real


def claim(site: Path, project: Path) -> None:
    """Check `site` and leave the mark in it, for engines that print into it in place.

    Raises UnsafeTarget.
    """
    site = check(site, project)
    with told(site):
        mark(site)


def mark(site: Path) -> None:
    """Say in `site`, made if it is not there, that a build made it."""
    site.mkdir(parents=True, exist_ok=True)
    (site / MARK).write_text(MARK_TEXT, encoding="utf-8")


@contextmanager
def told(site: Path) -> Iterator[None]:
    """What the system forbids becomes UnsafeTarget."""
    try:
        yield
    except OSError as error:
        raise UnsafeTarget("unwritable", site, reason=error.strerror) from error


def _check_sources(site: Path, project: Path) -> None:
    sources = {"docs/": project / "docs", "playbook_data/": project / "playbook_data"}
    kept: list[tuple[object, Path]] = [(PROJECT, project), *sources.items()]
    with suppress(RuntimeError):  # there are accounts without a home
        kept.append((HOME, Path.home()))
    for name, folder in kept:
        if _real(folder).is_relative_to(site):
            raise UnsafeTarget("holds", site, kept=name)
    for name, folder in sources.items():
        if site.is_relative_to(_real(folder)):
            raise UnsafeTarget("inside", site, kept=name)


def _check_content(site: Path) -> None:
    nearest = next(path for path in (site, *site.parents) if path.exists())
    if not nearest.is_dir():
        raise UnsafeTarget("file", nearest)
    if nearest != site:
        return
    names = {path.name for path in site.iterdir()}
    if ".git" in names:
        raise UnsafeTarget("checkout", site)
    if names and MARK not in names:
        raise UnsafeTarget("foreign", site)


def _real(path: Path) -> Path:
    """Like Path.resolve, which raises on links that lead in a ring."""
    return Path(os.path.realpath(path))
