"""The editor answers nobody but the keeper of this machine."""

from __future__ import annotations

import json
import random
from itertools import product
from pathlib import Path

from playbook.edit.guard import MAX_BYTES, is_loopback
from tests.support.chance import SEED
from tests.support.editing import HOST, PORT, Served, everything
from tests.support.handbooks import fixture_book, project_at

RECORD = "metrics/cvr"
HOSTILE = 500
Request = tuple[str, object, dict[str, object]]
TOP = ("open", "look", "check", "say", "differ", "save", "plan")


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
