"""Typos in one line of YAML: what stands there, and how it was meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, field

from playbook.locale import tables

KEY = r"[A-Za-z_][A-Za-z0-9_-]*"
LEAD = r"(?P<lead>[ ]*(?:-[ ]+)*)"
HEAD = rf"(?P<head>{LEAD}(?:{KEY}:[ ]+|(?!{KEY}:)))"
"""Up to where a value begins."""
ODD_SPACES = {"\u00a0": "NBSP", "\u3000": "U+3000", "\u2003": "U+2003", "\u2009": "U+2009"}
BRACKETS = str.maketrans("【】［］｛｝", "[][]{}")
ESCAPES = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)")
GOOD_ESCAPE = re.compile(r"\\(?:[0abtnvfre \"/\\N_LP]|x..|u(?![dD][89a-fA-F])....|U0.......)")
ODD = "[" + "".join(ODD_SPACES) + "]"
SAFE = {"tab", "odd-space", "full-width-colon", "full-width-dash", "colon-space", "dash-space",
        "colon-in-text", "comma-missing"}  # fmt: skip
"""Typos with only one possible meaning, which `playbook fix` mends."""
COMMENT = re.compile(r"\s#")
FIELD = re.compile(rf"(?<![A-Za-z0-9_-])(?P<key>{KEY}):(?=\s|$)")
WHOLE = re.compile(r"""\{[^{}]*\}|\[[^\[\]]*\]|(?<![^\s{,\[])("|')(?:(?!\1).)*\1""")
"""A value with an end of its own, in which no field can be joined to another."""
MAX_NESTED = 3
JOINED = {"colon-in-text", "text-after-quote", "text-after-bracket", "needs-quotes"}
"""What is wrong with a line that the next field was joined to, as long as no name is known."""

Words = dict[str, object]


@dataclass(frozen=True)
class Guess:
    """How a line was meant: the fault's code and column (from 1), and the line rewritten."""

    code: str
    column: int
    line: str
    words: Words = field(default_factory=dict)


def ambiguous(line: str, meant: str, fields: Set[str]) -> bool:
    """True if what `meant` puts in quotes may not be text from some place in `line` on (from ` #`
    a comment, from a name the next field), or if it makes a comment of what may be text."""
    if len(COMMENT.findall(meant)) > len(COMMENT.findall(line)):
        return True
    quotes = meant.count("'") > line.count("'")
    return quotes and bool(COMMENT.search(line) or joined(line, fields))


def joined(line: str, fields: Set[str]) -> re.Match[str] | None:
    """The first of `fields` that stands in `line` behind the value of another one."""
    for _ in range(MAX_NESTED):
        line = WHOLE.sub(lambda whole: "." * len(whole.group()), line)
    found = re.match(rf"{LEAD}(?:{KEY}[:：])?", line)
    rest = FIELD.finditer(line, found.end() if found else 0)
    return next((field for field in rest if field["key"] in fields), None)


def guesses(line: str) -> Iterator[Guess]:
    """Every way in which `line` may have been meant, likeliest first."""
    for rule in _RULES:
        yield from rule(line)


def shifted(line: str, below: str = "") -> Iterator[Guess]:
    """The line a little further in or out, as the one below has it."""
    if line.startswith("\t"):
        yield Guess("tab", 1, line.lstrip())
    text = line.lstrip(" ")
    indent, next_indent = len(line) - len(text), len(below) - len(below.lstrip(" "))
    own = 2 if text.startswith("- ") else 0
    steps = sorted((1, -1, 2, -2), key=lambda step: indent + step + own != next_indent)
    for step in steps:
        if text and indent + step >= 0:
            yield Guess("indent", indent + 1, " " * (indent + step) + text)


def misread(value: str) -> Guess | None:
    """The typo that turned a mapping or a list into the plain text `value`, if one did."""
    first = value.split("\n", maxsplit=1)[0].split(" - ", maxsplit=1)[0]
    rules = (_full_width_colon, _full_width_dash, _colon_space, _dash_space, _full_width_bracket)
    for rule in rules:
        for guess in rule(first):
            return guess
    return None


def _tab(line: str) -> Iterator[Guess]:
    indent = line[: len(line) - len(line.lstrip(" \t"))]
    if "\t" in indent:
        for width in (2, 4):
            yield Guess("tab", indent.index("\t") + 1, indent.expandtabs(width) + line.lstrip())


def _odd_space(line: str) -> Iterator[Guess]:
    found = re.match(rf"(?:[\s-]|{ODD})*(?:{KEY}[ ]*:)?(?:\s|{ODD})*", line)
    head = found.group() if found else ""
    odd = re.search(ODD, head)
    if odd:
        for blank in ("  ", " "):
            meant = re.sub(ODD, blank, head) + line[len(head) :]
            yield Guess("odd-space", odd.start() + 1, meant, {"name": ODD_SPACES[odd.group()]})


def _full_width_colon(line: str) -> Iterator[Guess]:
    found = re.match(rf"{LEAD}(?P<key>{KEY})[ ]*：[ ]*(?P<value>.*)", line)
    if found:
        meant = f"{found['lead']}{found['key']}: {_safe(found['value'])}".rstrip()
        yield Guess("full-width-colon", line.index("：") + 1, meant, {"key": found["key"]})


def _full_width_dash(line: str) -> Iterator[Guess]:
    found = re.match(r"(?P<indent> *)(?P<dash>[－—–−‐•·●]|[*+](?= )) *(?P<value>\S.*)", line)
    if found:
        meant = f"{found['indent']}- {found['value']}"
        yield Guess("full-width-dash", found.start("dash") + 1, meant, {"dash": found["dash"]})


def _colon_space(line: str) -> Iterator[Guess]:
    found = re.match(rf"{LEAD}(?P<key>{KEY}):(?P<value>[^\s/].*)", line)
    if found:
        meant = f"{found['lead']}{found['key']}: {_safe(found['value'])}"
        yield Guess("colon-space", found.end("key") + 1, meant, {"key": found["key"]})


def _dash_space(line: str) -> Iterator[Guess]:
    found = re.match(r"(?P<indent>[ ]*)-(?P<value>[^\s-].*)", line)
    if found:
        yield Guess("dash-space", found.end("indent") + 1, f"{found['indent']}- {found['value']}")


def _colon_in_text(line: str) -> Iterator[Guess]:
    found = re.match(rf"{HEAD}(?P<value>[^\s\"'\[{{|>#-].*)", line)
    colon = found and re.search(r":(?:\s|$)", COMMENT.split(found["value"])[0])
    if found and colon:
        column = found.start("value") + colon.start() + 1
        yield Guess("colon-in-text", column, found["head"] + quoted(found["value"]))


def _flow(line: str) -> Iterator[Guess]:
    """Full-width punctuation between the parts of `{a: ..., b: ...}`."""
    meant = re.sub(rf"(?:，|、)[ ]*(?={KEY}[:：])", ", ", line)
    meant = re.sub(rf"([{{,][ ]*{KEY})：[ ]*", r"\1: ", meant)
    if meant != line and "{" in line:
        at = next(n for n, (a, b) in enumerate(zip(line, meant, strict=False)) if a != b)
        yield Guess("full-width-flow", at + 1, meant, {"mark": line[at]})
    meant = re.sub(rf"([{{,][ ]*{KEY}):(?=[^\s])", r"\1: ", line)
    if meant != line and "{" in line:
        at = next(n for n, (a, b) in enumerate(zip(line, meant, strict=False)) if a != b)
        key = line[:at].rsplit("{", maxsplit=1)[-1].strip(" ,:")
        yield Guess("colon-space", at, meant, {"key": key})


def _comma_missing(line: str) -> Iterator[Guess]:
    """`{a: one b: two}`: the second side of a text became part of the first."""
    texts = rf"\{{.*?[^,{{\s](?P<gap>[ ]+)(?P<key>{'|'.join(tables.known())}|same):[ ]"
    others = rf"[{{,][ ]*{KEY}:[ ]+[\w.-]+(?P<gap>[ ]+)(?P<key>{KEY}):[ ]"
    found = re.search(texts, line) or re.search(others, line)
    if found:
        meant = f"{line[: found.start('gap')]}, {line[found.start('key') :]}"
        yield Guess("comma-missing", found.start("key") + 1, meant, {"key": found["key"]})


def _full_width_bracket(line: str) -> Iterator[Guess]:
    """`【a, b】` for a list, `｛a: one, b: two｝` for a text."""
    found = re.match(rf"{HEAD}(?P<value>[【［｛\[{{].*[】］｝\]}}])\s*$", line)
    odd = found and re.search("[【［｛】］｝]", found["value"][0] + found["value"][-1])
    if found and odd:
        value = found["value"]
        meant = value[0].translate(BRACKETS) + value[1:-1] + value[-1].translate(BRACKETS)
        column = found.start("value") + 1 if value[0] == odd.group() else found.end("value")
        words: Words = {"mark": odd.group()}
        yield Guess("full-width-bracket", column, found["head"] + meant, words)
    for inner in re.finditer("[【［｛】］｝]", line) if re.search(r"[{}\[\]]", line) else ():
        mark = inner.group()
        meant = line[: inner.start()] + mark.translate(BRACKETS) + line[inner.end() :]
        yield Guess("full-width-bracket", inner.end(), meant, {"mark": mark})


def _doubled(line: str) -> Iterator[Guess]:
    """A mark typed twice: `[a,, b]`, `"a""`, `[[a]`, `-- a`."""
    for found in re.finditer(r"([,，])\s*[,，]|([\"'\[\]{}])\2|(?<=[ ])--(?=[ ])", line):
        mark = found.group()[0]
        meant = line[: found.start()] + mark + line[found.end() :]
        yield Guess("doubled", found.end(), meant, {"mark": mark})


def _colon_missing(line: str) -> Iterator[Guess]:
    """`group ads` for `group: ads`."""
    found = re.match(rf"{LEAD}(?P<key>{KEY})[ ]+(?P<value>[^:：\s].*)$", line)
    if found:
        meant = f"{found['lead']}{found['key']}: {_safe(found['value'])}"
        yield Guess("colon-missing", found.end("key") + 1, meant, {"key": found["key"]})


def _starts_badly(line: str) -> Iterator[Guess]:
    """A plain text cannot begin with a mark that means something in YAML."""
    found = re.match(rf"{HEAD}(?P<value>[@`%&*!|>\]}},?].*)", line)
    if found:
        column = found.start("value") + 1
        words: Words = {"mark": found["value"][0]}
        yield Guess("starts-with-mark", column, found["head"] + quoted(found["value"]), words)


def _quote_inside(line: str) -> Iterator[Guess]:
    """`"New" price`, `'It's'` and `[New] price`: the text goes on after its end."""
    found = re.match(rf"{HEAD}(?P<value>[\"'\[{{].*)", line)
    if not found:
        return
    value, column = found["value"].rstrip(), found.start("value") + 1
    code = "text-after-bracket" if value[0] in "[{" else "text-after-quote"
    if value[0] == value[-1] and len(value) > 1:
        yield Guess(code, column, found["head"] + quoted(value[1:-1]), {"mark": value[0]})
    yield Guess(code, column, found["head"] + quoted(value), {"mark": value[0]})


def _in_braces(line: str) -> Iterator[Guess]:
    """`{a: See [how](metrics/cvr)}`: a text in braces that holds marks of YAML's own."""
    found = re.match(rf"(?P<head>.*?\{{)(?P<inner>{KEY}: .*)(?P<tail>\}}\s*)$", line)
    if not found:
        return
    column, mark, meant, code = 0, "", found["head"], "needs-quotes"
    for part in re.split(rf"(,[ ]*(?={KEY}:[ ]))", found["inner"]):
        key, colon, value = part.partition(": ")
        trouble = re.search(r"[\[\]{}]|: | #", value)
        if value[:1] == "[" and "]" not in value:
            if not column:
                column, mark, code = len(meant) + len(key) + 3, "[", "unclosed"
            meant += f"{part}]"
        elif trouble and value[0] not in "\"'":
            if not column:
                column, mark = len(meant) + len(key) + 3, trouble.group().strip()
            meant += key + colon + quoted(value)
        else:
            meant += part
    if column:
        yield Guess(code, column, meant + found["tail"], {"mark": mark})


def _comma_at_end(line: str) -> Iterator[Guess]:  # `a: {b: c},`, as in JSON
    if found := re.fullmatch(rf"{HEAD}(?P<value>[\"'\[{{].*[\"'\]}}]) *, *", line):
        yield Guess("comma-at-end", line.rindex(",") + 1, found["head"] + found["value"])


def _hash_line(line: str) -> Iterator[Guess]:
    """A line that begins with # ends the text that goes on below it."""
    found = re.match(r"(?P<indent>[ ]+)#(?P<rest>.*\S.*)", line)
    if found:
        column = found.end("indent") + 1
        yield Guess("cut-line", column, f"{found['indent']}＃{found['rest']}")


def _escape(line: str) -> Iterator[Guess]:
    bad = next((e for e in ESCAPES.finditer(line) if not GOOD_ESCAPE.fullmatch(e.group())), None)
    if bad and '"' in line[: bad.start()]:
        meant = re.sub(r"\\(?=[^\"\\])", r"\\\\", line)
        yield Guess("bad-escape", bad.start() + 1, meant)


def _unclosed(line: str) -> Iterator[Guess]:
    for mark in "\"'":
        opened = re.search(rf"(?:^|[\s\[{{,]){mark}", line)
        if opened and line.count(mark) % 2:
            column, words = line.rindex(mark) + 1, Words(mark=mark)
            inside = re.sub(r"([}\]]*\s*)$", rf"{mark}\1", line, count=1)
            for meant in dict.fromkeys((inside, line.rstrip() + mark)):
                yield Guess("unclosed", column, meant, words)
    found = re.match(rf"{HEAD}(?P<value>(?:{'|'.join(tables.known())}):.*\}})\s*$", line)
    if found and line.count("}") > line.count("{"):
        meant = found["head"] + "{" + found["value"]
        yield Guess("unopened", found.end("value"), meant, {"mark": "}"})
    found = re.match(rf"{HEAD}(?P<mark>[\[{{])", line)
    if found:
        column = found.start("mark") + 1
        close, other = "]}" if found["mark"] == "[" else "}]"
        yield Guess("unclosed", column, line.rstrip() + close, {"mark": found["mark"]})
        if line.rstrip().endswith(other):
            yield Guess("unclosed", column, line.rstrip()[:-1] + close, {"mark": found["mark"]})


_RULES: tuple[Callable[[str], Iterator[Guess]], ...] = (
    _tab, _odd_space, _comma_at_end, _full_width_colon, _full_width_dash, _colon_space,
    _dash_space, _doubled, _full_width_bracket, _unclosed, _flow, _comma_missing, _colon_in_text,
    _in_braces, _escape, _starts_badly, _quote_inside, _colon_missing, _hash_line,
)  # fmt: skip


def quoted(value: str) -> str:
    """`value` as a YAML string that means exactly that."""
    return "'" + value.rstrip().replace("'", "''") + "'"


def _safe(value: str) -> str:
    """`value`, quoted if it could not stand plain; a comment behind it stays one."""
    needed = re.search(r":(?:\s|$)", COMMENT.split(value)[0])
    return quoted(value) if needed and value[0] not in "\"'[{|>" else value
