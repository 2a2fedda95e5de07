"""What a reader of one language should never meet: letters of others, dates that can be read two
ways."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

BEYOND_LATIN = re.compile(r"[\u0250-\u1fff\u2c00-\ufe0e\ufe10-\uffff]")
"""Letters, and signs of East Asia, that no text in Latin letters needs."""
ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})|&#x([0-9a-fA-F]+);")
BARE_DATE = re.compile(r"(?<![\w/.-])(?:[0-3]\d-[0-3]\d|[0-3]?\d/[0-3]?\d)(?![\w/.%-])")
"""Such as 01-07: the seventh of January to some, the first of July to others."""
CODE = r"\\{1,2}u[0-9a-f]{4}"
RANGES = re.compile(rf"{CODE}-{CODE}(?:-?{CODE})*")
"""By ranges of codes search tells alphabets apart, whatever texts are in."""
FONTS = "xl/theme/theme1.xml"
"""Names of fonts for every script, the same in each workbook of the world."""
SPACED = re.compile(r" [:;!?%»](?!\S)|«(?!\u202f)|(?<!\u202f)»|(?<=[^\W\d])[;!?](?!\S)")
"""Marks that French keeps off by a space at which no line may end, where they have another or
none. A colon right after a word belongs to code."""
PACKED = (".xlsx", ".zip")
UNREADABLE = (".png", ".gz", ".ico", ".pyc")


def files(folder: Path) -> Iterator[tuple[str, str]]:
    """Each file below `folder` and what it says; those of a workbook one by one."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not path.is_file() or path.suffix in UNREADABLE or ".cache" in path.parts:
            continue
        if path.suffix in PACKED:
            with zipfile.ZipFile(BytesIO(path.read_bytes())) as book:
                yield from ((f"{name}/{one}", book.read(one).decode()) for one in book.namelist())
        else:
            yield name, path.read_text(encoding="utf-8")


def beyond_latin(folder: Path) -> dict[str, str]:
    """The first trace of another script in each file below `folder`, escaped ones too."""
    read = {
        name: ESCAPED.sub(_unescaped, RANGES.sub("", text))
        for name, text in files(folder)
        if not name.endswith(FONTS)
    }
    found = {name: BEYOND_LATIN.search(text) for name, text in read.items()}
    return {
        name: read[name][max(0, one.start() - 30) : one.end() + 30]
        for name, one in found.items()
        if one
    }


def _unescaped(found: re.Match[str]) -> str:
    return chr(int(found[1] or found[2], 16))


def bare_dates(site: Path) -> dict[str, list[str]]:
    """What may be a date of two readings in the texts of each file of a `site`."""
    found = {name: BARE_DATE.findall(shown(name, text)) for name, text in files(site)}
    return {name: dates for name, dates in found.items() if dates}


def ill_spaced(text: str) -> list[str]:
    """Where a French `text` has marks with the wrong space, with what stands around."""
    return [text[max(0, one.start() - 20) : one.end() + 5] for one in SPACED.finditer(text)]


def shown(name: str, text: str) -> str:
    """What readers see of a file: of a page its texts in its own language, of data its strings."""
    if name.endswith(".html"):
        page = LexborHTMLParser(text)
        for node in page.css("script, style, code, [lang]:not(html)"):
            node.decompose()
        return page.body.text(separator="\n") if page.body else ""
    if name.endswith(".json"):
        return "\n".join(_strings(json.loads(text)))
    return text if name.endswith((".ics", ".xml")) else ""


def _strings(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
        return
    inner = data.values() if isinstance(data, dict) else data
    for one in inner if isinstance(inner, Iterable) else ():
        yield from _strings(one)
