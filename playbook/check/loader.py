"""A folder of YAML -> a Playbook, or all of its problems at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast, get_args

from pydantic import ValidationError

from playbook.check.contents import Contents
from playbook.check.integrity import cross_check
from playbook.check.placement import all_fields
from playbook.check.validation import explain
from playbook.model import json_schema
from playbook.model.base import ID_PATTERN, Model, Record
from playbook.model.calendar import Campaign
from playbook.model.playbook import Key, Playbook, group_of
from playbook.model.registry import FILES, KINDS, REQUIRED
from playbook.problems.problem import BadPlaybook, Problem, phrase
from playbook.problems.suggestions import nearest
from playbook.schedule.campaign_dates import days_in
from playbook.source.files import files_below
from playbook.source.reader import MAX_BYTES, Source, read, too_big

_HOLDS = {"team": "partners"}
"""What the entries of a single file are called by those who refer to them, if not as the file."""
RESERVED = {"con", "prn", "aux", "nul"} | {
    f"{port}{number}" for port in ("com", "lpt") for number in range(10)
}
"""Names that Windows keeps for devices: nobody there could check the handbook out."""


def load(folder: Path) -> Playbook:
    """Read and check `folder`. Raises BadPlaybook with every error in every file."""
    playbook, problems = inspect(folder)
    errors = [problem for problem in problems if not problem.warning]
    if playbook is None or errors:
        raise BadPlaybook(errors)
    return playbook


def inspect(
    folder: Path, unwritten: Mapping[Path, bytes] = MappingProxyType({})
) -> tuple[Playbook | None, list[Problem]]:
    """The playbook in `folder`, if it can be made at all, and everything doubtful or wrong.

    `unwritten` files count as if they were there: what would be wrong if they were?
    """
    contents = _read_all(folder, unwritten)
    problems = contents.problems + [p for source in contents.sources for p in source.problems]
    problems += cross_check(contents.records, contents.files, contents.unread, contents.broken)
    if any(not problem.warning for problem in problems):
        return None, problems
    return _assemble(contents), problems


def _read_all(folder: Path, unwritten: Mapping[Path, bytes]) -> Contents:
    contents = Contents()
    has_schemas = (folder / json_schema.FOLDER).is_dir()
    for path in sorted({*yaml_files(folder, contents.problems), *unwritten}):
        kind, model = model_for(path.relative_to(folder))
        source, made = _read(path, folder, model, unwritten.get(path))
        contents.sources.append(source)
        wanted = json_schema.first_line(path.relative_to(folder))
        if has_schemas and source.data is not None and not source.text.startswith(wanted):
            problem = Problem(source.path, 1, 1, "no-schema-line", {"line": wanted}, True)
            contents.problems.append(problem)
        if made is None:
            _note_broken(contents, kind, path.stem, model, source)
        elif kind:
            _file_under(contents, kind, path.stem, cast(Record, made), source)
        else:
            contents.files[path.stem] = (made, source)
    for name in REQUIRED:
        if not any(source.path.endswith(f"/{name}.yml") for source in contents.sources):
            place = f"{folder.name}/{name}.yml"
            contents.problems.append(Problem(place, 1, 1, "missing-file", {"name": f"{name}.yml"}))
            contents.unread[_HOLDS.get(name, name)] = set()
    return contents


def model_for(where: Path) -> tuple[str | None, type[Model]]:
    """The kind (None for a single file) and the model of the file at `where` in the folder."""
    if len(where.parts) == 2:
        return where.parts[0], KINDS[where.parts[0]].model
    return None, FILES[where.stem]


def _read(
    path: Path, folder: Path, model: type[Model], raw: bytes | None
) -> tuple[Source, Model | None]:
    """The file at `path`, which is to hold `raw` if that is given."""
    name = path.relative_to(folder.parent).as_posix()
    try:
        size = path.stat().st_size if raw is None else 0
        if size > MAX_BYTES:
            source = too_big(name, size)
        else:
            source = read(name, path.read_bytes() if raw is None else raw, all_fields(model))
    except OSError as error:
        source = Source(name)
        source.report((1, 1), "unreadable", detail=error.strerror or type(error).__name__)
    made = _validate(source, model)
    if made is not None and not source.problems:
        source.forget()
    return source, made


def examine(path: Path, folder: Path, raw: bytes) -> tuple[Source, Model | None]:
    """What the file at `path` in `folder` would be if it held `raw`."""
    model = model_for(path.relative_to(folder))[1]
    source = read(path.relative_to(folder.parent).as_posix(), raw, all_fields(model))
    return source, _validate(source, model)


def _note_broken(
    contents: Contents, kind: str | None, stem: str, model: type[Model], source: Source
) -> None:
    """Remember a file that is no model, for the sake of those that refer to it."""
    if source.data is not None:
        contents.broken.append((model, source))
    if kind is None:
        contents.unread[_HOLDS.get(stem, stem)] = set()
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
    if key in contents.records:
        first = contents.records[key][1].place(("id",))
        source.report(source.value_mark(("id",)), "duplicate-id", id=record.id, first=first)
        return
    contents.records[key] = (record, source)


def yaml_files(folder: Path, problems: list[Problem] | None = None) -> Iterator[Path]:
    """The files to read, in a fixed order; one in no known place is added to `problems`."""
    for path in files_below(folder):
        where = path.relative_to(folder)
        if json_schema.FOLDER in where.parts:
            continue
        known: list[str] = (
            [f"{name}.yml" for name in FILES] if len(where.parts) == 1 else list(KINDS)
        )
        is_yaml = path.suffix == ".yml"
        if is_yaml and len(where.parts) <= 2 and where.parts[0] in known:
            yield path
            continue
        if problems is not None:
            name = path.relative_to(folder.parent).as_posix()
            problems.append(_misplaced(name, where, known))


def _misplaced(name: str, where: Path, known: list[str]) -> Problem:
    if where.suffix.lower() in (".yml", ".yaml") and where.suffix != ".yml":
        wanted = where.with_suffix(".yml").name
        return Problem(name, 1, 1, "wrong-ending", {"name": where.name, "wanted": wanted})
    known_place = where.parts[0] in known
    near = phrase("only-records") if known_place else nearest(where.parts[0], known)
    return Problem(name, 1, 1, "unknown-place", {"name": where.as_posix(), "near": near})


def _validate(source: Source, model: type[Model]) -> Model | None:
    if source.data is None:
        return None
    try:
        return model.model_validate(source.data)
    except ValidationError as error:
        explain(source, model, error)
        return None


def _assemble(contents: Contents) -> Playbook:
    records: dict[str, dict[str, Record]] = {name: {} for name in KINDS}
    for (kind, ident), (record, _) in sorted(contents.records.items(), key=_page_order):
        records[kind][ident] = record
    files: dict[str, Any] = {name: model for name, (model, _) in contents.files.items()}
    return Playbook(
        team=files["team"],
        records=records,
        plan=files.get("plan"),
        phases=files.get("phases"),
        holidays=files.get("holidays"),
        evidence_file=files.get("evidence"),
        inventory=files.get("sources"),
        paths={key: source.path for key, (_, source) in contents.records.items()},
    )


def _page_order(entry: tuple[Key, tuple[Record, Source]]) -> tuple[str, int, int, str]:
    """Groups in the order the model lists them, then `order` (campaigns: by date), then id."""
    (kind, ident), (record, _) = entry
    if isinstance(record, Campaign):
        day = days_in([2027], record.rule, record.dates)
        return kind, 0, day[0].timetuple().tm_yday if day else 999, ident
    group = type(record).model_fields.get("group")
    groups = get_args(group.annotation) if group else ()
    place = groups.index(group_of(record)) if groups else 0
    return kind, place, getattr(record, "order", 0), ident
