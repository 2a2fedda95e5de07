"""`playbook init`: a handbook of one's own, in a few small files."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory

from babel.core import get_global
from babel.numbers import get_territory_currencies

from playbook.check.lock import write_lock
from playbook.cli.output import finish_last, refuse, say
from playbook.kinds.said import all_said
from playbook.kinds.starters import in_languages
from playbook.locale import po, tables
from playbook.locale.cldr import locale_of
from playbook.locale.languages import INTERNATIONAL, LANGUAGES
from playbook.mkdocs.project import find_project
from playbook.model.base import ID_PATTERN
from playbook.source import bases, modules
from playbook.source.journal import write_all
from playbook.source.project import Project
from playbook.source.reader import read
from playbook.source.writing import write

TEMPLATES = Path(__file__).with_name("handbook")
PACKAGE = "team-playbook"
TEAM = "playbook_data/team.yml"
VOCABULARY = "vocabulary.yml"
FILES = {
    "mkdocs.yml": "mkdocs.yml",
    "macros.py": "macros",
    ".github/workflows/publish.yml": "publish.yml",
    ".vscode/settings.json": "settings.json",
    ".gitignore": "gitignore",
}
"""What each file is written from, but for those that differ by base or language."""
COMMENTED = ("mkdocs.yml", ".github/workflows/publish.yml")
"""Files of settings, commented in the handbook's first language."""
ZONES = {
    "AU": "Australia/Sydney", "BR": "America/Sao_Paulo", "CA": "America/Toronto",
    "CN": "Asia/Shanghai", "ES": "Europe/Madrid", "ID": "Asia/Jakarta", "MX": "America/Mexico_City",
    "NZ": "Pacific/Auckland", "PT": "Europe/Lisbon", "RU": "Europe/Moscow",
    "US": "America/New_York",
}  # fmt: skip
"""Where most people live in countries of several time zones."""
PLAN = ("plan/", "plan/structure.md", "plan/people.md", "plan/incentives.md", "plan/budget.md",
        "plan/build-the-team.md")  # fmt: skip


def init(options: argparse.Namespace) -> int:
    """Write the files of a new handbook into a folder that holds none of them, all or none; ask for
    what the options leave open. Returns 0, or not if there is anything against it. Raises OSError.
    """
    folder: Path = options.folder.resolve()
    options.project = Project(folder, folder, folder, folder)
    if options.project.journal.is_file():  # an earlier run was killed
        finish_last(options)
        print(say(options, "begun", folder=options.folder))
        return 0
    if not options.yes and sys.stdin.isatty():
        _ask(options, folder)
    blanks = _blanks(options, folder)
    if wrong := _wrong(blanks):
        return refuse(options, wrong[0], **wrong[1])
    files = _files(blanks)
    if there := [name for name in files if (folder / name).exists()]:
        return refuse(options, "taken", path=folder / there[0])
    write_all(_with_lock(folder, files), options.project.journal)
    for name in files:
        print(folder / name)
    for code in blanks["languages"].split(", "):
        if code not in tables.SHIPPED:
            print(say(options, "words-begun", language=LANGUAGES[code].name, code=code))
    print(say(options, "begun", folder=options.folder))
    return 0


def _with_lock(folder: Path, files: Mapping[str, str]) -> dict[Path, bytes]:
    """The `files` and what is noted of the base beside them, by their place in `folder`."""
    with TemporaryDirectory() as name:
        draft = Path(name).resolve()
        for place, text in files.items():
            write(draft / place, text)
        write_lock(find_project(draft)[0])
        found = (path for path in draft.rglob("*") if path.is_file())
        return {folder / path.relative_to(draft): path.read_bytes() for path in found}


def _ask(options: argparse.Namespace, folder: Path) -> None:
    """Ask for each option that is not given; an empty answer takes what is offered."""
    for name in ("name", "languages", "country", "base"):
        if getattr(options, name) is None:
            offered = _offered(name, folder, options.lang, options.base)
            print(say(options, f"ask-{name}", offered=offered), end=" ", flush=True)
            setattr(options, name, sys.stdin.readline().strip() or offered)


def languages_offered(base: str, folder: Path, lang: str) -> list[str]:
    """Those that the content of the base called `base` is in, the language `lang` of who asks or
    what it falls back on first; for one without content, this and the international language."""
    printed = _written_in(base, folder)
    if printed is None:
        return list(dict.fromkeys((lang, INTERNATIONAL.code)))
    return sorted(printed, key=lambda one: (one != lang, one != tables.fallback(lang)))


def _written_in(base: str, folder: Path) -> list[str] | None:
    """The languages of the content of the base called `base`; None if it has none."""
    found = bases.find(base, folder)
    if not found or not found.data.is_dir():
        return None
    return [one for one in LANGUAGES if (found.docs / one).is_dir()]


def _entries(languages: list[str], written: list[str] | None) -> str:
    """The `languages` as team.yml lists them: what the base is not `written` in lags behind, or
    where it says nothing, what the engine does not speak behind others."""
    whole = {*(tables.SHIPPED if written is None else written)}
    if written is None and whole.isdisjoint(languages):
        whole.update(languages)
    return ", ".join(one if one in whole else f"{{code: {one}, lag: true}}" for one in languages)


def _take_in(languages: list[str]) -> None:
    """Know those of the `languages` that CLDR knows, without a word yet."""
    new: dict[str, dict[str, str]] = {}
    for code in languages:
        with suppress(ValueError):
            if code not in tables.SHIPPED and locale_of(code):
                new[code] = {}
    tables.add(new)


def _offered(name: str, folder: Path, lang: str, base: str | None) -> str:
    """What stands for an option that is not given; the language of who asks comes first."""
    return {
        "name": folder.name.replace("-", " ").strip().capitalize() or "Handbook",
        "languages": ",".join(languages_offered(base or bases.OF_CHECKOUT, folder, lang)),
        "country": "CN",
        "base": bases.OF_CHECKOUT,
    }[name]


def _blanks(options: argparse.Namespace, folder: Path) -> dict[str, str]:
    """What the files say of this handbook."""
    given = {
        name: getattr(options, name) or _offered(name, folder, options.lang, options.base)
        for name in ("name", "languages", "country", "base")
    }
    country = given["country"].upper()
    languages = [*dict.fromkeys(code.strip() for code in given["languages"].split(","))]
    _take_in(languages)
    written = _written_in(given["base"], folder)
    plan = "".join(f"      - {page}\n" for page in PLAN) if given["base"] != "none" else ""
    title = given["name"]
    sides = ", ".join(f"{code}: {json.dumps(title, ensure_ascii=False)}" for code in languages)
    return {
        "id": _id(folder.name),
        "title": title,
        "name": f"{{{sides}, same: true}}",
        "languages": ", ".join(languages),
        "entries": _entries(languages, written),
        "lang": languages[0],
        "country": country,
        "timezone": _zone(country),
        "currency": next(iter(get_territory_currencies(country)), ""),
        "markets": ", ".join(_taking_in(country, "markets", given["base"], folder)),
        "regions": ", ".join(_taking_in(country, "regions", given["base"], folder)),
        "base": given["base"],
        "plan": plan,
        "year": str(date.today().year),
        "requirement": _requirement(),
    }


def _taking_in(country: str, name: str, base: str, folder: Path) -> list[str]:
    """The `name`, markets or regions of law, of the base called `base` that take in `country`."""
    found = bases.find(base, folder)
    path = found.data / VOCABULARY if found else None
    if not path or not path.is_file():
        return []
    known = read(VOCABULARY, path.read_bytes()).data.get(name, [])
    return [one["id"] for one in known if country in one.get("countries", [country])]


def _wrong(blanks: dict[str, str]) -> tuple[str, dict[str, str]] | None:
    """The key and the words of what cannot be used."""
    languages = blanks["languages"].split(", ")
    if unknown := [one for one in languages if one not in LANGUAGES]:
        return "no-language", {"given": ", ".join(unknown), "known": ", ".join(tables.SHIPPED)}
    if blanks["entries"].count("lag: true") == len(languages):
        return "not-in-base", {"given": blanks["languages"], "base": blanks["base"]}
    if not blanks["timezone"] or not blanks["currency"]:
        return "no-country", {"given": blanks["country"]}
    if (base := blanks["base"]) not in (known := [one.name for one in bases.bases()]):
        return "no-base", {"given": base, "known": ", ".join(known)}
    return None


def _files(blanks: dict[str, str]) -> dict[str, str]:
    """Each file of the handbook, and what it says."""
    team = "team.yml" if blanks["base"] == "none" else "team-change.yml"
    made = FILES | {TEAM: team}
    texts = {
        name: (TEMPLATES / source).read_text(encoding="utf-8") for name, source in made.items()
    }
    languages = blanks["languages"].split(", ")
    words = {one: tables.section("starters", one) for one in languages}
    spoken = [one for one in languages if one in tables.SHIPPED] or languages
    texts[TEAM] = in_languages(texts[TEAM], spoken, words)
    for name in COMMENTED:
        texts[name] = in_languages(texts[name], languages[:1], words)
    filled = {name: Template(text).substitute(blanks) for name, text in texts.items()}
    readme = tables.commands(blanks["lang"])["readme"].format(title=blanks["title"])
    own_words = {
        f"playbook_data/{po.FOLDER}/{one}.po": po.written(all_said(one), one).decode()
        for one in languages
        if one not in tables.SHIPPED
    }
    return filled | own_words | {
        "README.md": readme, "requirements.txt": blanks["requirement"], "docs/.keep": "",
    }  # fmt: skip


def _id(name: str) -> str:
    """An id from a folder's `name`."""
    ident = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    return ident if re.fullmatch(ID_PATTERN, ident) else "handbook"


def _zone(country: str) -> str:
    """The time zone of `country`; empty for what is none."""
    zones = [zone for zone, place in get_global("zone_territories").items() if place == country]
    return ZONES.get(country) or next(iter(zones), "")


def _requirement() -> str:
    """The wheel that this engine came from, with its hash; else its version."""
    version, origin = modules.installed(PACKAGE)
    digest = origin.get("archive_info", {}).get("hashes", {}).get("sha256")
    if digest and origin["url"].startswith("https:"):
        return f"{PACKAGE} @ {origin['url']}#sha256={digest}\n"
    return f"{PACKAGE}=={version}\n"
