"""Serving keeps the last good pages, shows what is wrong in them, and recovers by itself."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from playbook.cli.main import main
from playbook.mkdocs import in_process
from playbook.source.project import Project
from tests.support.handbooks import ENVIRONMENT, copy_fixture

SECONDS = 120


def say_where(project: Path, address: str) -> None:
    """Have the settings of `project` say where it is shown, with a doubt, which stops nothing."""
    settings = project / "mkdocs.yml"
    said = settings.read_text("utf-8").replace("site_name: Sample", "site_name: Sample #1")
    settings.write_text(f"{said}\ndev_addr: {address}\n", "utf-8")


@pytest.fixture
def served_fixture(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """The fixture handbook being served: its project, and the address of its Chinese home page."""
    project = copy_fixture(tmp_path)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    say_where(project, f"127.0.0.1:{port}")
    command = [sys.executable, "-m", "playbook", "serve"]
    log = (tmp_path / "log").open("wb")
    process = subprocess.Popen(
        command, cwd=project, env=ENVIRONMENT, stdout=log, stderr=log, start_new_session=True
    )
    yield project, f"http://127.0.0.1:{port}/sample/zh/metrics/cvr/"
    os.killpg(process.pid, 15)
    process.wait(timeout=20)
    log.close()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("8000", "write the address as host:port"),
        ("127.0.0.1:99999", "write the address as host:port"),
        pytest.param(
            "192.0.2.1:8000",
            "the handbook cannot be shown at 192.0.2.1:8000 (",
            marks=pytest.mark.proof,
        ),
        ("127.0.0.1:{taken}", "something else is using 127.0.0.1:"),
    ],
)
def test_an_address_that_cannot_be_used_is_told_in_a_line(
    address: str,
    said: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(copy_fixture(tmp_path))
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = address.format(taken=taken.getsockname()[1])
        assert main(["serve", "--address", address, "--lang", "en"]) == 2
    assert capsys.readouterr().err.splitlines()[-1].startswith(f"playbook: {said}")


@pytest.mark.parametrize("given", [[], ["--address", "127.0.0.1:8124"]], ids=["settings", "given"])
def test_settings_say_where_unless_the_command_does_and_a_doubt_about_them_stops_nothing(
    given: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project, asked = copy_fixture(tmp_path), list[str]()
    say_where(project, "127.0.0.1:8123")
    monkeypatch.chdir(project)

    def serve(_: Project, address: str) -> int:
        asked.append(address)
        return 0

    monkeypatch.setattr(in_process, "serve", serve)
    assert main(["serve", *given]) == 0
    assert asked == (given[1:] or ["127.0.0.1:8123"])


def text_at(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return str(answer.read().decode())
    except OSError:
        return ""


def wait_until(happened: Callable[[str], bool], address: str) -> str:
    end = time.monotonic() + SECONDS
    while not happened(text := text_at(address)):
        assert time.monotonic() < end, text[-2000:]
        time.sleep(0.5)
    return text


def contains(words: str, text: str) -> bool:
    return words in text


def test_shows_the_fault_keeps_the_page_and_recovers(served_fixture: tuple[Path, str]) -> None:
    project, address = served_fixture
    record = project / "playbook_data/metrics/cvr.yml"
    good = record.read_text(encoding="utf-8")
    page = wait_until(lambda text: "支付转化率" in text, address)
    assert "pb-problems" not in page

    record.write_text(good.replace("title: {zh: 支付转化率", "title：{zh: 坏了"), encoding="utf-8")
    page = wait_until(lambda text: "pb-problems" in text, address)
    assert "metrics/cvr.yml:2:6: [full-width-colon]" in page
    assert "字段 title 后面用了中文冒号" in page
    assert "<h1" in page and "支付转化率</h1>" in page

    changed = good.replace("支付转化率, en", "付款转化率, en")
    record.write_text(changed, encoding="utf-8")
    page = wait_until(lambda text: "付款转化率</h1>" in text, address)
    assert "pb-problems" not in page


@pytest.mark.proof
def test_prose_is_printed_again_at_each_change(served_fixture: tuple[Path, str]) -> None:
    project, home = served_fixture
    page = project / "docs/zh/about/index.md"
    address = home.replace("metrics/cvr/", "about/")
    first = page.read_text(encoding="utf-8")
    wait_until(lambda text: "</html>" in text, address)
    for words in ("第一次改。", "第二次改。"):
        page.write_text(f"{first}\n{words}\n", encoding="utf-8")
        wait_until(partial(contains, words), address)
