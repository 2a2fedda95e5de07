"""A folder of YAML -> a Playbook, or all of its problems at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from operator import itemgetter
from pathlib import Path
from types import MappingProxyType
from typing import cast

from playbook.check.anchors import AnchorsOf, bad_anchors
from playbook.check.as_said import say
from playbook.check.contents import Contents
from playbook.check.file import Readings, model_for, read_base, read_own
from playbook.check.ids import name_copies
from playbook.check.integrity import cross_check, doubtful
from playbook.check.misplaced import misplaced
from playbook.check.overlay import (
    LOCK,
    base_files,
    follow_aliases,
    former_owners,
    is_removed,
    origin,
    removed_places,
    still_there,
)
from playbook.check.team_languages import team_languages
from playbook.check.team_words import team_words
from playbook.check.translations import TRANSLATIONS, stale_in
from playbook.check.unsaid import problems_of_files
from playbook.kinds import all_kinds, file_kinds, record_kinds
from playbook.kinds.team.model import Team
from playbook.kinds.vocabulary.model import Vocabulary
from playbook.kinds.vocabulary.numbers import own_first
from playbook.locale import tables
from playbook.locale.languages import LANGUAGES, speak
from playbook.locale.po import FOLDER as WORDS
from playbook.model import json_schema
from playbook.model.base import ID_PATTERN, Model, Record
from playbook.model.playbook import Key, Playbook, Side, list_entries, listing
from playbook.problems.problem import BadPlaybook, Problem
from playbook.source.bases import Base
from playbook.source.changes import Joined
from playbook.source.files import files_below
from playbook.source.reader import Source

Place = tuple[str, int, int, str]
RESERVED = {"con", "prn", "aux", "nul"} | {
    f"{port}{number}" for port in ("com", "lpt") for number in range(10)
}
"""Names that Windows keeps for devices: nobody there could check the handbook out."""


def load(
    folder: Path,
    base: Base | None = None,
    before: Readings | None = None,
    anchors_of: AnchorsOf | None = None,
) -> Playbook:
    """Read and check `folder`, which stands on `base`. Raises BadPlaybook with every error in every
    file.

    `before` holds what was read before: a file that holds the same still is not taken apart again.
    """
    playbook, problems = inspect(
        folder, base=base, before=before, anchors_of=anchors_of, doubts=False
    )
    errors = [problem for problem in problems if not problem.warning]
    if playbook is None or errors:
        raise BadPlaybook(errors)
    return playbook


def inspect(
    folder: Path,
    unwritten: Mapping[Path, bytes | None] = MappingProxyType({}),
    base: Base | None = None,
    before: Readings | None = None,
    anchors_of: AnchorsOf | None = None,
    *,
    doubts: bool = True,
) -> tuple[Playbook | None, list[Problem]]:
    """The playbook in `folder`, if it can be made at all, and everything doubtful or wrong.

    `unwritten` files count as if they held that, None as if they were not there: what would be
    wrong then? Whether links
    lead to a place that is there can be told only with `anchors_of`, which prints pages. Without
    `doubts`, figures and words that are no errors are not looked for in all texts.
    """
    contents = gather(folder, unwritten, base, before)
    say(contents)
    problems = problems_of_files(contents)
    problems += cross_check(contents)
    problems += doubtful(contents) if doubts else ()
    if any(not problem.warning for problem in problems):
        return None, _at_home(contents, problems, base)
    playbook = _assemble(contents, stale_in(contents, folder))
    if anchors_of:
        problems += bad_anchors(contents, playbook, anchors_of)
    return playbook, _at_home(contents, problems, base)


def gather(
    folder: Path,
    unwritten: Mapping[Path, bytes | None] = MappingProxyType({}),
    base: Base | None = None,
    before: Readings | None = None,
) -> Contents:
    """All that `folder` and what it stands on hold, each part with its source; nothing is looked at
    as a whole yet."""
    before = {} if before is None else before
    faults: list[Problem] = []
    tables.add(team_words(folder, faults))
    speak(team_languages(folder, unwritten, base))
    contents = _read_all(folder, unwritten, base, before)
    contents.problems += faults
    if base is not None:
        _add_base(contents, folder, base, before)
    # Lists in the order of reading are not to show whose file a record is in.
    contents.records = dict(sorted(contents.records.items(), key=itemgetter(0)))
    for name, file in file_kinds().items():
        there = any(source.path.endswith(f"/{name}.yml") for source in contents.sources)
        if file.required and not there:
            place = f"{folder.name}/{name}.yml"
            contents.problems.append(Problem(place, 1, 1, "missing-file", {"name": f"{name}.yml"}))
            contents.miss(file)
    return contents


def _at_home(contents: Contents, problems: list[Problem], base: Base | None) -> list[Problem]:
    """The `problems`, each in the file it really stands in; no doubts about what `base` says, of
    which no team can change a word there."""
    homes = {source.path: source for source in contents.sources}
    told = [homes[p.path].at_home(p) if p.path in homes else p for p in problems]
    of_base = f"{base.data.as_posix()}/" if base else "\0"
    return [p for p in told if not (p.warning and p.path.startswith(of_base))]


def _read_all(
    folder: Path, unwritten: Mapping[Path, bytes | None], base: Base | None, before: Readings
) -> Contents:
    contents = Contents()
    has_schemas = (folder / json_schema.FOLDER).is_dir()
    gone = {path for path, raw in unwritten.items() if raw is None}
    begun = {path for path in unwritten if path.suffix == ".yml"}
    for path in sorted({*yaml_files(folder, contents.problems), *begun} - gone):
        where = path.relative_to(folder)
        model = model_for(where)[1]
        source, made, is_whole = read_own(path, folder, unwritten.get(path), base, before)
        contents.sources.append(source)
        wanted = json_schema.first_line(where)
        stray = has_schemas and source.data is not None and not source.text.startswith(wanted)
        if stray and is_whole:
            problem = Problem(source.path, 1, 1, "no-schema-line", {"line": wanted}, True)
            contents.problems.append(problem)
        _file(contents, where, model, source, made)
    name_copies(contents.sources)
    return contents


def _file(
    contents: Contents, where: Path, model: type[Model], source: Source, made: Model | None
) -> None:
    """Keep what was read at `where`."""
    kind = where.parts[0] if len(where.parts) == 2 else None
    if made is None:
        _note_broken(contents, kind, where.stem, model, source)
    elif kind:
        _file_under(contents, kind, where.stem, cast(Record, made), source)
    else:
        contents.files[where.stem] = (made, source)


def _add_base(contents: Contents, folder: Path, base: Base, before: Readings) -> None:
    """Add to what the team says what only `base` says."""
    removed = removed_places(contents)
    own = {source.path for source in contents.sources}
    changed = {source.below for source in contents.sources if isinstance(source, Joined)}
    base_team = None
    for where in base_files(base):
        kind, model = model_for(where)
        if where == Path("team.yml"):
            base_team = cast(Team, read_base(where, base, before)[1])
        whole = Path(folder.name, where).as_posix() in own
        if whole or (base.data / where).as_posix() in changed:
            continue
        source, made = read_base(where, base, before)
        if is_removed(where, removed):
            if kind and made:
                contents.left_out[kind, where.stem] = cast(Record, made)
            continue
        contents.sources.append(source)
        _file(contents, where, model, source, made)
    contents.former_owners = former_owners(base_team, contents)
    follow_aliases(contents)
    still_there(contents, removed, base)


def _note_broken(
    contents: Contents, kind: str | None, stem: str, model: type[Model], source: Source
) -> None:
    """Remember a file that is no model, for the sake of those that refer to it."""
    if source.data is not None:
        contents.broken.append((model, source))
    if kind is None:
        contents.miss(file_kinds()[stem])
        return
    contents.unread[kind].add(stem)
    ident = source.data.get("id", "") if source.data else ""
    if isinstance(ident, str) and re.fullmatch(ID_PATTERN, ident) and ident != stem:
        source.report(source.value_mark(("id",)), "id-not-file", id=ident, stem=stem)


def _file_under(contents: Contents, kind: str, stem: str, record: Record, source: Source) -> None:
    """Keep `record` by its id, which must be its file's name and nobody else's."""
    if record.id != stem:
        contents.unread[kind].add(stem)
        source.report(source.value_mark(("id",)), "id-not-file", id=record.id, stem=stem)
    if record.id in RESERVED:
        source.report(source.value_mark(("id",)), "reserved-name", name=record.id)
    key = (kind, record.id)
    if key in contents.records and record.id == stem != contents.records[key][1].stem:
        contents.records[key] = (record, source)  # the other is a copy, which is told
        return
    if key in contents.records:
        first = contents.records[key][1].place(("id",))
        source.report(source.value_mark(("id",)), "duplicate-id", id=record.id, first=first)
        return
    contents.records[key] = (record, source)


def yaml_files(folder: Path, problems: list[Problem] | None = None) -> Iterator[Path]:
    """The files to read, in a fixed order; one in no known place is added to `problems`."""
    for path in files_below(folder):
        where = path.relative_to(folder)
        if json_schema.FOLDER in where.parts or where.name in (LOCK, TRANSLATIONS):
            continue
        if where.parent.name == WORDS and where.suffix == ".po":
            continue
        known: list[str] = (
            [f"{name}.yml" for name in file_kinds()]
            if len(where.parts) == 1
            else list(record_kinds())
        )
        is_yaml = path.suffix == ".yml"
        if is_yaml and len(where.parts) <= 2 and where.parts[0] in known:
            yield path
            continue
        if problems is not None:
            name = path.relative_to(folder.parent).as_posix()
            problems.append(misplaced(name, where, known))


def _assemble(contents: Contents, stale: list[Side]) -> Playbook:
    files = {name: model for name, (model, _) in contents.files.items()}
    team = cast(Team, files["team"])
    if vocabulary := cast(Vocabulary | None, files.get("vocabulary")):
        files["vocabulary"] = own_first(vocabulary, markets=team.markets, regions=team.regions)
    records: dict[str, dict[str, Record]] = {name: {} for name in record_kinds()}
    listed = list_entries(all_kinds(), files)
    places = {
        (name, ident): place
        for name, entries in listed.items()
        for place, ident in enumerate(entries)
    }
    order = partial(_page_order, places=places, files=files)
    known = [(key, record) for key, (record, _) in contents.records.items()]
    foreign = {
        key: record for key, record in known if record_kinds()[key[0]].is_foreign(record, files)
    }
    printed = {key: found for key, found in contents.records.items() if key not in foreign}
    for (kind, ident), (record, _) in sorted(printed.items(), key=order):
        records[kind][ident] = record
    return Playbook(
        kinds=all_kinds(),
        languages=[LANGUAGES[entry.code] for entry in team.languages],
        records=records,
        files=files,
        as_written={name: source.data for name, (_, source) in contents.files.items()},
        paths={key: source.path for key, (_, source) in printed.items()},
        origins={key: found for key, (_, source) in printed.items() if (found := origin(source))},
        left_out=contents.left_out | foreign,
        named=contents.named,
        former_owners=contents.former_owners,
        removed=frozenset(removed_places(contents)),
        stale=stale,
    )


def _page_order(
    entry: tuple[Key, tuple[Record, Source]], places: Mapping[Key, int], files: Mapping[str, Model]
) -> Place:
    """Groups in the order of the vocabulary, then the kind's own order, then by id."""
    (kind, ident), (record, _) = entry
    group = places.get((listing(type(record), "group") or "", getattr(record, "group", "")), 0)
    return kind, group, record_kinds()[kind].place(record, files), ident
