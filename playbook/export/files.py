"""The files of the site beside its pages: calendars, workbooks, and what scripts reckon with."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from playbook.export.calendar import Feeds
from playbook.export.countdown import countdown
from playbook.export.forms import form_workbook
from playbook.export.plan_files import FILE as PLAN_FILES
from playbook.export.plan_files import plan_files
from playbook.export.plan_workbook import FILE as PLAN_WORKBOOK
from playbook.export.plan_workbook import plan_workbook
from playbook.export.workbook import workbook
from playbook.kinds.campaign.numbers import offered
from playbook.kinds.checklist.numbers import checklists_of, having_duties
from playbook.kinds.form.model import Form
from playbook.kinds.onboarding.numbers import dated
from playbook.kinds.plan.numbers import has_builder
from playbook.kinds.practice.model import Practice
from playbook.model.base import Model, Record, Text
from playbook.model.kind import Kind
from playbook.model.playbook import Playbook
from playbook.views import client_data, maturity, onboarding, script_words


def site_files(book: Playbook, site_url: str) -> Iterator[tuple[str, bytes]]:
    """Every file, as its path below the site and its bytes.

    `site_url` is the site's address, for links back to it; empty if it is not known.
    """
    address = site_url.rstrip("/") + "/" if site_url else ""
    for language in (one.code for one in book.languages):
        feeds = Feeds(book, language, address)
        yield f"{language}/{script_words.FILE}", _json(script_words.of_file(book, language))
        yield f"{language}/duties.json", _json(client_data.known(book, language))
        yield f"{language}/items.json", _json(client_data.items(book, language))
        yield f"{language}/steps.json", _json(client_data.steps(book, language))
        known = onboarding.known(book, language)
        yield f"{language}/paths.json", _json(known)
        for role in known["roles"]:
            yield (
                f"{language}/paths/{role}.json",
                _json(onboarding.role_paths(book, role, language)),
            )
        if book.all(Practice):
            yield f"{language}/{maturity.FILE}", _json(maturity.known(book, language))
        yield f"{language}/feeds.ics", feeds.feed()
        for owner in having_duties(book):
            role = book.records["roles"].get(owner)
            for name in (owner, *(role.aliases if role else ())):  # calendars keep the old address
                yield f"{language}/feeds/{name}.ics", feeds.feed(owner)
        for campaign in offered(book):
            file = countdown(book, campaign, language, address)
            for name in (campaign.id, *campaign.aliases):
                yield f"{language}/countdowns/{name}.ics", file
        lists = checklists_of(book)
        if lists:
            yield f"{language}/sheets.xlsx", workbook(book, lists, language)
        for checklist in lists:
            yield f"{language}/sheets/{checklist.id}.xlsx", workbook(book, [checklist], language)
        if has_builder(book):
            plan, cells = plan_workbook(book, language)
            yield f"{language}/{PLAN_WORKBOOK}", plan
            yield f"{language}/{PLAN_FILES}", _json({**plan_files(book), "cells": cells})
        for form in book.all(Form):
            yield f"{language}/forms/{form.id}.xlsx", form_workbook(book, form, language)


def _json(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


class CachedFiles:
    """The files of the playbook asked for last, made anew only when what they say has changed."""

    def __init__(self) -> None:
        self._basis: object = None
        self._files: list[tuple[str, bytes]] = []

    def site_files(self, book: Playbook, site_url: str) -> list[tuple[str, bytes]]:
        """The same as the function `site_files`."""
        basis = (
            site_url,
            [_held(book, kind) for kind in book.kinds if kind.exported],
            _titles(book),
            _studies(book),
        )
        if basis != self._basis:
            self._files = list(site_files(book, site_url))
            self._basis = basis
        return self._files


def _held(book: Playbook, kind: Kind) -> list[Record] | Model | None:
    return book.each(kind.name) if kind.has_records else book.files.get(kind.name)


def _studies(book: Playbook) -> list[dict[str, Any]]:
    """What new hires read and check themselves with: it hangs on records of many kinds."""
    paths = [path for path in dated(book) if path.role]
    return [onboarding.study(book, path, known.code) for path in paths for known in book.languages]


def _titles(book: Playbook) -> list[tuple[str, str, Text]]:
    """What links in checklists read as."""
    return [
        (kind, ident, record.title)
        for kind, records in book.records.items()
        for ident, record in records.items()
    ]
