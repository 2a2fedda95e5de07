"""The languages that team.yml names, known before any text is read: each wants a side of it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from playbook.kinds.team.model import Spoken
from playbook.locale.languages import LANGUAGES
from playbook.source.bases import Base
from playbook.source.reader import MAX_BYTES, read

TEAM = "team.yml"


def team_languages(
    folder: Path, unwritten: Mapping[Path, bytes | None], base: Base | None
) -> list[dict[str, Any]]:
    """The entries of `languages` in the team file of `folder`, or of the `base` that it stands on.

    Of what is not as it should be, nothing: the check of that file says so.
    """
    own = _said(folder / TEAM, unwritten.get(folder / TEAM))
    found = own.get("languages")
    if found is None and base is not None and (not own or "change" in own):
        found = _said(base.data / TEAM, None).get("languages")
    found = [found] if isinstance(found, str) else found  # which is told, and clear enough
    entries = map(_entry, found if isinstance(found, list) else [])
    return [entry for entry in entries if entry]


def _entry(given: Any) -> dict[str, Any]:
    """The entry of a language; of a faulty one its code, if that is known."""
    entry = {"code": given} if isinstance(given, str) else given
    with suppress(ValidationError):
        return Spoken.model_validate(entry).model_dump(exclude_none=True)
    code = entry.get("code") if isinstance(entry, dict) else None
    return {"code": code} if isinstance(code, str) and code in LANGUAGES else {}


def _said(path: Path, raw: bytes | None) -> Mapping[str, Any]:
    """What the file at `path`, which is to hold `raw` if that is given, says; nothing if it is not
    to be read."""
    try:
        raw = path.read_bytes() if raw is None else raw
    except OSError:
        return {}
    return _data(raw) if len(raw) <= MAX_BYTES else {}


@lru_cache(maxsize=4)
def _data(raw: bytes) -> Mapping[str, Any]:
    data = read(TEAM, raw).data
    return data if isinstance(data, dict) else {}
