"""The handbook as one file: unpacked and served by Python alone, it is all there."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.support.handbooks import ROOT, Site
from tests.support.watch import watch


@pytest.fixture
def unpacked(fixture_site: Site, tmp_path: Path) -> Iterator[str]:
    """The address of the fixture handbook, packed as the Makefile says and served as it advises."""
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8")
    found = re.search(r"python (-m zipfile -c) \.\./site\.zip \*", recipe)
    assert found
    names = [path.name for path in fixture_site.folder.iterdir()]
    pack = [sys.executable, *found[1].split(), str(tmp_path / "site.zip"), *names]
    subprocess.run(pack, cwd=fixture_site.folder, check=True)
    with zipfile.ZipFile(tmp_path / "site.zip") as packed:
        packed.extractall(tmp_path / "site")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    serve = [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1"]
    server = subprocess.Popen(serve, cwd=tmp_path / "site", stderr=subprocess.DEVNULL)
    for _ in range(100):
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    yield f"http://127.0.0.1:{port}"
    server.terminate()
    server.wait()


def test_it_is_read_searched_and_ticked(browser: Browser, unpacked: str) -> None:
    with watch(browser) as seen:
        page = seen.page
        page.goto(f"{unpacked}/")
        page.get_by_role("link", name="中文").click()
        page.wait_for_url(f"{unpacked}/zh/", wait_until="networkidle")
        page.keyboard.press("/")
        page.get_by_role("searchbox").fill("目标")
        page.get_by_role("dialog").get_by_role("link", name="明确目标").first.click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("目标")
        page.goto(f"{unpacked}/zh/checklists/daily/")
        page.get_by_role("checkbox").first.check()
        page.reload()
        expect(page.get_by_role("checkbox").first).to_be_checked()
        assert {url.split("/")[2] for url in seen.requests} == {unpacked.split("/")[2]}
        assert seen.faults == []
