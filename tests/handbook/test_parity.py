"""Both languages say the same: same structure, same links, same numbers, on the rendered pages."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.support.handbooks import Site

BLOCKS = {"h1", "h2", "h3", "p", "li", "dt", "dd", "th", "td", "label", "legend"}
DIGITS = re.compile(r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
SPELT = (
    "zero no", "one once single first a an january jan", "two twice second both pair february feb",
    "three third march mar", "four fourth april apr", "five fifth may", "six sixth june jun",
    "seven seventh july jul", "eight eighth august aug", "nine ninth september sep",
    "ten tenth october oct", "eleven november nov", "twelve twelfth twelvefold dozen december dec",
)  # fmt: skip
TENS = "twenty thirty forty fifty sixty seventy eighty ninety hundred"
ENGLISH = {name: number for number, names in enumerate(SPELT) for name in names.split()} | {
    name: 10 * number for number, name in enumerate(TENS.split(), start=2)
}
CHINESE = {character: number for number, character in enumerate("零一二三四五六七八九十")} | {
    "两": 2, "双": 2, "半": 0.5, "每": 1, "首": 1, "单": 1,
}  # fmt: skip
NAMES = re.compile(
    r"双1[12]|Double 1[12]|38 节|315|618|818|99(?= 大促)|52[01]"
    r"|9\.9|10\.10|11\.11|12\.12|51job|Order 117"
)
"""Names of campaigns and firms that hold digits in one language only."""
SCALES = {"万": 10_000, "亿": 100_000_000, "千": 1000, "百": 100}
WORD_SCALES = {
    "million": 1_000_000,
    "thousand": 1000,
    "hundred": 100,
    "k": 1000,
    "m": 1_000_000,
    "bn": 1e9,
}


@dataclass
class Shape:
    """A page's article as a list of blocks: tag and text."""

    blocks: list[tuple[str, str]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    def read(self, node: LexborNode, texts: list[str]) -> None:
        """Take in what is below `node`; `texts` are those of the block around it."""
        for child in node.iter(include_text=True):
            if child.tag == "-text":
                texts += [text] if (text := child.text().strip()) else []
            elif child.tag == "svg":
                continue
            elif child.tag in BLOCKS:
                own: list[str] = []
                self.read(child, own)
                self.blocks += [(child.tag, " ".join(own))] if own else []
            else:
                if child.tag == "a" and (href := child.attributes.get("href")):
                    self.links.append(href)
                self.read(child, texts)


def shape(path: Path) -> Shape:
    found = Shape()
    for article in LexborHTMLParser(path.read_bytes()).css("article"):
        found.read(article, [])
    return found


def neutral(link: str) -> str:
    """A link without the language in it, if it names one."""
    return re.sub(r"/(zh|en)/", "/*/", link)


def digits(text: str) -> set[float]:
    """The numbers written in digits, with 万, k, million and the like multiplied in."""
    found = set()
    text = NAMES.sub(" ", text)
    for match in DIGITS.finditer(text):
        number = float(match.group().replace(",", ""))
        rest = text[match.end() :].lstrip().lower()
        word = re.match(r"[a-z]*", rest)
        scale = SCALES.get(rest[:1]) or WORD_SCALES.get(word.group() if word else "", 1)
        found.add(round(number * scale, 6))
    return found


def spelt(text: str) -> set[float]:
    """The numbers that words or Chinese numerals of `text` may stand for."""
    words = {
        float(ENGLISH[word]) for word in re.findall(r"[a-z]+", text.lower()) if word in ENGLISH
    }
    return words | {float(CHINESE[char]) for char in text if char in CHINESE} | _idioms(text)


def _idioms(text: str) -> set[float]:
    """三成 is 30 percent, 七折 is 70 percent of the price or 30 off, 半年 six months."""
    found: set[float] = set()
    for numeral, unit in re.findall(r"([一二三四五六七八九])(成|折)", text):
        tens = 10.0 * CHINESE[numeral]
        found |= {tens} if unit == "成" else {tens, 100 - tens}
    if "半年" in text:
        found.add(6)
    if "一年半" in text:
        found.add(18)
    return found


def test_every_page_has_the_same_shape_links_and_numbers(site: Site) -> None:
    different: list[str] = []
    for zh_path in sorted((site.folder / "zh").rglob("index.html")):
        where = zh_path.relative_to(site.folder / "zh").parent.as_posix()
        zh, en = shape(zh_path), shape(site.folder / "en" / where / "index.html")
        if [tag for tag, _ in zh.blocks] != [tag for tag, _ in en.blocks]:
            different.append(f"{where}: other blocks ({len(zh.blocks)} and {len(en.blocks)})")
            continue
        if sorted(map(neutral, zh.links)) != sorted(map(neutral, en.links)):
            different.append(f"{where}: other links {set(zh.links) ^ set(en.links)}")
        for (_, chinese), (_, english) in zip(zh.blocks, en.blocks, strict=True):
            missing = digits(chinese) - digits(english) - spelt(english)
            added = digits(english) - digits(chinese) - spelt(chinese)
            if missing or added:
                different.append(
                    f"{where}: {sorted(missing)} | {sorted(added)}: {chinese} | {english}"
                )
    assert different == []
