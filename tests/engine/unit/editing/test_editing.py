"""The editor's endpoint: what it does for the keeper."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from threading import Thread

import pytest

from playbook.edit.guard import MAX_BYTES
from playbook.edit.said import TELLERS
from playbook.edit.said import said as tell
from tests.support.editing import Answer, Served
from tests.support.handbooks import fixture_book

RECORD = "metrics/cvr"


def test_a_file_is_opened_changed_and_saved_as_it_was_typed(served: Served, project: Path) -> None:
    path = project / "playbook_data" / f"{RECORD}.yml"
    opened = served.ask("open", {"record": RECORD, "lang": "en"}).said
    assert opened["text"] == path.read_text(encoding="utf-8")
    assert [one["code"] for one in opened["languages"]] == ["zh", "en"]
    assert opened["schema"]["properties"]["owner"] and opened["fields"]["owner"] == "Owner"
    assert opened["choices"]["roles"]["ops"] == fixture_book().records["roles"]["ops"].title["en"]
    text = opened["text"].replace("id: cvr\n", "id: cvr # own\n")
    saved = served.ask("save", {"record": RECORD, "text": text, "digest": opened["digest"]}).said
    assert (saved["changed"], path.read_text(encoding="utf-8")) == (False, text)
    assert served.ask("open", {"record": RECORD}).said["digest"] == saved["digest"]


def test_what_changed_on_disk_is_never_overwritten(served: Served, project: Path) -> None:
    path = project / "playbook_data" / f"{RECORD}.yml"
    opened = served.ask("open", {"record": RECORD}).said
    path.write_text(opened["text"] + "# another hand\n", encoding="utf-8")
    saved = served.ask(
        "save", {"record": RECORD, "text": "id: mine\n", "digest": opened["digest"]}
    ).said
    assert saved["changed"] and saved["text"].endswith("# another hand\n")
    assert path.read_text(encoding="utf-8") == saved["text"]


def test_a_new_record_is_written_where_none_is(served: Served, project: Path) -> None:
    text = served.ask("open", {"record": RECORD}).said["text"]
    given = {
        "record": f"{RECORD}-two",
        "text": text.replace("id: cvr", "id: cvr-two"),
        "digest": "",
    }
    checked = served.ask("check", given).said
    assert (checked["problems"], checked["html"]) == ([], f"page zh/{RECORD}-two.md")
    path = project / "playbook_data" / f"{RECORD}-two.yml"
    assert not path.exists()
    assert not served.ask("save", given).said["changed"] and path.is_file()
    again = served.ask("save", given | {"text": "id: other\n"}).said
    assert again["changed"] and path.read_text(encoding="utf-8") == given["text"]
    gone = {"record": "metrics/gone", "text": "", "digest": again["digest"]}
    assert served.ask("save", gone).said == {"refused": "no-such-file"}


def test_unsaved_text_is_checked_as_a_whole_in_the_words_of_the_catalogue(served: Served) -> None:
    opened = served.ask("open", {"record": RECORD}).said
    good = served.ask("check", {"record": RECORD, "text": opened["text"], "lang": "en"}).said
    assert (good["problems"], good["html"]) == ([], f"page en/{RECORD}.md")
    wrong = opened["text"].replace("owner: ", "owner: nobody-")
    bad = served.ask("check", {"record": RECORD, "text": wrong, "lang": "en"}).said
    [problem] = bad["problems"]
    assert problem["path"] == bad["path"] == f"playbook_data/{RECORD}.yml"
    line = next(n for n, one in enumerate(wrong.split("\n"), 1) if one.startswith("owner:"))
    assert (problem["line"], problem["column"], problem["code"]) == (line, 8, "unknown-id")
    assert "nobody-" in problem["message"] and bad["html"] == ""
    assert served.ask("check", {"record": RECORD, "text": opened["text"]}).said["problems"] == []


def test_what_is_wrong_elsewhere_for_it_is_told_too(served: Served) -> None:
    """Another file names what the unsaved text no longer has."""
    text = served.ask("open", {"record": "vocabulary"}).said["text"]
    group = fixture_book().records["metrics"]["cvr"].group  # type: ignore[attr-defined]
    text = text.replace(f"id: {group}", "id: other-one")
    bad = served.ask("check", {"record": "vocabulary", "text": text})
    assert f"playbook_data/{RECORD}.yml" in {one["path"] for one in bad.said["problems"]}


def test_a_schedule_is_said_while_it_is_typed(served: Served) -> None:
    weekly = {"freq": "weekly", "weekdays": ["MO"], "times": ["10:00"]}
    asked: dict[str, object] = {
        "record": "checklists/weekly",
        "what": "Schedule",
        "lang": "en",
    }
    said = served.ask("say", asked | {"value": weekly}).said
    assert said["said"].startswith("Every Monday, 10:00; next: Mon ")
    nothings: list[object] = [
        None,
        {},
        {"freq": "hourly"},
        {"freq": "weekly", "times": ["25:00"]},
        [],
    ]
    for nothing in nothings:
        for what in (*TELLERS, "Other", None, 5):
            given = asked | {"what": what, "value": nothing}
            assert served.ask("say", given).said == {"said": ""}, (what, nothing)


FORMULA = {
    "expression": "a / b * 100",
    "inputs": [
        {"id": "a", "name": {"zh": "甲", "en": "A"}, "example": 1},
        {"id": "b", "name": {"zh": "乙", "en": "B"}, "example": 3},
    ],
    "unit": {"zh": "%", "en": "% of $currency$"},
    "decimals": 1,
    "title": "not asked for",
}
SAID = [
    ("Formula", FORMULA, "Worked example: 33.3 % of CNY"),
    ("Formula", FORMULA | {"unit": {"zh": "%", "same": True}}, "Worked example: 33.3 %"),
    ("Formula", FORMULA | {"expression": "a / (b - 3)"}, ""),
    ("Formula", FORMULA | {"expression": "a +"}, ""),
    ("Window", {"every": 30, "from": "09:00", "to": "10:00"}, "(09:00, 09:30 and 10:00)"),
    ("Window", {"every": 30, "from": "09:00", "to": "09:00"}, ""),
    ("CampaignDays", {"start": -60, "end": 7}, "T-60 → T+7"),
    ("Date", "2026-11-30", "Mon 30 Nov 2026"),
    ("Date", "2026-02-30", ""),
    ("Period", {"start": "2026-04-01", "end": "2027-03-31"}, "Wed 1 Apr 2026 – Wed 31 Mar 2027"),
]


@pytest.mark.parametrize(("what", "value", "said"), SAID)
def test_what_is_typed_is_said_in_words(what: str, value: object, said: str) -> None:
    found = tell(what, value, fixture_book(), "en", date(2026, 11, 30))
    assert found.endswith(said) and bool(found) == bool(said), found


def test_a_day_by_rule_is_told_with_the_next_ones() -> None:
    rule = {"month": 11, "weekday": "FR", "nth": 4}
    found = tell("Rule", rule, fixture_book(), "en", date(2026, 11, 30))
    assert found == "Next: Fri 26 Nov 2027, Fri 24 Nov 2028"


def test_the_file_alone_is_looked_at_at_once(served: Served) -> None:
    """No reference is looked up, and nothing waits for a check of the whole."""
    text = served.ask("open", {"record": RECORD}).said["text"]
    wrong = text.replace("decimals: 2", "decimals: 9") if "decimals: 2" in text else text
    wrong = wrong.replace("owner: ", "owner: nobody-").replace("expression: ", "expression: z + ")
    with served.lock:
        found: list[Answer] = []
        asked = {"record": RECORD, "text": wrong, "lang": "en"}
        thread = Thread(target=lambda: found.append(served.ask("look", asked)))
        thread.start()
        thread.join(10)
    codes = {one["code"] for one in found[0].said["problems"]}
    assert "bad-expression" in codes and "unknown-id" not in codes
    whole = served.ask("check", asked).said["problems"]
    assert {one["code"] for one in whole if one["quick"]} == codes
    assert {one["code"] for one in whole if not one["quick"]} == {"unknown-id"}


def test_all_that_can_be_edited_is_listed_by_title(served: Served) -> None:
    files = served.ask("files", {"lang": "en"}).said["files"]
    by_record = {one["record"]: one for one in files}
    assert by_record["roles/ops"]["title"] == fixture_book().records["roles"]["ops"].title["en"]
    assert by_record["team"] == {
        "record": "team",
        "kind": "The whole handbook",
        "title": "Team",
    }


def test_what_is_no_text_is_not_written(served: Served, project: Path) -> None:
    path = project / "playbook_data" / f"{RECORD}.yml"
    before, opened = path.read_bytes(), served.ask("open", {"record": RECORD}).said
    for text in (None, 5, ["x"], "\ud800", "x" * (MAX_BYTES - 100)):
        given = {"record": RECORD, "text": text, "digest": opened["digest"]}
        if text != "x" * (MAX_BYTES - 100):
            assert served.ask("save", given).said == {"refused": "no-text"}
    assert path.read_bytes() == before
    path.write_bytes("id: 转化率\n".encode("gbk"))
    assert served.ask("open", {"record": RECORD}).said == {"refused": "not-utf-8"}


def test_what_cannot_be_written_leaves_the_file(
    served: Served, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = served.ask("open", {"record": RECORD}).said

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("playbook.edit.files.write", full)
    given = {"record": RECORD, "text": "id: cvr\n", "digest": opened["digest"]}
    assert served.ask("save", given).said == {"refused": "unwritable"}
    assert served.ask("open", {"record": RECORD}).said["digest"] == opened["digest"]
