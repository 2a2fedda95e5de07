"""The editor's endpoint: what it does for the keeper, and that it answers nobody else."""

from __future__ import annotations

import json
import random
from itertools import product
from pathlib import Path

import pytest

from playbook.edit.guard import MAX_BYTES, is_loopback
from tests.support.chance import SEED
from tests.support.editing import HOST, PORT, Served
from tests.support.handbooks import copy_fixture, fixture_book, project_at

RECORD = "metrics/cvr"
HOSTILE = 500
Request = tuple[str, object, dict[str, object]]
TOP = ("open", "check", "say", "save")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_fixture(tmp_path)


@pytest.fixture
def served(project: Path, tmp_path: Path) -> Served:
    return Served(project_at(project, tmp_path / "site"), fixture_book())


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


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
    said = served.ask("say", {"record": "checklists/weekly", "value": weekly, "lang": "en"}).said
    assert said["said"].startswith("Every Monday, 10:00; next: Mon ")
    nothings: list[object] = [
        None,
        {},
        {"freq": "hourly"},
        {"freq": "weekly", "times": ["25:00"]},
        [],
    ]
    for nothing in nothings:
        assert served.ask("say", {"record": RECORD, "value": nothing}).said == {"said": ""}


def test_all_that_can_be_edited_is_listed_by_title(served: Served) -> None:
    files = served.ask("files", {"lang": "en"}).said["files"]
    by_record = {one["record"]: one for one in files}
    assert by_record["roles/ops"]["title"] == fixture_book().records["roles"]["ops"].title["en"]
    assert by_record["team"] == {
        "record": "team",
        "kind": "The whole handbook",
        "title": "Team",
    }


def hostile(chance: random.Random) -> list[Request]:
    """Requests that no page of ours makes: what is asked, with what, how."""
    names: list[object] = [
        "../mkdocs", "metrics/../../mkdocs", "metrics/..%2f..%2fmkdocs", "/etc/passwd", "playbook",
        "metrics//cvr", "metrics/cvr.yml", "metrics/.cvr", ".git/config", "schema/metrics", "",
        "metrics", "metrics/cvr/x", "..", "\\..\\mkdocs", "C:/x", "metrics/cvr\0", "metrics/CVR",
        "metrics/ cvr", "metrics/" + "a" * 61, "metrics/linked", "metrics/dotted", "outside/cvr",
        None, 5, [], {"a": 1}, True,
    ]  # fmt: skip
    good: dict[str, object] = {"record": RECORD, "text": "id: cvr\n", "digest": ""}
    ways: list[dict[str, object]] = [
        {"HTTP_ORIGIN": None}, {"HTTP_ORIGIN": "null"}, {"HTTP_ORIGIN": "https://evil.example"},
        {"HTTP_ORIGIN": f"http://{HOST}:{PORT}.evil.example"}, {"HTTP_ORIGIN": f"https://{HOST}:{PORT}"},
        {"HTTP_HOST": "evil.example"}, {"HTTP_HOST": f"evil.example:{PORT}"}, {"HTTP_HOST": None},
        {"HTTP_HOST": f"{HOST}:{PORT + 1}"}, {"HTTP_SEC_FETCH_SITE": "cross-site"},
        {"HTTP_SEC_FETCH_SITE": "same-site"}, {"HTTP_AUTHORIZATION": None},
        {"HTTP_AUTHORIZATION": "Bearer "}, {"HTTP_AUTHORIZATION": "Bearer é"},
        {"REQUEST_METHOD": "GET"}, {"REQUEST_METHOD": "PUT"}, {"REQUEST_METHOD": "OPTIONS"},
        {"CONTENT_TYPE": "text/plain"}, {"CONTENT_TYPE": None}, {"CONTENT_LENGTH": None},
        {"CONTENT_TYPE": "application/x-www-form-urlencoded"}, {"CONTENT_LENGTH": "-1"},
        {"CONTENT_LENGTH": f"{MAX_BYTES + 1}"}, {"CONTENT_LENGTH": "9" * 5000},
        {"CONTENT_LENGTH": "٣"},
    ]  # fmt: skip
    bodies: list[object] = [b"", b"{", b"[]", b"null", b'"x"', b"\xff", b"[" * 5000, b"{}"]
    made: list[Request] = [(top, good | {"record": name}, {}) for top, name in product(TOP, names)]
    made += [(top, good, way) for top, way in product((*TOP, "files"), ways)]
    made += [(top, body, {}) for top, body in product(TOP, bodies)]
    made += [(path, good, {}) for path in ("save/", "/save", "SAVE", "../save", "save\0", "x")]
    token = [chance.choice("abcXYZ019-_") for _ in range(22)]
    while len(made) < HOSTILE:
        chance.shuffle(token)
        given: dict[str, object] = {
            "HTTP_AUTHORIZATION": "Bearer " + "".join(token[: chance.randrange(23)])
        }
        made.append((chance.choice(TOP), good, given))
    return made


def test_nothing_hostile_is_answered(served: Served, project: Path, tmp_path: Path) -> None:
    data = project / "playbook_data"
    (tmp_path / "secret.yml").write_text("id: linked\n", encoding="utf-8")
    (data / "metrics" / ".hidden.yml").write_text("id: dotted\n", encoding="utf-8")
    (data / "metrics" / "linked.yml").symlink_to(tmp_path / "secret.yml")
    (data / "metrics" / "dotted.yml").symlink_to(data / "metrics" / ".hidden.yml")
    (data / "outside").symlink_to(tmp_path)
    before, asked = everything(tmp_path), hostile(random.Random(SEED))
    assert len(asked) >= HOSTILE
    for path, given, way in asked:
        answer = served.ask(path, given, **way)
        assert answer.status[0] in "45", (path, given, way)
        assert list(answer.said) == ["refused"], (path, given, way)
    assert everything(tmp_path) == before


def test_bound_to_what_others_reach_it_answers_nothing_and_says_so(project: Path) -> None:
    for host in ("0.0.0.0", "::", "", "192.0.2.7", "no-such-host.invalid"):
        assert not is_loopback(host), host
        served = Served(project_at(project, project / "site"), fixture_book(), host)
        given = {"record": RECORD, "text": "", "digest": ""}
        for top in (*TOP, "files"):
            answer = served.ask(top, given)
            assert (answer.status[:3], answer.said) == ("403", {"refused": "not-alone"})
        page = served.ask("", b"", REQUEST_METHOD="GET", HTTP_HOST="192.0.2.7:8000")
        assert page.said == "zh False"
    assert all(map(is_loopback, ("127.0.0.1", "::1", "localhost", "127.3.2.1")))


def test_the_page_holds_no_token_and_lets_nothing_in(served: Served) -> None:
    """Another user of this machine can ask for it too."""
    page = served.ask("", b"", REQUEST_METHOD="GET", QUERY_STRING="lang=en&record=metrics/cvr")
    assert (page.status, page.said) == ("200 OK", "en True")
    assert served.editor.guard.token not in json.dumps([page.said, dict(page.headers)])
    policy = page.headers["Content-Security-Policy"]
    assert "unsafe" not in policy and "default-src 'none'" in policy
    assert page.headers["X-Frame-Options"] == "DENY"
    lost = served.ask("", b"", REQUEST_METHOD="GET", HTTP_HOST="evil.example")
    assert lost.status[:3] == "403"
    tokens = {Served(served.project, fixture_book()).editor.guard.token for _ in range(50)}
    assert len(tokens) == 50 and all(len(one) == 22 for one in tokens)


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
