"""A sheet of a workbook as a spreadsheet program sees it: what its formulas come to."""

from __future__ import annotations

import html
import math
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BytesIO
from typing import Any

CELL = re.compile(r'<c r="([A-Z]+[0-9]+)"[^>]*?(?:/>|>(.*?)</c>)', re.DOTALL)
PLACE = re.compile(r"\$([A-Z])\$([0-9]+)")
RANGE = re.compile(r"\$([A-Z])\$([0-9]+):\$[A-Z]\$([0-9]+)")
GUARDED = re.compile(r'IFERROR\(VALUE\((.*)&""\),"[^"]*"\)')


class Sheet:
    """The first sheet: `stored` are the numbers in its cells, `formulas` those that it has."""

    def __init__(self, raw: bytes) -> None:
        file = zipfile.ZipFile(BytesIO(raw))
        assert file.testzip() is None
        xml = file.read("xl/worksheets/sheet1.xml").decode()
        self.stored: dict[str, float | str] = {}
        self.formulas: dict[str, str] = {}
        for place, inner in CELL.findall(xml):
            kind = xml[xml.index(f'<c r="{place}"') :].split(">", 1)[0]
            if formula := re.search(r"<f>(.*?)</f>", inner):
                self.formulas[place] = html.unescape(formula[1])
            if text := re.search(r"<is><t>(.*?)</t></is>", inner):
                self.stored[place] = html.unescape(text[1])
            elif (value := re.search(r"<v>(.*?)</v>", inner)) and 't="s"' not in kind:
                known = 't="str"' not in kind
                self.stored[place] = float(value[1]) if known else html.unescape(value[1])

    def reckoned(self) -> dict[str, float | None]:
        """What each formula comes to from the inputs alone; None if it cannot be computed."""
        known: dict[str, float | None] = {}
        for place in self.formulas:
            with suppress(TypeError):
                self._value(place, known)
        return {place: known[place] for place in self.formulas}

    def _value(self, place: str, known: dict[str, float | None]) -> float:
        if place not in known and place in self.formulas:
            inner = GUARDED.fullmatch(self.formulas[place])
            assert inner, self.formulas[place]
            try:
                known[place] = self._evaluated(inner[1], known)
            except (ZeroDivisionError, TypeError):
                known[place] = None
        found = known[place] if place in known else self.stored.get(place, 0.0)
        if not isinstance(found, int | float):
            raise TypeError(place)
        return found

    def _evaluated(self, formula: str, known: dict[str, float | None]) -> float:
        def values(found: re.Match[str]) -> str:
            rows = range(int(found[2]), int(found[3]) + 1)
            return repr([self._value(f"{found[1]}{row}", known) for row in rows])

        text = RANGE.sub(values, formula)
        text = PLACE.sub(lambda one: repr(self._value(one[1] + one[2], known)), text)
        functions: dict[str, Callable[..., Any]] = {
            "MAX": max,
            "MIN": min,
            "ABS": abs,
            "SUM": sum,
            "SUMPRODUCT": lambda *columns: sum(map(math.prod, zip(*columns, strict=True))),
        }
        return float(eval(text, {"__builtins__": {}}, functions))

    def noisy(self) -> Iterator[str]:
        """Stored numbers of more than 15 digits, which programs would not show alike."""
        for place, value in self.stored.items():
            if isinstance(value, float) and value != float(f"{value:.15g}"):
                yield f"{place}: {value!r}"

    def misfits(self) -> Iterator[str]:
        """Formulas beside which something else stands than what they come to."""
        for place, value in self.reckoned().items():
            stored = self.stored.get(place)
            if value is None:
                if not isinstance(stored, str):
                    yield f"{place}: {self.formulas[place]} is {stored}, and cannot be computed"
            elif not isinstance(stored, float) or not math.isclose(
                stored, value, rel_tol=1e-9, abs_tol=1e-9
            ):
                yield f"{place}: {self.formulas[place]} is {stored}, and comes to {value}"
