"""Workbooks as LibreOffice reckons them anew, whatever values they were saved with."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping, Sequence
from html import escape
from io import BytesIO
from pathlib import Path

PROGRAMS = ("soffice", "libreoffice")
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""  # noqa: E501 - an item is a line
ALWAYS_ANEW = "registrymodifications.xcu"
SECONDS = 300
SHEET = "xl/worksheets/sheet1.xml"
CELL = re.compile(r'<c r="([A-Z]+\d+)"( s="\d+")?[^>]*?(?:/>|>(.*?)</c>)', re.DOTALL)
FORMULA = re.compile(r"<f>.*?</f>", re.DOTALL)


def find() -> str | None:
    """The program, where it is installed."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def sheets(workbook: bytes, folder: Path, *, shown: bool = False) -> list[list[list[str]]]:
    """The rows of each sheet of `workbook`: numbers as they are or, if `shown`, as cells show them.

    LibreOffice gets a profile below `folder`. Raises CalledProcessError, TimeoutExpired.
    """
    profile, out = folder / "profile", folder / ("shown" if shown else "exact")
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / ALWAYS_ANEW).write_text(SETTINGS, encoding="utf-8")
    file = folder / "given.xlsx"
    file.write_bytes(workbook)
    options = f"44,34,76,1,,1033,false,true,{str(shown).lower()},false,false,-1"
    command = [f"{find()}", "--headless", f"-env:UserInstallation={profile.resolve().as_uri()}"]
    command += ["--convert-to", f"csv:Text - txt - csv (StarCalc):{options}", "--outdir", f"{out}"]
    subprocess.run([*command, f"{file}"], check=True, timeout=SECONDS, capture_output=True)
    written = sorted(out.glob("given*.csv"), key=lambda path: (len(path.name), path.name))
    return [list(csv.reader(path.read_text("utf-8").splitlines())) for path in written]


def cell(rows: Sequence[Sequence[str]], place: str) -> str:
    """What stands at `place`, such as B7, in rows of a sheet."""
    letter, row = place[0], int(place[1:])
    return rows[row - 1][ord(letter) - ord("A")]


def many(workbook: bytes, given: Sequence[Mapping[str, float]]) -> bytes:
    """A workbook with the first sheet of `workbook` once for each of `given`, whose numbers stand
    in their cells; beside formulas stands nothing."""
    source, buffer = zipfile.ZipFile(BytesIO(workbook)), BytesIO()
    xml = source.read(SHEET).decode()
    numbers = range(1, len(given) + 1)
    parts = {name: source.read(name).decode() for name in source.namelist() if name != SHEET}
    types, rels, book = "[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/workbook.xml"
    kind = re.search(rf'<Override PartName="/{SHEET}" ContentType="([^"]*)"/>', parts[types])
    link = re.search(r'<Relationship Id="\w+" Type="([^"]*/worksheet)"[^>]*/>', parts[rels])
    assert kind and link
    parts[types] = parts[types].replace(
        kind[0],
        "".join(kind[0].replace("sheet1.xml", f"sheet{number}.xml") for number in numbers),
    )
    parts[rels] = parts[rels].replace(
        link[0],
        "".join(
            f'<Relationship Id="one{number}" Type="{escape(link[1])}" '
            f'Target="worksheets/sheet{number}.xml"/>'
            for number in numbers
        ),
    )
    named = "".join(
        f'<sheet name="S{number:04}" sheetId="{number}" r:id="one{number}"/>' for number in numbers
    )
    listed = re.sub(r"<sheets>.*</sheets>", f"<sheets>{named}</sheets>", parts[book])
    parts[book] = re.sub(r"<definedNames>.*</definedNames>", "", listed)
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
        for number, values in zip(numbers, given, strict=True):
            file.writestr(SHEET.replace("sheet1", f"sheet{number}"), _with(xml, values))
    return buffer.getvalue()


def _with(xml: str, values: Mapping[str, float]) -> str:
    def changed(found: re.Match[str]) -> str:
        place, look, inner = found[1], found[2] or "", found[3] or ""
        if formula := FORMULA.search(inner):
            return f'<c r="{place}"{look}>{formula[0]}<v>0</v></c>'
        if place in values:
            return f'<c r="{place}"{look}><v>{values[place]!r}</v></c>'
        return found[0]

    return CELL.sub(changed, xml)
