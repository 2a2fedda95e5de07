"""Another user of the machine reaches the editor's address, and gets nothing out of it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.editing import serving
from tests.support.handbooks import copy_fixture

NOBODY = "65534"
RECORD = "metrics/cvr"
ASKS = """
import json, os, pathlib, sys, urllib.error, urllib.request

address, pid, project = sys.argv[1:]
origin = "/".join(address.split("/")[:3])
found = {"uid": os.getuid(), "said": []}

def ask(top, token):
    headers = {"Content-Type": "application/json", "Origin": origin}
    if token is not None:
        headers["Authorization"] = f"Bearer {token}"
    given = {"record": "RECORD", "text": "id: taken", "digest": "", "what": "delete"}
    wanted = urllib.request.Request(f"{address}edit/{top}", json.dumps(given).encode(), headers)
    try:
        with urllib.request.urlopen(wanted) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode()

for top in ("files", "open", "look", "check", "say", "differ", "save", "plan"):
    for token in (None, "", "undefined", "A" * 22):
        found["said"].append(ask(top, token))
with urllib.request.urlopen(f"{address}edit/?lang=en&record=RECORD") as page:
    found["page"] = page.read().decode() + str(page.headers)
found["read"] = []
within = [os.path.join(at, name) for at, _, names in os.walk(project) for name in names]
for place in (f"/proc/{pid}/environ", f"/proc/{pid}/cmdline", *within):
    try:
        found["read"].append(pathlib.Path(place).read_text(errors="replace"))
    except OSError:
        pass
json.dump(found, sys.stdout)
""".replace("RECORD", RECORD)


@pytest.mark.skipif(os.getuid() != 0, reason="only root can be another user for a while")
def test_without_the_token_nobody_else_is_answered(tmp_path: Path) -> None:
    python = shutil.which("python3", path="/usr/bin:/bin:/usr/local/bin")
    assert python, "a Python that every user may run"
    project = copy_fixture(tmp_path)
    before = {path: path.read_bytes() for path in project.rglob("*.yml")}
    with serving(project, tmp_path / "site") as served:
        as_nobody = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
        asked = [python, "-I", "-c", ASKS, served.address, str(os.getpid()), str(tmp_path)]
        done = subprocess.run([*as_nobody, *asked], capture_output=True, check=True)
        own = [python, "-I", "-c", ASKS.replace('"A" * 22', repr(served.token))]
        known = subprocess.run([*own, *asked[4:]], capture_output=True, check=True)
    found = json.loads(done.stdout)
    assert found["uid"] == int(NOBODY)
    assert len(found["said"]) == 32
    assert [one for one in found["said"] if one != [401, '{"refused": "token"}']] == []
    assert served.token not in done.stdout.decode()
    answered = [status for status, _ in json.loads(known.stdout)["said"]]
    assert answered.count(200) >= 5, "who has the token is answered"
    assert before == {path: path.read_bytes() for path in project.rglob("*.yml")}
