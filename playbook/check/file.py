"""One file of data: read, and made what its place says it is."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from pydantic import ValidationError

from playbook.check.overlay import base_files, misspelt_mark, without_base
from playbook.check.placement import all_fields
from playbook.check.unsaid import GAP
from playbook.check.validation import explain
from playbook.kinds import file_kinds, record_kinds
from playbook.locale.languages import spoken, wanted
from playbook.model.base import Model
from playbook.problems.problem import Problem, listed
from playbook.source.bases import Base
from playbook.source.changes import MARK, changed_id, is_change, joined
from playbook.source.reader import MAX_BYTES, Source, read, too_big

SEVERAL = 3
"""So many fields are not forgotten one by one."""
Readings = dict[Path, tuple[bytes, Source, Model]]
"""Each faultless file as it was read, with the digest of its bytes and the languages wanted."""


def model_for(where: Path) -> tuple[str | None, type[Model]]:
    """The kind (None for a single file) and the model of the file at `where` in the folder."""
    if len(where.parts) == 2:
        return where.parts[0], record_kinds()[where.parts[0]].model
    return None, file_kinds()[where.stem].model


def read_file(
    path: Path, folder: Path, raw: bytes | None, before: Readings
) -> tuple[Source, Model | None]:
    """The file at `path`, which is to hold `raw` if that is given."""
    name = path.relative_to(folder.parent).as_posix()
    try:
        if raw is None and (size := path.stat().st_size) > MAX_BYTES:
            return too_big(name, size), None
        raw = path.read_bytes() if raw is None else raw
    except OSError as error:
        source = Source(name)
        source.report((1, 1), "unreadable", detail=error.strerror or type(error).__name__)
        return source, None
    digest = sha256(raw + f"{spoken()} {wanted()}".encode()).digest()
    if path in before:
        then, source, known = before[path]
        if then == digest and not source.problems:  # who looked at the whole may have found some
            return source, known
    source, made = examine(path, folder, raw)
    if made is not None and not source.problems:
        source.forget()
        before[path] = digest, source, made
    return source, made


def examine(path: Path, folder: Path, raw: bytes) -> tuple[Source, Model | None]:
    """What the file at `path` in `folder` would be if it held `raw`."""
    model = model_for(path.relative_to(folder))[1]
    source = read(path.relative_to(folder.parent).as_posix(), raw, all_fields(model))
    if is_change(source) or misspelt_mark(source):
        return source, None
    return source, _validate(source, model)


def read_base(where: Path, base: Base, before: Readings) -> tuple[Source, Model | None]:
    """The file of `base` at `where`."""
    source, made = read_file(base.data / where, base.data, None, before)
    source.path, source.shipped = (base.data / where).as_posix(), True
    return source, made


def change_of(
    change: Source, where: Path, base: Base | None, before: Readings
) -> tuple[Source, Model | None]:
    """What the base says, with the team's `change` at `where`."""
    below = where.with_name(f"{changed_id(change)}.yml")
    if below not in base_files(base):
        return without_base(change, below, base), None
    assert base is not None
    source, made = read_base(below, base, before)
    # A side that the base lacks may be just what the team adds.
    if made is None and (source.data is None or any(one.code != GAP for one in source.problems)):
        return source, None
    whole = joined(change, source)
    return whole, _validate(whole, model_for(where)[1])


def read_own(
    path: Path, folder: Path, raw: bytes | None, base: Base | None, before: Readings
) -> tuple[Source, Model | None, bool]:
    """The team's file at `path`, with what it changes of `base`, and whether it changes nothing."""
    where = path.relative_to(folder)
    source, made = read_file(path, folder, raw, before)
    if is_change(source):
        return *change_of(source, where, base, before), False
    if made is None and source.data is not None:
        _tell_unmarked_change(source, where, base, before)
        _tell_missing_at_once(source)
    return source, made, True


def _missing(source: Source) -> list[Problem]:
    """What is said of fields that the file itself lacks, not a part of it."""
    top = source.key_mark(())
    lacking = (one for one in source.problems if one.code == "missing-field")
    return [one for one in lacking if (one.line, one.column) == top]


def _tell_missing_at_once(source: Source) -> None:
    """Say in one problem which fields a file lacks: of several, its end may have been cut off."""
    missing = _missing(source)
    if len(missing) >= SEVERAL:
        source.problems[:] = [one for one in source.problems if one not in missing]
        source.report(
            source.key_mark(()),
            "missing-fields",
            names=listed(one.words["name"] for one in missing),
        )


def _tell_unmarked_change(source: Source, where: Path, base: Base | None, before: Readings) -> None:
    """Say of a file at `where` that lacks fields, and could be a change of the base's, only that:
    whether it is to change the base's or to stand in its place, nobody can tell."""
    missing = _missing(source)
    if not missing or where not in base_files(base):
        return
    marked = replace(source, data={**source.data, MARK: True}, problems=[])
    whole, made = change_of(marked, where, base, before)
    lacks = [one for one in whole.problems if one in missing]
    if lacks:  # the base does not say it either
        return
    told = [] if made else [one for one in source.problems if one not in missing]
    source.problems[:] = told
    names = listed(one.words["name"] for one in missing if one.words["name"] != "id")
    source.report(source.value_mark(("id",)), "change-unmarked", names=names)


def _validate(source: Source, model: type[Model]) -> Model | None:
    if source.data is None:
        return None
    try:
        return model.model_validate(source.data, context={"languages": wanted()})
    except ValidationError as error:
        explain(source, model, error)
        return None
