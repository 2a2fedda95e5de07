"""`playbook rename`, `delete` and `eject`: what they write, and that nothing else changes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from playbook.check.loader import inspect, load
from playbook.cli.main import main
from playbook.kinds.plan.model import Plan
from playbook.render.renderer import Renderer
from playbook.source import bases
from tests.support.chance import sample
from tests.support.handbooks import FIXTURE, copy_fixture, own_handbook


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A handbook that stands on the fixture's, and has said nothing yet."""
    folder = own_handbook(tmp_path / "own")
    monkeypatch.chdir(folder)
    return folder


def texts(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.suffix in (".yml", ".md")
    }


def is_green(capsys: pytest.CaptureFixture[str]) -> bool:
    capsys.readouterr()
    code = main(["check", "--strict", "--lang", "en"])
    return code == 0 and capsys.readouterr().out == "0 error(s), 0 warning(s)\n"


def test_a_fact_is_renamed_in_its_home_in_data_and_in_prose_but_not_in_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = copy_fixture(tmp_path)
    monkeypatch.chdir(project)
    page = project / "docs/en/about/index.md"
    page.write_text(page.read_text("utf-8") + "\n`$forecast-error$`\n", "utf-8")
    before = texts(project)
    assert main(["rename", "facts/forecast-error", "bias"]) == 0
    assert is_green(capsys)
    after = texts(project)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {name for name, text in before.items() if "forecast-error" in text}
    assert "id: bias\n" in after["playbook_data/facts.yml"]
    assert after["docs/en/about/index.md"].count("forecast-error") == 1
    said = [after[f"playbook_data/practices/{name}.yml"] for name in ("goals", "process")]
    assert all(text.count("$bias$") == 2 for text in said)


@pytest.mark.parametrize(
    ("fact", "name"), [("unknown", "bias"), ("forecast-error", "Bias"), ("forecast-error", "12")]
)
def test_a_fact_is_not_renamed_without_a_name_for_it(
    fact: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = copy_fixture(tmp_path)
    monkeypatch.chdir(project)
    before = texts(project)
    assert main(["rename", f"facts/{fact}", name]) != 0
    assert texts(project) == before


def test_a_fact_of_the_base_keeps_its_name(own: Path) -> None:
    assert main(["rename", "facts/forecast-error", "bias"]) != 0


@pytest.mark.parametrize(
    "record",
    sample(
        ["metrics/cvr", "roles/ops", "checklists/daily", "practices/goals", "onboarding/ops"], 2
    ),
)
def test_a_rename_follows_every_name_and_keeps_all_else(
    record: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    project = copy_fixture(tmp_path)
    monkeypatch.chdir(project)
    (kind, ident), name = record.split("/"), "renamed-one"
    page = project / "docs/en/about/index.md"
    macro = {"metrics": "metric", "roles": "role", "practices": "practice"}.get(kind, "")
    if macro:
        page.write_text(page.read_text("utf-8") + f'\n{{{{ {macro}("{ident}") }}}}\n', "utf-8")
    before = texts(project)
    assert main(["rename", record, name]) == 0
    assert is_green(capsys)
    after = texts(project)
    was, now = f"playbook_data/{kind}/{ident}.yml", f"playbook_data/{kind}/{name}.yml"
    assert was not in after
    assert f"aliases: [{ident}]" in after[now]
    assert load(project / "playbook_data").records[kind][name].first_id == ident
    # Back to the old words, all is as it was: comments, quotes, order.
    kept = after.pop(now).replace(f"\naliases: [{ident}]", "", 1)
    after[was] = kept.replace(f"id: {name}", f"id: {ident}", 1)
    changed = {path for path in before if before[path] != after[path]}
    for path in changed:
        old, new = before[path].split("\n"), after[path].split("\n")
        differ = [(a, b) for a, b in zip(old, new, strict=True) if a != b]
        assert all(b.replace(name, ident) == a for a, b in differ), path


def test_the_former_address_leads_on_without_script(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = copy_fixture(tmp_path)
    monkeypatch.chdir(project)
    assert main(["rename", "roles/ops", "operations"]) == 0
    assert main(["build", "--site", str(tmp_path / "site")]) == 0
    page = (tmp_path / "site/en/roles/ops/index.html").read_text(encoding="utf-8")
    assert 'http-equiv="refresh" content="0; url=../operations/"' in page
    script = re.search(r'<script src="([^"]+)"', page)
    assert script
    assert (tmp_path / "site/en/roles/ops" / script[1]).resolve().is_file()
    assert (tmp_path / "site/en/feeds/ops.ics").is_file()
    feeds = [
        (tmp_path / f"site/en/feeds/{name}.ics").read_bytes() for name in ("ops", "operations")
    ]
    assert feeds[0] == feeds[1]
    path = (tmp_path / "site/en/onboarding/ops/index.html").read_text(encoding="utf-8")
    assert 'data-checklist="reading-operations" data-aliases="reading-ops"' in path
    today = (tmp_path / "site/en/today/index.html").read_text(encoding="utf-8")
    assert "data-former" in today


def test_calendar_entries_of_a_renamed_list_stay_the_same_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from playbook.export.calendar import Feeds  # noqa: PLC0415

    project = copy_fixture(tmp_path)
    monkeypatch.chdir(project)

    def uids() -> list[bytes]:
        feed = Feeds(load(project / "playbook_data"), "en", "").feed()
        return sorted(line for line in feed.split(b"\r\n") if line.startswith(b"UID:"))

    before = uids()
    assert main(["rename", "checklists/daily", "opening"]) == 0
    assert main(["rename", "checklists/opening", "dawn"]) == 0
    assert main(["rename", "calendar/spring-sale", "spring-fair"]) == 0
    assert uids() == before


def test_a_record_of_the_base_is_renamed_in_two_lines(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rename", "checklists/daily", "opening"]) == 0
    assert texts(own / "playbook_data") == {
        "checklists/opening.yml": "id: opening\nchange: daily\n"
    }
    assert is_green(capsys)
    assert main(["outdated"]) == 0
    book, _ = inspect(own / "playbook_data", base=bases.find(str(FIXTURE), own))
    assert book is not None
    assert "daily" not in book.records["checklists"]
    assert book.records["checklists"]["opening"].aliases == ["daily"]
    called = Renderer(book).render("checklist", "en/about/inline/", "daily")
    assert 'id="item-price"' in called
    assert main(["rename", "checklists/opening", "dawn"]) == 0
    assert is_green(capsys)
    book, _ = inspect(own / "playbook_data", base=bases.find(str(FIXTURE), own))
    assert book is not None
    assert book.records["checklists"]["dawn"].first_id == "daily"
    assert set(book.records["checklists"]["dawn"].aliases) == {"daily", "opening"}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("metrics/cvx", "x"), "no metrics/cvx"),
        (("metrics/cvr", "aov"), "aov will not do"),
        (("metrics/cvr", "C V R"), "C V R will not do"),
    ],
)
def test_what_cannot_be_renamed(
    given: tuple[str, str], said: str, own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rename", *given, "--lang", "en"]) == 2
    assert said in capsys.readouterr().err
    assert texts(own / "playbook_data") == {}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("con", "reserved-name"),
        ("constructor", "reserved-id"),
        ("a" * 61, "too-long"),
        ("a" * 300, "too-long"),
        ("cvr", "duplicate-id"),
    ],
)
def test_a_name_that_the_check_would_refuse_is_not_given(
    name: str,
    code: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Windows or scripts have it, no file can bear it, or another record had it once."""
    monkeypatch.chdir(copy_fixture(tmp_path))
    assert main(["rename", "metrics/cvr", "conversion"]) == 0
    before = texts(Path())
    assert main(["rename", "metrics/aov", name, "--lang", "en"]) != 0
    assert f"[{code}]" in capsys.readouterr().err
    assert texts(Path()) == before


def test_a_record_gets_its_former_name_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(copy_fixture(tmp_path))
    for before, after in (("cvr", "conversion"), ("conversion", "cvr"), ("cvr", "conversion")):
        assert main(["rename", f"metrics/{before}", after]) == 0
        assert load(Path("playbook_data")).records["metrics"][after].aliases == [before]


def test_what_is_deleted_is_told_of_and_never_guessed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = copy_fixture(tmp_path)
    monkeypatch.chdir(project)
    assert main(["delete", "metrics/refund", "--lang", "en"]) == 0
    said = capsys.readouterr()
    assert "Deleted" in said.out
    assert said.err.count("[removed] refund has been removed") == 4
    assert "Did you mean" not in said.err
    listed = project / "playbook_data/removed.yml"
    assert listed.read_text(encoding="utf-8").endswith("removed:\n  - metrics/refund\n")
    assert main(["delete", "roles/mgr", "--lang", "en"]) == 0
    assert listed.read_text(encoding="utf-8").endswith("  - metrics/refund\n  - roles/mgr\n")


def test_the_bases_records_files_and_pages_are_left_out(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for place in ("checklists/daily", "plan", "about/index"):
        assert main(["delete", place]) == 0
    assert main(["delete", "nothing/here"]) == 2
    assert is_green(capsys)
    book, _ = inspect(own / "playbook_data", base=bases.find(str(FIXTURE), own))
    assert book is not None
    assert book.get(Plan) is None
    assert "daily" not in book.records["checklists"]
    assert texts(own)["playbook_data/removed.yml"].endswith(
        "  - checklists/daily\n  - plan\n  - about/index\n"
    )


def test_eject_copies_whole_with_the_change_that_was_there(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = bases.find(str(FIXTURE), own)
    change = own / "playbook_data/checklists/daily.yml"
    change.parent.mkdir()
    change.write_text("id: daily\nchange: true\nminutes: 44\n", encoding="utf-8")
    before, _ = inspect(own / "playbook_data", base=base)
    assert main(["eject", "checklists/daily"]) == 0
    assert main(["eject", "metrics/cvr"]) == 0
    assert main(["eject", "about/index"]) == 0
    after, _ = inspect(own / "playbook_data", base=base)
    assert before is not None
    assert after is not None
    assert after.records == before.records
    assert not after.origins.keys() & {("checklists", "daily"), ("metrics", "cvr")}
    copied = (own / "playbook_data/metrics/cvr.yml").read_bytes()
    assert copied == (FIXTURE / "playbook_data/metrics/cvr.yml").read_bytes()
    assert (own / "docs/zh/about/index.md").is_file()
    assert main(["eject", "checklists/daily"]) == 2
    assert is_green(capsys)
