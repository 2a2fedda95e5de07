"""Where compiled templates are kept, in the folder asked for or nowhere; what explains marks."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from jinja2 import Environment
from jinja2.bccache import Bucket

from playbook.check.loader import load
from playbook.kinds.campaign.model import Campaign
from playbook.kinds.role.model import DayOne, Role
from playbook.mkdocs.handbook import Handbook
from playbook.model.base import Text
from playbook.render import renderer
from playbook.render.renderer import TEMPLATES, Renderer
from playbook.text.markup import plain
from playbook.views.plain_text import plain_text
from playbook.views.timeline import Line
from tests.support.handbooks import FIXTURE, fixture_book

BOOK = fixture_book()
CASES = FIXTURE.parent / "cases" / "bad"


def role_page(**fields: object) -> str:
    """The page of a role that has these `fields` besides its own."""
    role = BOOK.record("roles", "ops")
    assert isinstance(role, Role)
    roles = BOOK.records["roles"] | {"ops": role.model_copy(update=fields)}
    book = replace(BOOK, records=BOOK.records | {"roles": roles})
    return Renderer(book).render("role", "en/roles/ops/", "ops")


@pytest.fixture(autouse=True)
def _anew() -> Iterator[None]:
    """As in a process of its own: what this one has compiled is none of these tests'."""
    renderer.environment.cache_clear()
    yield
    renderer.environment.cache_clear()


def test_a_folder_asked_for_is_made_and_filled(tmp_path: Path) -> None:
    cache = tmp_path / ".cache" / "templates"
    text = Renderer(BOOK, cache).render("glossary", "zh/glossary/")
    kept = sorted(cache.iterdir())
    assert kept
    renderer.environment.cache_clear()
    assert Renderer(BOOK, cache).render("glossary", "zh/glossary/") == text
    assert sorted(cache.iterdir()) == kept


@pytest.mark.parametrize("left", [0, 3, 12, 14, 16, 30, -3])
def test_what_is_cut_off_is_compiled_anew(left: int, tmp_path: Path) -> None:
    text = Renderer(BOOK, tmp_path).render("glossary", "zh/glossary/")
    for kept in tmp_path.iterdir():
        kept.write_bytes(kept.read_bytes()[:left])
    renderer.environment.cache_clear()
    assert Renderer(BOOK, tmp_path).render("glossary", "zh/glossary/") == text


def test_folders_and_rings_in_place_of_what_is_compiled(tmp_path: Path) -> None:
    text = Renderer(BOOK, tmp_path).render("glossary", "zh/glossary/")
    for number, kept in enumerate(sorted(tmp_path.iterdir())):
        kept.unlink()
        kept.mkdir() if number % 2 else kept.symlink_to(kept.name)
    renderer.environment.cache_clear()
    assert Renderer(BOOK, tmp_path).render("glossary", "zh/glossary/") == text


@pytest.mark.parametrize("cache", [None, TEMPLATES / "choose.html" / "templates"])
def test_without_a_folder_to_write_to_pages_are_the_same(
    cache: Path | None, tmp_path: Path
) -> None:
    text = Renderer(BOOK, tmp_path).render("glossary", "zh/glossary/")
    assert Renderer(BOOK, cache).render("glossary", "zh/glossary/") == text


def test_what_another_engine_compiled_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A filter of the same name may be called otherwise there."""
    Renderer(BOOK, tmp_path).render("glossary", "zh/glossary/")
    kept = set(tmp_path.iterdir())
    monkeypatch.setattr(renderer, "_code", lambda: "another")
    renderer.environment.cache_clear()
    Renderer(BOOK, tmp_path).render("glossary", "zh/glossary/")
    assert {path.name.partition("-")[0] for path in set(tmp_path.iterdir()) - kept} == {"another"}


def test_a_full_disk_keeps_nothing_and_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    text = Renderer(BOOK).render("glossary", "zh/glossary/")
    monkeypatch.setattr(Bucket, "write_bytecode", full)
    assert Renderer(BOOK, tmp_path).render("glossary", "zh/glossary/") == text
    assert not list(tmp_path.iterdir())


def test_a_process_compiles_each_template_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str | None] = []
    real = Environment.compile

    def counted(self: Environment, source: Any, name: str | None = None, *rest: Any) -> Any:
        compiled.append(name)
        return real(self, source, name, *rest)

    monkeypatch.setattr(Environment, "compile", counted)
    for _ in range(2):
        Renderer(load(FIXTURE / "playbook_data")).render("glossary", "zh/glossary/")
    assert compiled and len(compiled) == len(set(compiled))


def test_a_server_reads_templates_anew() -> None:
    before = renderer.environment(None)
    assert renderer.environment(None) is before
    Handbook().read_templates()
    assert renderer.environment(None) is not before


def test_a_page_explains_the_marks_on_it_once_and_no_others() -> None:
    marked = Text(zh="补 50 元[](law)以内。", en="Up to 50 yuan[](law).")
    page = role_page(mission=marked, day_one=None)
    assert 'Up to 50 yuan<abbr class="pb-basis" title="law">§</abbr>.' in page
    assert re.findall(r"pb-basis-marks[^>]*>(.*?)</p>", page) == ["Marks: § law"]
    assert "pb-basis" not in role_page(day_one=None)


def test_the_card_of_a_first_day_explains_marks_itself_and_shows_the_words_there_are() -> None:
    file = CASES / "day-one-unknown-term/roles/mgr.yml"
    data = yaml.load(file.read_bytes(), yaml.CSafeLoader)
    page = role_page(day_one=DayOne.model_validate(data["day_one"]))
    assert page.count("pb-basis-marks") == 1
    assert page.index("pb-basis-marks") < page.index("## Scorecard")
    assert 'href="../../glossary/sales/#term-gmv">Gross merchandise value</a></p>' in page
    assert "<dd>HR</dd>" in page


def test_months_without_room_for_their_names_leave_every_second_one_out() -> None:
    year, longer = (Line(date(2026, month, 1), date(2027, 12, 31)) for month in (10, 4))
    names = {"en": "Sept", "zh": "10 月", "fr": "sept."}
    named = {
        (line, code): line.named([name] * len(line.months()), 4)
        for line in (year, longer)
        for code, name in names.items()
    }
    assert all(all(named[year, code]) for code in names)
    assert named[longer, "zh"] == [True, False] * 10 + [False]  # the last has nothing behind it
    assert named[longer, "fr"] == named[longer, "zh"]
    assert longer.named(["Sep"] * 21, 4) == [True] * 21
    assert year.named(["Sept"] * 15, 12) == [False] * 15


def test_stages_that_never_move_have_no_empty_list_of_notices() -> None:
    campaign = next(one for one in BOOK.all(Campaign) if any(day.notice for day in one.stages))
    fixed = [day.model_copy(update={"notice": None}) for day in campaign.stages]
    known = {campaign.id: campaign.model_copy(update={"stages": fixed})}
    book = replace(BOOK, records=BOOK.records | {"calendar": BOOK.records["calendar"] | known})
    for one, lists in ((BOOK, 1), (book, 0)):
        page = Renderer(one).render("campaign", f"en/calendar/{campaign.id}/", campaign.id)
        assert page.count('<ul class="pb-list pb-small">') == lists


def test_a_mark_is_said_in_words_where_nothing_explains_it() -> None:
    text = Text(zh="50 元[](rule-of-thumb)以内", en="Up to 50 yuan[](rule-of-thumb)")
    assert plain_text(BOOK, text, "zh") == "50 元（经验值）以内"
    assert plain_text(BOOK, text, "en") == "Up to 50 yuan (rule of thumb)"
    assert plain(text["en"]) == "Up to 50 yuan≈"
